import assert from 'node:assert/strict';
import type { CaseDetails, CaseState, Task } from '../../cases/case.ts';
import type { CaseFilter } from '../../cases/finding.ts';
import type { SpecialNeed } from '../../cases/parts.ts';
import { registered } from '../../cases/special-need.ts';
import { isOver } from '../../cases/transitions.ts';
import type {
  CaseLists,
  CasePage,
  Database,
} from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import {
  aKey,
  aTurn,
  caseEvent,
  caseState,
  DETAILS,
  opening,
  waitingSince,
} from '../support/turn-writes.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2022-06-01T08:00:00Z');

const daysAgo = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
const told = (...words: string[]): CaseDetails => ({
  ...DETAILS,
  account: words.map((value) => ({ value, message: null })),
});
const numbers = ({ rows }: CasePage) => rows.map(({ state }) => state.number);

function task(change: Partial<Task>): Task {
  return {
    number: 1,
    body: 'heating_company',
    stage: 'offered',
    offeredAt: daysAgo(2),
    dueAt: daysAgo(1),
    acceptedAt: null,
    endedAt: null,
    reminders: 0,
    remindedAt: null,
    ...change,
  };
}

const SPECIAL: SpecialNeed = {
  number: 1,
  need: 'dialysis',
  stage: 'registered',
  dueAt: null,
  everyDays: null,
  reminders: 0,
  arranged: false,
};

/** The same question in another way. */
function fits(state: CaseState, filter: CaseFilter): boolean {
  const wanted: readonly boolean[] = [
    filter.state === undefined ||
      (filter.state === 'open' ? !isOver(state.status) : state.status === filter.state),
    filter.urgency === undefined || state.urgency === filter.urgency,
    filter.category === undefined || state.category === filter.category,
    filter.district === undefined || state.district === filter.district,
    filter.body === undefined || state.tasks.some(({ body }) => body === filter.body),
    filter.inCharge === undefined || state.inCharge === filter.inCharge,
    filter.overdueAt === undefined ||
      state.tasks.some(
        ({ stage, dueAt }) =>
          (stage === 'offered' || stage === 'accepted') &&
          Date.parse(dueAt) <= Date.parse(filter.overdueAt ?? ''),
      ),
    filter.toRing === undefined || state.handoff?.reason === 'callback',
    filter.special === undefined || registered(state).length > 0,
  ];
  return wanted.every(Boolean);
}

