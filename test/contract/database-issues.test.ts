import assert from 'node:assert/strict';
import type { CaseState } from '../../cases/case.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn, caseEvent, caseState, opening } from '../support/turn-writes.ts';

const NOW = Date.parse('2022-01-12T10:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000);

for (const target of DATABASES) {
  describe(`${target.name}: issues`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      ({ database } = opened);
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    /** A case of this matter, which its category names here. */
    async function aCase(matter: string, hours: number, change: Partial<CaseState> = {}) {
      const [own] = await database.turns.load([aKey()]);
      assert.ok(own);
      const state: CaseState = {
        ...caseState(own),
        category: matter,
        openedAt: hoursAgo(hours).toISOString(),
        ...change,
      };
      await database.turns.commit([aTurn(own, { cases: [opening(state)] })]);
      return state;
    }

    const read = () =>
      database.lists.readWords(100, ({ state }: CaseRow) => state.category);

    async function write(state: CaseState, change: Partial<CaseState>) {
      const own = await database.turns.find(state.conversationId);
      assert.ok(own);
      const next = { ...state, ...change, version: state.version + 1 };
      const events = [caseEvent(next, next.version)];
      const written = { state: next, events, details: null };
      await database.turns.commit([aTurn(own, { cases: [written] })]);
      return next;
    }

    it('are proposed where enough open cases are alike, the largest first', async () => {
      const heating = [5, 3, 1].map((hours) => aCase('heating', hours));
      const water = [4, 2].map((hours) => aCase('water', hours));
      const states = await Promise.all([...heating, ...water]);
      await aCase('heating', 60);
      await aCase('water', 1, { status: 'closed' });
      await aCase('water', 1, { issue: '0112-111-111' });
      await aCase('lamps', 1);
      await read();
      const numbers = states.map(({ number }) => number);
      assert.deepEqual(
        (await database.issues.alike(hoursAgo(48), 2)).map((group) => group.numbers),
        [numbers.slice(0, 3), numbers.slice(3)],
      );
      const [largest] = await database.issues.alike(hoursAgo(48), 3);
      assert.deepEqual(largest?.numbers, numbers.slice(0, 3));
      assert.equal(largest?.matter, database.issues.hashOf('heating'));
      assert.equal(await database.issues.since('heating', hoursAgo(4)), 2);
    });

    it('are not proposed again where somebody said that they are none', async () => {
      for (const hours of [3, 2]) await aCase('heating', hours);
      await read();
      await database.issues.dismiss(database.issues.hashOf('heating'), hoursAgo(1));
      assert.deepEqual(await database.issues.alike(hoursAgo(48), 2), []);
      assert.equal((await database.issues.alike(hoursAgo(0.5), 2)).length, 0);
      await aCase('heating', 0);
      await aCase('heating', 0);
      await read();
      const later = await database.issues.alike(hoursAgo(0.5), 2);
      assert.equal(later.length, 1, 'the time is over');
    });

    it('are found by their members’ matter while the leading case is open', async () => {
      const lead = await aCase('heating', 3);
      const led = await write(lead, { issue: lead.number, followed: true });
      const member = await aCase('water', 2, { issue: lead.number });
      await aCase('heating', 1);
      await read();
      const numbers = (rows: readonly CaseRow[]) => rows.map(({ state }) => state.number);
      assert.deepEqual(numbers(await database.issues.open()), [lead.number]);
      assert.deepEqual(numbers(await database.issues.members(lead.number)), [
        lead.number,
        member.number,
      ]);
      for (const matter of ['heating', 'water'])
        assert.equal((await database.issues.of(matter))?.state.number, lead.number);
      assert.equal(await database.issues.of('lamps'), null);
      assert.deepEqual(
        numbers(await database.issues.rows([member.number, lead.number])),
        [lead.number, member.number],
      );
      await write(led, { status: 'resolved' });
      assert.equal(await database.issues.of('heating'), null);
      assert.deepEqual(await database.issues.open(), []);
    });

    it('read a case again when its category is put right', async () => {
      const state = await aCase('heating', 1);
      assert.equal((await read()).length, 1);
      assert.equal((await read()).length, 0);
      const next = await write(state, { status: 'verified' });
      assert.equal((await read()).length, 0);
      await write(next, { category: 'water' });
      assert.equal((await read()).length, 1);
      assert.equal(await database.issues.since('water', hoursAgo(4)), 1);
      assert.equal(await database.issues.since('heating', hoursAgo(4)), 0);
    });
  });
}
