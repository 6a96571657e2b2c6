/**
 * `npm run bench:cases -- 1000000`: what the desk and the bulletin take to read that many cases. They
 * are filled into the empty database that DATABASE_URL names, and stay there. JSON on the last line.
 */
import { openDatabase } from '../../integrations/database/open.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { loadConfig } from '../config.ts';
import { measureCaseReads } from './bench/case-reads.ts';
import { fillCases } from './bench/fill-cases.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function bench(count: number): Promise<void> {
  const config = loadConfig(process.cwd());
  const { city } = loadCityPack(config.CITY_PACK);
  if (!config.DATABASE_URL) throw new Error('Set DATABASE_URL to an empty database.');
  const database = await openDatabase({
    url: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    dataKey: config.DATA_KEY ? Buffer.from(config.DATA_KEY, 'hex') : null,
  });
  try {
    if ((await database.lists.list({}, null, 1)).rows.length > 0)
      throw new Error('DATABASE_URL names a database that has cases: take an empty one.');
    const filled = await fillCases(database, city, count, new Date(), (done) =>
      say(`${done} of ${count}`),
    );
    const reads = await measureCaseReads(database, filled);
    for (const [name, { p50, p95 }] of Object.entries(reads))
      say(`${name.padEnd(12)} p50 ${p50} ms, p95 ${p95} ms`);
    say(JSON.stringify({ cases: count, ...reads }));
  } finally {
    await database.close();
  }
}

const count = Number(process.argv[2] ?? 50_000);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('How many? npm run bench:cases -- 1000000\n');
  process.exitCode = 2;
} else {
  await bench(count).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'It failed.';
    process.stderr.write(`${reason}\n`);
    process.exitCode = 1;
  });
}
