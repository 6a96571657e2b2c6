/**
 * `npm run take-in -- --door=<name> <file.csv> [--apply]`: reads another door's messages and, with
 * --apply, hands them to the server that runs here. Nothing is sent where a line is wrong; whatever
 * was taken before is not taken twice, so after a break it is run again.
 */
import { readFileSync } from 'node:fs';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { instantOf } from '../../knowledge/moment.ts';
import { loadConfig } from '../config.ts';
import { UpkeepError } from './channels/configured.ts';
import { asCommand, say } from './channels/say.ts';

const DOOR = '--door=';
const APPLY = '--apply';

async function takeIn(given: readonly string[]): Promise<number> {
  const door = given.find((each) => each.startsWith(DOOR))?.slice(DOOR.length) ?? '';
  const [file, ...more] = given.filter((each) => !each.startsWith('--'));
  if (!door || file === undefined || more.length > 0)
    throw new UpkeepError(
      `Name the door and one file: npm run take-in -- ${DOOR}12345热线 orders.csv`,
    );
  const config = loadConfig(process.cwd());
  const factory = channelFactories.find(({ table }) => table);
  const read = await factory?.table?.();
  const settings = factory && config.channels[factory.id];
  if (!read || !settings)
    throw new UpkeepError(`Other doors are off: set ${factory?.configuredBy} here too.`);
  const { timeZone } = loadCityPack(config.CITY_PACK).city;
  const momentOf = (local: string) => instantOf(local, timeZone);
  const table = read(readFileSync(file, 'utf8'), { door, settings, momentOf });
  for (const fault of table.faults) say(fault);
  if (table.faults.length > 0) {
    say(`Nothing was taken: ${table.faults.length} faults.`);
    return 1;
  }
  const found = `${table.messages} messages of ${door}`;
  if (!given.includes(APPLY)) {
    say(`${found} are right; nothing was taken. To do it: ${APPLY}`);
    return 0;
  }
  const host = config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST;
  for (const { method, path, headers, body } of table.requests(new Date())) {
    const url = `http://${host}:${config.PORT}${path}`;
    const answer = await fetch(url, {
      method,
      headers: { ...headers },
      body: new Uint8Array(body),
    });
    if (!answer.ok)
      throw new UpkeepError(`Broken off (status ${answer.status}): run it again.`);
  }
  say(`${found} are taken, each once.`);
  return 0;
}

await asCommand(() => takeIn(process.argv.slice(2)));
