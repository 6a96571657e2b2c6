/**
 * `npm run channel:check [-- <channel> …]`: what works and what is wrong, for each channel that is on.
 * Changes nothing. Exit status 1: something is wrong.
 */
import { checkAddress } from '../../integrations/channels/upkeep/public-address.ts';
import type { Finding } from '../../integrations/channels/upkeep/upkeep.ts';
import { configuredChannels } from './channels/configured.ts';
import { asCommand, say, sayEach } from './channels/say.ts';

async function check(named: readonly string[]): Promise<number> {
  const { publicUrl, channels } = await configuredChannels(named);
  const paths = channels.map(({ upkeep }) => upkeep.path);
  const found: Finding[] = [...(await checkAddress(publicUrl, paths))];
  sayEach('The public address', found);
  const all = await Promise.all(
    channels.map(async ({ id, upkeep, settings, site }) => ({
      id,
      findings: await upkeep.check(settings, site),
    })),
  );
  for (const { id, findings } of all) {
    sayEach(`\n${id}`, findings);
    found.push(...findings);
  }
  const count = (state: Finding['state']) =>
    found.filter((finding) => finding.state === state).length;
  say(
    `\n${count('works')} ✓ work, ${count('wrong')} ✗ are wrong, ${count('unsure')} ? could not be told.`,
  );
  return count('wrong') > 0 ? 1 : 0;
}

await asCommand(() => check(process.argv.slice(2)));
