import assert from 'node:assert/strict';
import type { CaseState } from '../../cases/case.ts';
import type { Cases, Turns } from '../../integrations/database/contract.ts';
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

const minute = (count: number) =>
  new Date(Date.parse('2022-01-12T10:00:00Z') + count * 60_000);

for (const target of DATABASES) {
  describe(`${target.name}: cases`, () => {
    let opened: TestDatabase | null = null;
    let cases: Cases;
    let turns: Turns;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      ({ cases, turns } = opened.database);
    });

    beforeEach(async () => opened?.wipe());

    after(async () => opened?.close());

    async function conversation(key = aKey()) {
      const [found] = await turns.load([key]);
      assert.ok(found);
      return found;
    }

    /** A case that waits since a minute, in a conversation of its own. */
    async function waitingCase(since: number, change: Partial<CaseState> = {}) {
      const own = await conversation();
      const state = caseState(own, {
        ...waitingSince(minute(since).toISOString()),
        ...change,
      });
      await turns.commit([aTurn(own, { cases: [opening(state)] })]);
      return state;
    }

    async function write(state: CaseState, change: Partial<CaseState>) {
      const own = await turns.find(state.conversationId);
      assert.ok(own);
      const next = { ...state, ...change, version: state.version + 1 };
      const written = {
        state: next,
        events: [caseEvent(next, next.version)],
        details: null,
      };
      const [result] = await turns.commit([aTurn(own, { cases: [written] })]);
      return { next, result: result?.result };
    }

    function taken(state: CaseState, by: string) {
      assert.ok(state.handoff);
      const handoff = { ...state.handoff, takenBy: by, takenAt: minute(5).toISOString() };
      return write(state, { handoff });
    }

    it('stores case, events and details of a turn', async () => {
      const own = await conversation();
      const state = caseState(own);
      await turns.commit([aTurn(own, { cases: [opening(state)] })]);
      const row = { state, details: DETAILS };
      assert.deepEqual(await cases.byId(state.id), row);
      assert.deepEqual(await cases.byNumber(state.number), row);
      assert.deepEqual(await cases.ofConversation(own.id), [row]);
      assert.deepEqual(await cases.events(state.id), [caseEvent(state, 1)]);
      assert.equal(await cases.byNumber('none'), null);
    });

    it('appends events, and keeps details that a turn leaves unchanged', async () => {
      const state = await waitingCase(0);
      const { next } = await write(state, { status: 'verified', urgency: 'high' });
      assert.deepEqual(await cases.byId(state.id), { state: next, details: DETAILS });
      assert.deepEqual(
        (await cases.events(state.id)).map((event) => event.seq),
        [1, 2],
      );
    });

    it('folds two writes of one case in a turn into one', async () => {
      const own = await conversation();
      const first = caseState(own);
      const second = { ...first, version: 2, ...waitingSince(minute(0).toISOString()) };
      const events = [caseEvent(second, 2)];
      const turn = aTurn(own, {
        cases: [opening(first), { state: second, events, details: null }],
      });
      assert.deepEqual(await turns.commit([turn]), [{ result: 'committed' }]);
      assert.deepEqual(await cases.byId(first.id), { state: second, details: DETAILS });
      assert.equal((await cases.events(first.id)).length, 2);
    });

    it('finds what went into a case, oldest first', async () => {
      const lead = await waitingCase(0);
      const into = { status: 'merged', mergedInto: lead.number, handoff: null } as const;
      const later = await waitingCase(0, {
        ...into,
        openedAt: minute(2).toISOString(),
      });
      const sooner = await waitingCase(0, into);
      await waitingCase(0, { ...into, mergedInto: later.number });
      assert.deepEqual(
        (await cases.mergedInto(lead.number)).map(({ state }) => state.number),
        [sooner.number, later.number],
      );
      assert.deepEqual(await cases.mergedInto(sooner.number), []);
    });

    it('refuses a turn whose case moved', async () => {
      const state = await waitingCase(0);
      await write(state, { status: 'verified' });
      const late = await write(state, { status: 'withdrawn' });
      assert.equal(late.result, 'moved');
      assert.equal((await cases.byId(state.id))?.state.status, 'verified');
    });

    it('orders the queue by urgency, then by waiting time', async () => {
      const late = await waitingCase(3, { urgency: 'critical' });
      const early = await waitingCase(1, { urgency: 'critical' });
      const normal = await waitingCase(0, { urgency: 'normal' });
      const high = await waitingCase(2, { urgency: 'high' });
      await waitingCase(0, { handoff: null });
      const order = [early, late, high, normal];
      const queue = await cases.queue(10);
      assert.deepEqual(
        queue.map((entry) => entry.state.id),
        order.map((state) => state.id),
      );
      assert.deepEqual(queue[0]?.details, DETAILS);
      assert.equal((await cases.queue(2)).length, 2);
      const positions = await Promise.all(order.map((state) => cases.position(state.id)));
      assert.deepEqual(positions, [0, 1, 2, 3]);
    });

    it('counts who waits and who is with an agent', async () => {
      await waitingCase(0, { urgency: 'high' });
      const state = await waitingCase(1, { urgency: 'high' });
      await taken(state, 'staff-1');
      assert.deepEqual(
        (await cases.waiting()).find((each) => each.urgency === 'high'),
        { urgency: 'high', waiting: 1, taken: 1 },
      );
      assert.equal((await cases.waiting()).length, 4);
      assert.equal(await cases.position(state.id), null);
    });

    it('reserves a case for one agent until the lease ends', async () => {
      const { id } = await waitingCase(0);
      const claim = (staff: string, now: number, until: number) =>
        cases.claim(id, staff, minute(now), minute(until));
      assert.equal(await claim('staff-1', 1, 2), true);
      assert.equal(await claim('staff-2', 1, 2), false);
      assert.equal(await claim('staff-1', 1, 3), true, 'the same agent again');
      assert.equal(await claim('staff-2', 3, 4), true, 'after the lease');
      assert.equal(await cases.claim('unknown', 'staff-2', minute(3), minute(4)), false);
    });

    it('gives a reservation back to all, and only to whom it belongs', async () => {
      const { id } = await waitingCase(0);
      const claim = (staff: string) => cases.claim(id, staff, minute(1), minute(2));
      await claim('staff-1');
      await cases.giveBack(id, 'staff-2');
      assert.equal(await claim('staff-2'), false);
      await cases.giveBack(id, 'staff-1');
      assert.equal(await claim('staff-2'), true);
    });

    it('lists what stands: all that is taken, and the first of what waits', async () => {
      const held = await waitingCase(9, { urgency: 'normal' });
      const { next } = await taken(held, 'staff-1');
      const late = await waitingCase(2, { urgency: 'high' });
      const early = await waitingCase(1, { urgency: 'high' });
      const critical = await waitingCase(3, { urgency: 'critical' });
      await waitingCase(0, { handoff: null });
      assert.deepEqual(await cases.standing(9), [critical, early, late, next]);
      assert.deepEqual(await cases.standing(2), [critical, early, next]);
      assert.deepEqual(await cases.standing(0), [next]);
    });

    it('keeps a reservation while the resident goes on writing', async () => {
      const state = await waitingCase(0);
      await cases.claim(state.id, 'staff-1', minute(1), minute(2));
      await write(state, { zone: 'sealed' });
      assert.equal(await cases.claim(state.id, 'staff-2', minute(1), minute(2)), false);
    });

    it('takes, prolongs, and gives back when the lease ran out', async () => {
      const state = await waitingCase(0);
      await cases.claim(state.id, 'staff-1', minute(5), minute(6));
      const { next } = await taken(state, 'staff-1');
      assert.equal(await cases.claim(state.id, 'staff-2', minute(9), minute(10)), false);
      const [entry] = await cases.queue(1);
      assert.equal(entry?.leaseUntil, minute(6).toISOString());
      assert.deepEqual(await cases.lapsed(minute(5.5)), []);
      const lost = [{ caseId: state.id, staffId: 'staff-1' }];
      assert.deepEqual(await cases.lapsed(minute(6)), lost);
      await cases.renew('staff-2', minute(9));
      assert.deepEqual(await cases.lapsed(minute(6)), lost, 'not another agent’s');
      await cases.renew('staff-1', minute(9));
      assert.deepEqual(await cases.lapsed(minute(6)), []);

      assert.ok(next.handoff);
      await write(next, { handoff: { ...next.handoff, takenBy: null, takenAt: null } });
      assert.deepEqual(await cases.lapsed(minute(99)), []);
      assert.equal(await cases.claim(state.id, 'staff-2', minute(7), minute(8)), true);
    });

    it('gives each of five cases to one of twenty agents who want it at once', async () => {
      for (let count = 0; count < 5; count++) {
        const { id } = await waitingCase(count);
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, agent) =>
            cases.claim(id, `staff-${agent}`, minute(30), minute(31)),
          ),
        );
        assert.equal(claims.filter(Boolean).length, 1);
      }
    });
  });
}
