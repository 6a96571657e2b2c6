import assert from 'node:assert/strict';
import type {
  Database,
  DueRows,
  NewDueRow,
} from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aDueRow, aKey, aTurn } from '../support/turn-writes.ts';

const second = (count: number) =>
  new Date(Date.parse('2022-01-12T10:00:00Z') + count * 1_000);

for (const target of DATABASES) {
  describe(`${target.name}: due rows`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;
    let due: DueRows;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
      due = database.due;
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    async function write(rows: readonly NewDueRow[], cancelDue: readonly string[] = []) {
      const [conversation] = await database.turns.load([aKey()]);
      assert.ok(conversation);
      const [result] = await database.turns.commit([
        aTurn(conversation, { due: rows, cancelDue }),
      ]);
      assert.equal(result?.result, 'committed');
    }

    const at = (seconds: number, change: Partial<NewDueRow> = {}) =>
      aDueRow({ dueAt: second(seconds).toISOString(), ...change });

    it('gives what is due, oldest first, and nothing before its moment', async () => {
      const rows = [at(3), at(1), at(2), at(60)];
      await write(rows);
      assert.deepEqual(await due.next(), second(1));
      assert.deepEqual(await due.claim(second(0), 10, 30), []);
      const claimed = await due.claim(second(3), 10, 30);
      assert.deepEqual(
        claimed,
        [rows[1], rows[2], rows[0]].map((row) => ({ ...row, attempts: 0 })),
      );
    });

    it('claims no more than asked, and no row twice under its lease', async () => {
      await write([at(0), at(1), at(2)]);
      assert.equal((await due.claim(second(5), 2, 30)).length, 2);
      assert.equal((await due.claim(second(5), 2, 30)).length, 1);
      assert.equal((await due.claim(second(34), 2, 30)).length, 0);
      assert.deepEqual(await due.next(), second(35));
      assert.equal((await due.claim(second(35), 9, 30)).length, 3, 'after the lease');
    });

    it('deletes what is done', async () => {
      await write([at(0)]);
      const [row] = await due.claim(second(0), 1, 30);
      assert.ok(row);
      await due.done(row);
      assert.equal(await due.next(), null);
      assert.deepEqual(await due.counts(), []);
    });

    it('tries again later and counts the attempts', async () => {
      await write([at(0)]);
      const [row] = await due.claim(second(0), 1, 30);
      assert.ok(row);
      await due.retry(row, second(8));
      assert.deepEqual(await due.next(), second(8));
      assert.deepEqual(await due.claim(second(7), 1, 30), []);
      const [again] = await due.claim(second(8), 1, 30);
      assert.deepEqual(again, { ...row, dueAt: second(8).toISOString(), attempts: 1 });
      await due.retry(row, second(9));
      assert.deepEqual(await due.next(), second(38), 'the first claim is over');
    });

    it('buries a row out of the way', async () => {
      await write([at(0)]);
      const [row] = await due.claim(second(0), 1, 30);
      assert.ok(row);
      await due.bury(row, 'refused');
      assert.equal(await due.next(), null);
      assert.deepEqual(await due.claim(second(999), 1, 30), []);
    });

    it('replaces a row with the same key; the old claim no longer counts', async () => {
      await write([at(0, { key: 'quiet' })]);
      const [old] = await due.claim(second(0), 1, 30);
      assert.ok(old);
      const replacing = at(2, { key: 'quiet', payload: { seq: 9 } });
      await write([replacing]);
      await due.done(old);
      await due.retry(old, second(99));
      await due.bury(old, 'late');
      assert.deepEqual(await due.claim(second(2), 9, 30), [
        { ...replacing, attempts: 0 },
      ]);
    });

    it('makes rows void by key, before it writes the turn’s own', async () => {
      await write([at(0, { key: 'a' }), at(0, { key: 'b' })]);
      const own = at(1, { key: 'b' });
      await write([own], ['a', 'b', 'never there']);
      assert.deepEqual(await due.claim(second(9), 9, 30), [{ ...own, attempts: 0 }]);
    });

    it('counts by kind', async () => {
      await write([at(0), at(0, { kind: 'alarm' }), at(0)]);
      assert.deepEqual(await due.counts(), [
        { kind: 'alarm', waiting: 1 },
        { kind: 'send', waiting: 2 },
      ]);
    });

    it('gives each row to one of many claimers', async () => {
      await write(Array.from({ length: 60 }, () => at(0)));
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => due.claim(second(1), 5, 30)),
      );
      const ids = claims.flat().map((row) => row.id);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(ids.length, 60);
    });
  });
}
