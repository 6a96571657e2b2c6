import assert from 'node:assert/strict';
import { measureCaseReads } from '../../bot/cli/bench/case-reads.ts';
import { fillCases } from '../../bot/cli/bench/fill-cases.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { CITY } from '../support/small-city.ts';

/** `npm run test:long` fills in a million, and holds them to their times. */
const LONG = process.env.HUYING_CASES !== undefined;
const CASES = Number(process.env.HUYING_CASES ?? 1_000);
/** Milliseconds at p95. */
const LONGEST = 50;
const LONGEST_WORDS = 100;

describe(`${CASES} cases on a server`, function () {
  this.timeout(60_000 + CASES * 10);
  let opened: TestDatabase | null = null;

  before(async function () {
    const server = DATABASES.find(({ name }) => name === 'PostgreSQL');
    opened = (await server?.open()) ?? null;
    if (!opened) this.skip();
  });

  after(async () => opened?.close());

  it('are listed, searched, opened and counted in time', async () => {
    assert.ok(opened);
    const { database } = opened;
    const until = new Date('2022-11-08T00:00:00Z');
    const filled = await fillCases(database, CITY, CASES, until, () => {});
    assert.equal((await database.bulletin.totals()).received, CASES);
    const [sample] = filled.samples;
    assert.ok(sample);
    for (const page of [
      await database.lists.byPhone([sample.phone], {}, 5),
      await database.lists.byWords(sample.estate, {}, null, 50),
    ])
      assert.ok(page.rows.some(({ state }) => state.number === sample.number));

    const reads = await measureCaseReads(database, filled);
    const times = Object.entries(reads).map(([name, { p95 }]) => [name, p95] as const);
    if (LONG) process.stdout.write(`${JSON.stringify({ cases: CASES, ...reads })}\n`);
    for (const [name, p95] of times) {
      const longest = name.toLowerCase().includes('words') ? LONGEST_WORDS : LONGEST;
      if (LONG) assert.ok(p95 <= longest, `${name}: ${p95} ms`);
      else assert.ok(p95 > 0, name);
    }
  });
});
