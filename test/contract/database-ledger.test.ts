import assert from 'node:assert/strict';
import type { CaseEvent } from '../../cases/case.ts';
import { append } from '../../cases/fold.ts';
import type { Database } from '../../integrations/database/contract.ts';
import { AGENT, BOT, opened as openedData } from '../cases/build.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn, DETAILS, unique } from '../support/turn-writes.ts';

const at = (hour: number) => new Date(Date.UTC(2022, 0, 12, hour));

for (const target of DATABASES) {
  describe(`${target.name}: the ledger`, () => {
    let opened: TestDatabase | null = null;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) this.skip();
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    function database(): Database {
      assert.ok(opened);
      return opened.database;
    }

    /** A case of three events, the last two of one turn. */
    async function aCase(hour: number): Promise<{ id: string; personId: string }> {
      const { turns } = database();
      const key = aKey();
      const [own] = await turns.load([key]);
      assert.ok(own);
      const caseId = unique('case');
      const data = openedData({ number: unique('number'), conversationId: own.id });
      const by = (actor: CaseEvent['actor']) => ({ actor, at: at(hour) });
      const first = append(null, caseId, [data], by(BOT));
      await turns.commit([aTurn(own, { cases: [{ ...first, details: DETAILS }] })]);
      const again = await turns.find(own.id);
      assert.ok(again);
      const more = append(
        first.state,
        caseId,
        [
          { kind: 'moved', to: 'verified' },
          { kind: 'lowered', urgency: 'none', reason: 'relieved' },
        ],
        by(AGENT),
      );
      await turns.commit([aTurn(again, { cases: [{ ...more, details: null }] })]);
      return { id: caseId, personId: own.personId };
    }

    const faults = async () => (await database().ledger.verify()).faults;

    /** What somebody with the database in hand would do. */
    const tamper = (statement: string) => opened?.run(statement);

    it('is whole as it was written, sealed or not', async () => {
      await aCase(8);
      await database().ledger.seal(at(9));
      await aCase(10);
      await database().ledger.seal(at(11));
      await database().ledger.seal(at(11));
      await database().ledger.seal(at(10));
      await aCase(12);
      assert.deepEqual(await database().ledger.verify(), {
        events: 9,
        cases: 3,
        seals: 2,
        faults: [],
      });
    });

    it('tells an event that was changed, by whoever', async () => {
      const { id } = await aCase(8);
      await tamper(
        `update case_events set data = data || '{"reason":"没事"}' where case_id = '${id}' and seq = 3`,
      );
      assert.deepEqual(await faults(), [{ caseId: id, seq: 3, what: 'changed' }]);
    });

    it('tells an event whose time or author was changed', async () => {
      const { id } = await aCase(8);
      await tamper(
        `update case_events set actor_id = 'somebody else' where case_id = '${id}' and seq = 2`,
      );
      const [first] = await faults();
      assert.deepEqual(first, { caseId: id, seq: 2, what: 'changed' });
    });

    it('tells what was taken out of the middle, and what was cut off', async () => {
      const one = await aCase(8);
      const two = await aCase(8);
      await tamper(`delete from case_events where case_id = '${one.id}' and seq = 2`);
      await tamper(`delete from case_events where case_id = '${two.id}' and seq = 3`);
      assert.deepEqual(await faults(), [
        { caseId: one.id, seq: 3, what: 'gap' },
        { caseId: two.id, seq: 3, what: 'cut' },
      ]);
    });

    it('tells a case that vanished whole, once it was sealed', async () => {
      const { id } = await aCase(8);
      await aCase(8);
      await database().ledger.seal(at(9));
      for (const table of ['case_details', 'case_events'])
        await tamper(`delete from ${table} where case_id = '${id}'`);
      await tamper(`delete from cases where id = '${id}'`);
      assert.deepEqual(await faults(), [
        { caseId: null, seq: null, what: 'seal 2022-01-12T09:00Z' },
      ]);
    });

    it('is whole after persons were forgotten, and their figures stay', async () => {
      const { personId } = await aCase(8);
      await aCase(8);
      await database().ledger.seal(at(9));
      const before = await database().ledger.verify();
      const figures = await database().bulletin.day(at(0), at(23));
      await database().forget(personId);
      assert.deepEqual(await database().ledger.verify(), before);
      assert.deepEqual(await database().bulletin.day(at(0), at(23)), figures);
    });
  });
}
