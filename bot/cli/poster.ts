/**
 * `npm run poster [-- --out=<folder>] [<channel> …]`: writes a page to print for each place of the
 * city pack's `posters` and each channel that is on. Who scans one is counted for its place.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../integrations/channels/upkeep/upkeep.ts';
import { configuredChannels, UpkeepError } from './channels/configured.ts';
import { asCommand, say, sayEach } from './channels/say.ts';
import { posterPage } from './poster/page.ts';

const OUT = '--out=';

async function print(given: readonly string[]): Promise<number> {
  const out = given.find((each) => each.startsWith(OUT))?.slice(OUT.length) ?? 'posters';
  const named = given.filter((each) => !each.startsWith(OUT));
  const { city, channels } = await configuredChannels(named);
  if (city.posters.length === 0)
    throw new UpkeepError('The city pack names no places: add posters to its city.json.');
  mkdirSync(out, { recursive: true });
  const wrong: Finding[] = [];
  for (const { id, upkeep, settings, site } of channels)
    for (const place of city.posters) {
      const poster = await upkeep.poster?.(settings, site, place.id);
      if (poster === undefined) continue;
      if ('state' in poster) {
        wrong.push({ ...poster, told: `${id}: ${poster.told}` });
        break;
      }
      const file = join(out, `${place.id}-${id}.html`);
      writeFileSync(file, posterPage({ ...poster, place }, city));
      say(file);
    }
  if (wrong.length > 0) sayEach('\nNot made', wrong);
  return wrong.length > 0 ? 1 : 0;
}

await asCommand(() => print(process.argv.slice(2)));
