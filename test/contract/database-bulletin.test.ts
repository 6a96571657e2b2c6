import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countDay } from '../../cases/bulletin.ts';
import type { CaseEvent, CaseEventData, CaseStatus } from '../../cases/case.ts';
import { foldAll } from '../../cases/fold.ts';
import { countOpened } from '../../cases/overview.ts';
import type { Conversation, Database } from '../../integrations/database/contract.ts';
import { URGENCIES } from '../../intents/understanding.ts';
import { opened as openedData } from '../cases/build.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn, unique } from '../support/turn-writes.ts';

const START = Date.parse('2022-01-16T10:00:00Z');
const hour = (count: number) => new Date(START + count * 3_600_000);

const category = fc.constantFrom('policy', 'food', 'medical');
const urgency = fc.constantFrom(...URGENCIES);
/** One step of a case, some hours after the one before. */
const step = fc.tuple(
  fc.integer({ min: 0, max: 9 }),
  fc.oneof(
    fc.record({ kind: fc.constant('category' as const), category }),
    fc.record({ kind: fc.constant('raised' as const), urgency }),
    fc.record({ kind: fc.constant('lowered' as const), urgency }),
    fc.record({
      kind: fc.constant('moved' as const),
      to: fc.constantFrom<CaseStatus>('resolved', 'reopened', 'closed'),
    }),
  ),
);
const life = fc.tuple(category, urgency, fc.array(step, { maxLength: 8 }));

for (const target of DATABASES) {
  describe(`${target.name}: the bulletin’s figures`, () => {
    let opened: TestDatabase | null = null;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) this.skip();
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    async function newConversation({ turns }: Database): Promise<Conversation> {
      const [conversation] = await turns.load([aKey()]);
      assert.ok(conversation);
      return conversation;
    }

    /** What was told of a case, as its ledger would hold it. */
    function ledgerOf(
      conversationId: string,
      [first, level, steps]: typeof life extends fc.Arbitrary<infer T> ? T : never,
    ): readonly CaseEvent[] {
      const caseId = unique('case');
      const number = unique('number');
      const opens = { number, conversationId, category: first, urgency: level };
      let at = 0;
      const told: (readonly [number, CaseEventData])[] = [[0, openedData(opens)]];
      for (const [hours, each] of steps) {
        at += hours;
        const common = { flags: [], messages: [] };
        if (each.kind === 'category') {
          const { category: to } = each;
          told.push([at, { kind: 'detailed', fields: [], category: to, messages: [] }]);
        } else if (each.kind === 'raised') told.push([at, { ...each, ...common }]);
        else if (each.kind === 'lowered')
          told.push([at, { ...each, reason: 'relieved' }]);
        else told.push([at, each]);
      }
      return told.map(([hours, data], index) => ({
        caseId,
        seq: index + 1,
        at: hour(hours).toISOString(),
        actor: { kind: 'staff', id: 'agent-1' },
        data,
      }));
    }

    it('are what a count of all events by hand gives, for any lives of cases', async function () {
      this.timeout(60_000);
      const { database } = opened ?? {};
      assert.ok(database);
      const [lives] = fc.sample(fc.array(life, { minLength: 60, maxLength: 60 }), {
        numRuns: 1,
        seed: 17,
      });
      const all: CaseEvent[] = [];
      for (const one of lives ?? []) {
        const [conversation] = await database.turns.load([aKey()]);
        assert.ok(conversation);
        const events = ledgerOf(conversation.id, one);
        const state = foldAll(events);
        assert.ok(state);
        const cases = [{ state, events, details: null }];
        await database.turns.commit([aTurn(conversation, { cases })]);
        all.push(...events);
      }
      for (const [from, until] of [
        [0, 24],
        [0, 1],
        [6, 30],
        [30, 54],
        [80, 100],
      ] as const) {
        const counted = await database.bulletin.day(hour(from), hour(until));
        const byHand = countDay(all, hour(from).toISOString(), hour(until).toISOString());
        assert.deepEqual(counted, byHand, `hours ${from} to ${until}`);
      }
      const states = [...Map.groupBy(all, ({ caseId }) => caseId).values()].map(foldAll);
      const over = states.filter(
        (state) => state?.status === 'resolved' || state?.status === 'closed',
      );
      assert.deepEqual(await database.bulletin.totals(), {
        received: states.length,
        resolved: over.length,
        resolvedUrgent: over.filter(
          (state) => state?.urgency === 'high' || state?.urgency === 'critical',
        ).length,
      });
    });

    it('of what was opened are the same by quarter, district and level', async () => {
      const { database } = opened ?? {};
      assert.ok(database);
      const all: CaseEvent[] = [];
      const districts = ['erqi', null, 'huiji'];
      for (let count = 0; count < 12; count += 1) {
        const conversation = await newConversation(database);
        const data = openedData({
          number: unique('number'),
          conversationId: conversation.id,
          urgency: count % 4 === 0 ? 'critical' : 'normal',
          district: districts[count % 3] ?? null,
        });
        const at = new Date(START + count * 7 * 60_000).toISOString();
        const events: CaseEvent[] = [
          { caseId: unique('case'), seq: 1, at, actor: { kind: 'bot' }, data },
        ];
        const state = foldAll(events);
        assert.ok(state);
        const cases = [{ state, events, details: null }];
        await database.turns.commit([aTurn(conversation, { cases })]);
        all.push(...events);
      }
      for (const [from, until] of [
        [0, 2],
        [0.25, 1],
        [5, 6],
      ] as const) {
        const counted = await database.bulletin.opened(hour(from), hour(until));
        const byHand = countOpened(all, hour(from), hour(until));
        assert.deepEqual(new Set(counted), new Set(byHand), `${from} to ${until}`);
      }
    });

    it('are nothing where nothing happened', async () => {
      const { database } = opened ?? {};
      assert.ok(database);
      const nothing = { resolved: 0, resolvedUrgent: 0 };
      const day = await database.bulletin.day(hour(0), hour(24));
      assert.deepEqual(day, { received: {}, ...nothing });
      assert.deepEqual(await database.bulletin.totals(), { received: 0, ...nothing });
    });
  });
}
