/**
 * `npm run channel:setup [-- --apply] [<channel> …]`: says what would be registered at the vendors of
 * the channels that are on, and with --apply does it. Safe to run twice. Exit status 1: a vendor
 * refused, or could not be asked.
 */
import type { Measure } from '../../integrations/channels/upkeep/upkeep.ts';
import { type ConfiguredChannel, configuredChannels } from './channels/configured.ts';
import { asCommand, say, sayEach } from './channels/say.ts';

const APPLY = '--apply';

async function setUp(given: readonly string[]): Promise<number> {
  const { channels } = await configuredChannels(given.filter((each) => each !== APPLY));
  const applies = given.includes(APPLY);
  let waiting = 0;
  let failed = false;
  for (const channel of channels) {
    const measures = await channel.upkeep.plan(channel.settings, channel.site);
    if (measures.length === 0) continue;
    waiting += measures.filter(({ state }) => state === 'to_do').length;
    const told = applies ? await applied(measures) : measures;
    failed ||= told.some(({ state }) => state === 'wrong');
    sayEach(title(channel), told);
  }
  if (waiting > 0 && !applies)
    say(`+ would be changed; nothing was. To do it: npm run channel:setup -- ${APPLY}`);
  else if (!failed && waiting === 0) say('Nothing is left that a call could set up.');
  return failed ? 1 : 0;
}

const title = ({ id }: ConfiguredChannel) => `${id} (docs/channels/${id}.md)`;

/** One after the other: the next may rest on the one before. */
async function applied(measures: readonly Measure[]) {
  const told = [];
  for (const measure of measures)
    told.push(measure.state === 'to_do' ? await measure.apply() : measure);
  return told;
}

await asCommand(() => setUp(process.argv.slice(2)));
