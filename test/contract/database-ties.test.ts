import assert from 'node:assert/strict';
import type { CaseDetails } from '../../cases/case.ts';
import type {
  Conversation,
  Database,
  TurnWrite,
} from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn, caseState, DETAILS, opening } from '../support/turn-writes.ts';

const phone = (value: string): CaseDetails => ({
  ...DETAILS,
  phone: { value, message: null },
});
const { phone: _, ...NO_PHONE } = DETAILS;

for (const target of DATABASES) {
  describe(`${target.name}: cases followed from other conversations`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
    });
    beforeEach(async () => opened?.wipe());
    after(async () => opened?.close());

    /** A conversation with cases of these details, and their ids. */
    async function told(...details: readonly CaseDetails[]) {
      const [loaded] = await database.turns.load([aKey()]);
      assert.ok(loaded);
      const states = details.map(() => caseState(loaded));
      const cases = states.map((state, at) => opening(state, details[at] ?? DETAILS));
      await commit(aTurn(loaded, { cases }));
      return {
        id: loaded.id,
        personId: loaded.personId,
        cases: states.map(({ id }) => id),
      };
    }

    async function commit(turn: TurnWrite) {
      const [result] = await database.turns.commit([turn]);
      assert.equal(result?.result, 'committed');
    }

    async function tie(id: string, to: TurnWrite['tie']) {
      const found: Conversation | null = await database.turns.find(id);
      assert.ok(found);
      await commit(aTurn(found, { tie: to }));
    }

    const follows = (caseId = '') => ({ caseId, how: 'code' }) as const;

    it('are none without a tie, though two have the same number', async () => {
      const [there, here] = [await told(DETAILS), await told(DETAILS)];
      assert.deepEqual(await database.ties.followedBy(here.id), []);
      assert.equal(await database.ties.isTied(there.id), false);
    });

    it('are the one tied, once however often, and known on both sides', async () => {
      const [there, here] = [await told(NO_PHONE), await told()];
      await tie(here.id, follows(there.cases[0]));
      await tie(here.id, follows(there.cases[0]));
      assert.deepEqual(await database.ties.followedBy(here.id), there.cases);
      assert.deepEqual(await database.ties.followersOf(there.cases[0] ?? ''), [here.id]);
      assert.deepEqual(await database.ties.followedBy(there.id), []);
      assert.equal(await database.ties.isTied(here.id), true);
      assert.equal(await database.ties.isTied(there.id), true);
    });

    it('are those too of the same conversation and number, not a neighbour’s', async () => {
      const there = await told(
        phone('13800000001'),
        phone('138 0000 0001'),
        phone('13900000002'),
        NO_PHONE,
      );
      await told(phone('13800000001'));
      const here = await told();
      await tie(here.id, follows(there.cases[0]));
      const followed = await database.ties.followedBy(here.id);
      assert.deepEqual(followed, there.cases.slice(0, 2).toSorted());
    });

    it('end on both sides', async () => {
      for (const side of ['here', 'there'] as const) {
        const sides = { there: await told(DETAILS), here: await told() };
        const [other, apart] = [await told(DETAILS), await told()];
        await tie(sides.here.id, follows(sides.there.cases[0]));
        await tie(apart.id, follows(other.cases[0]));
        await tie(sides[side].id, 'untie');
        assert.deepEqual(await database.ties.followedBy(sides.here.id), [], side);
        assert.equal(await database.ties.isTied(sides.there.id), false, side);
        assert.deepEqual(await database.ties.followedBy(apart.id), other.cases);
      }
    });

    it('are forgotten with either person, and come back for nobody', async () => {
      for (const side of ['here', 'there'] as const) {
        const sides = { there: await told(DETAILS), here: await told() };
        await tie(sides.here.id, follows(sides.there.cases[0]));
        const { personId } = sides[side];
        assert.equal((await database.persons.traces(personId)).ties, 1);
        await database.forget(personId);
        assert.equal((await database.persons.traces(personId)).ties, undefined);
        assert.deepEqual(await database.ties.followedBy(sides.here.id), [], side);
      }
      const [gone, late] = [await told(DETAILS), await told()];
      await database.forget(gone.personId);
      await tie(late.id, follows(gone.cases[0]));
      assert.deepEqual(await database.ties.followedBy(late.id), []);
    });
  });
}
