/**
 * `npm run ledger:verify`: checks that no event of any case was changed, taken out or cut off. On
 * the embedded database the server must stand still. Exit status 1 where something was.
 */
import { openDatabase } from '../../integrations/database/open.ts';
import { loadConfig } from '../config.ts';
import { databaseOptions } from '../database-options.ts';

async function verify(): Promise<boolean> {
  const config = loadConfig(process.cwd());
  const db = await openDatabase(await databaseOptions(config));
  try {
    const { events, cases, seals, faults } = await db.ledger.verify();
    for (const { caseId, seq, what } of faults)
      process.stdout.write(
        `${what}${caseId === null ? '' : `: case ${caseId}, event ${seq}`}\n`,
      );
    const found =
      faults.length === 0 ? 'whole' : `BROKEN in ${faults.length} places or more`;
    process.stdout.write(
      `${events} events of ${cases} cases under ${seals} seals: ${found}.\n`,
    );
    return faults.length === 0;
  } finally {
    await db.close();
  }
}

const whole = await verify().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : 'It failed.';
  process.stderr.write(`The ledger could not be read. ${reason}\n`);
  return false;
});
if (!whole) process.exitCode = 1;
