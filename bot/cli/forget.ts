/**
 * `npm run forget -- 0112-483-721`: forgets the person whose case this is. On the embedded database
 * the server must stand still; while it runs, an administrator does it over `/api/admin/forget`.
 */
import { openDatabase } from '../../integrations/database/open.ts';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { loadConfig } from '../config.ts';
import { databaseOptions } from '../database-options.ts';
import { eraseByCase } from '../person/of-case.ts';

async function forget(caseNumber: string): Promise<void> {
  const config = loadConfig(process.cwd());
  const db = await openDatabase(await databaseOptions(config));
  try {
    const proof = await eraseByCase(caseNumber, null, { db, clock: systemClock });
    process.stdout.write(`Forgotten: the person of case ${proof.caseNumber}.\n`);
    process.stdout.write(`${JSON.stringify(proof)}\n`);
    if (!proof.complete) process.exitCode = 1;
  } finally {
    await db.close();
  }
}

const [caseNumber, ...rest] = process.argv.slice(2);
if (caseNumber === undefined || rest.length > 0) {
  process.stderr.write('Name one case: npm run forget -- 0112-483-721\n');
  process.exitCode = 2;
} else {
  await forget(caseNumber).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'It failed.';
    process.stderr.write(`Nobody was forgotten. ${reason}\n`);
    process.exitCode = 1;
  });
}
