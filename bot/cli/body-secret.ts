/** `npm run body-secret -- heating_company`: what signs the calls of this body's own webhook. */
import { loadCityPack } from '../../knowledge/content/load.ts';
import { loadConfig } from '../config.ts';
import { bodySecret } from '../tasks/tell-body.ts';

const config = loadConfig(process.cwd());
const [id] = process.argv.slice(2);
const body = loadCityPack(config.CITY_PACK).city.bodies.find((each) => each.id === id);
if (!body || !config.BODY_SECRET) {
  const why = body ? 'BODY_SECRET is not set.' : 'Name one body of the city pack.';
  process.stderr.write(`${why} npm run body-secret -- heating_company\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${bodySecret(config.BODY_SECRET, body.id)}\n`);
}