for (const target of DATABASES) {
  describe(`${target.name}: lists of cases`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;
    let lists: CaseLists;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      ({ database } = opened);
      ({ lists } = database);
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    async function aCase(change: Partial<CaseState> = {}, details = DETAILS) {
      const [own] = await database.turns.load([aKey()]);
      assert.ok(own);
      const state: CaseState = { ...caseState(own), ...change };
      await database.turns.commit([aTurn(own, { cases: [opening(state, details)] })]);
      return state;
    }

    /** What was told stands in the index. */
    async function read(): Promise<void> {
      while ((await lists.readWords(100, () => null)).length > 0);
    }

    const byWords = async (words: string, filter: CaseFilter = {}) => {
      await read();
      return numbers(await lists.byWords(words, filter, null, 50));
    };

    it('hold every case, the newest first, a page at a time', async () => {
      const all: CaseState[] = [];
      // Two in the same moment: neither is lost between the pages.
      for (const days of [5, 3, 3, 3, 2, 1])
        all.push(await aCase({ openedAt: daysAgo(days) }));
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await lists.list({}, after, 2);
        seen.push(...numbers(page));
        after = seen.at(-1) ?? null;
        more = page.more;
      }
      const sorted = all.toSorted(
        (a, b) => b.openedAt.localeCompare(a.openedAt) || b.id.localeCompare(a.id),
      );
      assert.deepEqual(
        seen,
        sorted.map(({ number }) => number),
      );
    });

    it('are narrowed by what a case is', async () => {
      const callback = {
        ...waitingSince(daysAgo(1)).handoff,
        reason: 'callback',
      } as const;
      const states = [
        await aCase(),
        await aCase({ status: 'dispatched', tasks: [task({})], inCharge: 'staff-1' }),
        await aCase({ status: 'in_progress', tasks: [task({ dueAt: daysAgo(-1) })] }),
        await aCase({
          status: 'closed',
          tasks: [task({ stage: 'done' })],
          district: null,
        }),
        await aCase({ status: 'resolved', handoff: callback, category: 'heating' }),
        await aCase({ urgency: 'critical', ...waitingSince(daysAgo(0)) }),
        await aCase({ status: 'merged', category: 'heating', district: 'erqi' }),
        await aCase({ status: 'closed', special: [SPECIAL] }),
        await aCase({ status: 'closed', special: [{ ...SPECIAL, stage: 'ended' }] }),
        await aCase({
          status: 'verified',
          urgency: 'critical',
          category: 'heating',
          inCharge: 'staff-1',
          tasks: [task({ stage: 'returned' }), task({ number: 2, body: 'hospital' })],
        }),
      ];
      const each: readonly CaseFilter[] = [
        { state: 'open' },
        { state: 'dispatched' },
        { urgency: 'critical' },
        { category: 'heating' },
        { district: 'jinshui' },
        { body: 'heating_company' },
        { inCharge: 'staff-1' },
        { overdueAt: daysAgo(0) },
        { toRing: true },
        { special: true },
      ];
      const pairs = each.flatMap((one) => each.map((other) => ({ ...one, ...other })));
      for (const filter of [...each, ...pairs]) {
        const found = new Set(numbers(await lists.list(filter, null, 50)));
        const wanted = states.filter((state) => fits(state, filter));
        assert.deepEqual(
          found,
          new Set(wanted.map(({ number }) => number)),
          JSON.stringify(filter),
        );
      }
      assert.ok(each.every((filter) => states.some((state) => fits(state, filter))));
      assert.ok(each.every((filter) => states.some((state) => !fits(state, filter))));
    });

    it('follow a case as it changes', async () => {
      const state = await aCase({ ...waitingSince(daysAgo(1)) });
      const own = await database.turns.find(state.conversationId);
      assert.ok(own);
      const next = {
        ...state,
        version: 2,
        status: 'dispatched' as const,
        tasks: [task({})],
      };
      const write = { state: next, events: [caseEvent(next, 2)], details: null };
      await database.turns.commit([aTurn(own, { cases: [write] })]);
      const overdue = await lists.list({ overdueAt: daysAgo(0) }, null, 9);
      assert.deepEqual(numbers(overdue), [state.number]);
      assert.deepEqual(numbers(await lists.list({ state: 'received' }, null, 9)), []);
    });

    it('find a phone as it was told, without keeping it', async () => {
      const phone = (value: string) => ({ ...DETAILS, phone: { value, message: null } });
      const older = await aCase({ openedAt: daysAgo(9) }, phone('13912345678'));
      const newer = await aCase({ openedAt: daysAgo(1) }, phone('13912345678'));
      await aCase({}, phone('13912345679'));
      const found = await lists.byPhone(['13912345678', '037113912345678'], {}, 9);
      assert.deepEqual(numbers(found), [newer.number, older.number]);
      const closed = await lists.byPhone(['13912345678'], { state: 'closed' }, 9);
      assert.deepEqual(numbers(closed), []);
    });

    it('find words where they stand together, in Chinese and in letters', async () => {
      const insulin = await aCase({}, told('家里老人的胰岛素没有了', '冰箱里也没有'));
      const heating = await aCase({}, told('暖气片是凉的，Room 3 has no heating'));
      await aCase({}, told('胰腺炎，岛上素菜'));
      const rows: readonly [string, readonly CaseState[]][] = [
        ['胰岛素', [insulin]],
        ['岛素', [insulin]],
        ['胰岛素 冰箱', [insulin]],
        ['冰箱，胰岛素', [insulin]],
        ['胰岛素 暖气', []],
        ['岛素冰箱', []],
        ['凉暖', []],
        ['HEATING', [heating]],
        ['暖气 ｈｅａｔｉｎｇ', [heating]],
        ['heat', []],
        ['药', []],
      ];
      for (const [words, wanted] of rows) {
        assert.deepEqual(
          await byWords(words),
          wanted.map(({ number }) => number),
          words,
        );
      }
    });

    it('find by name and address too, and by what desk and body wrote', async () => {
      const state = await aCase(
        {},
        {
          ...told('没水了'),
          contactName: { value: '示例名', message: null },
          address: { value: '样板路9号院3号楼', message: null },
          taskWords: [{ task: 1, by: 'body', words: '阀门已更换' }],
        },
      );
      for (const words of ['示例名', '9号院3号楼', '样板路 没水', '更换'])
        assert.deepEqual(await byWords(words), [state.number], words);
    });

    it('page through words over many weeks, narrowed as every list', async () => {
      const wanted: string[] = [];
      for (let week = 0; week < 30; week += 1) {
        const openedAt = daysAgo(week * 7);
        await aCase({ openedAt }, told('别的事'));
        const found = await aCase({ openedAt, category: 'heating' }, told('暖气不热'));
        wanted.push(found.number);
        await aCase({ openedAt, category: 'food' }, told('暖气不热'));
      }
      await read();
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await lists.byWords('暖气', { category: 'heating' }, after, 7);
        seen.push(...numbers(page));
        after = seen.at(-1) ?? null;
        more = page.more;
      }
      assert.deepEqual(seen, wanted);
    });

    it('forget the words of old details, and read the new', async () => {
      const state = await aCase({}, told('没有热水'));
      assert.deepEqual(await byWords('热水'), [state.number]);
      const own = await database.turns.find(state.conversationId);
      assert.ok(own);
      const next = { ...state, version: 2 };
      const details = told('没有冷水');
      const write = { state: next, events: [caseEvent(next, 2)], details };
      await database.turns.commit([aTurn(own, { cases: [write] })]);
      assert.deepEqual(await byWords('冷水'), [state.number]);
      assert.deepEqual(await byWords('热水'), []);
    });

    it('keep nothing of a person who is forgotten, and no word to be read', async () => {
      assert.ok(opened);
      const state = await aCase({}, told('没有热水'));
      const other = await aCase({}, told('没有热水'));
      await read();
      assert.ok(!(await opened.rows()).includes('热水'));
      const own = await database.turns.find(state.conversationId);
      assert.ok(own);
      await database.forget(own.personId);
      assert.deepEqual(await byWords('热水'), [other.number]);
      // Case and event stay; details and terms are gone.
      const rows = (await opened.rows()).toString().split('\n');
      const of = ({ id }: CaseState) => rows.filter((row) => row.includes(`(${id},`));
      assert.deepEqual([of(state).length, of(other).length], [2, 4]);
      const all = numbers(await lists.list({}, null, 9));
      assert.deepEqual(new Set(all), new Set([state.number, other.number]));
    });
  });
}
