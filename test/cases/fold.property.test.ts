import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Actor,
  type CaseEvent,
  type CaseEventData,
  type CaseState,
  RETURN_REASONS,
  STATUSES,
} from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { isOpen } from '../../cases/dispatch.ts';
import { append, foldAll } from '../../cases/fold.ts';
import { rank } from '../../cases/queue.ts';
import { canMove, isOver } from '../../cases/transitions.ts';
import { URGENCIES } from '../../intents/understanding.ts';
import {
  AGENT,
  AT,
  BODY,
  BOT,
  CASE,
  OTHER_AGENT,
  opened,
  RESIDENT,
  TIMER,
} from './build.ts';

const urgency = fc.constantFrom(...URGENCIES);
const flags = fc.array(fc.constantFrom('bite', 'labour', 'medicine'), { maxLength: 2 });
const messages = fc.constant(['dl_1|0000002']);

const task = fc.integer({ min: 1, max: 3 });

const event: fc.Arbitrary<CaseEventData> = fc.oneof(
  fc.record({
    kind: fc.constant('detailed' as const),
    fields: fc.subarray(['phone', 'address']),
    zone: fc.constantFrom('locked', 'controlled', null),
    messages,
  }),
  fc.record({ kind: fc.constant('raised' as const), urgency, flags, messages }),
  fc.record({
    kind: fc.constant('lowered' as const),
    urgency,
    reason: fc.constantFrom('in_care' as const, 'misread'),
  }),
  fc.constant<CaseEventData>({ kind: 'handoff_requested', reason: 'asked' }),
  fc.constant<CaseEventData>({ kind: 'handoff_taken' }),
  fc.record({
    kind: fc.constant('handoff_released' as const),
    reason: fc.constantFrom('returned' as const, 'lease_lost', 'resolved'),
  }),
  fc.record({
    kind: fc.constant('alarmed' as const),
    step: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('answered' as const), messages }),
  fc.record({ kind: fc.constant('moved' as const), to: fc.constantFrom(...STATUSES) }),
  fc.constant<CaseEventData>({ kind: 'moved', to: 'merged', into: '0112-111-111' }),
  fc.constantFrom<CaseEventData>(
    { kind: 'joined', number: '0112-222-222' },
    { kind: 'linked', number: '0112-222-222' },
    { kind: 'unlinked', number: '0112-222-222' },
    { kind: 'noted' },
    { kind: 'grouped', issue: '0112-333-333' },
    { kind: 'ungrouped' },
  ),
  fc.record({
    kind: fc.constant('tasked' as const),
    task,
    body: fc.constantFrom('hospital', 'district'),
    dueAt: fc.constant(AT.toISOString()),
  }),
  fc.record({
    kind: fc.constantFrom('task_accepted' as const, 'task_done', 'task_recalled'),
    task,
  }),
  fc.record({
    kind: fc.constant('task_returned' as const),
    task,
    reason: fc.constantFrom(...RETURN_REASONS),
  }),
  fc.record({
    kind: fc.constant('task_reminded' as const),
    task,
    step: fc.integer({ min: 1, max: 2 }),
  }),
);
const actor = fc.constantFrom(RESIDENT, BOT, TIMER, BODY, AGENT, OTHER_AGENT);
const step = fc.tuple(actor, fc.array(event, { minLength: 1, maxLength: 3 }));
const story = fc.tuple(urgency, fc.array(step, { maxLength: 40 }));

interface Step {
  readonly before: CaseState;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Every step that was taken; a refused one must leave no trace. */
function live([first, steps]: readonly [
  CaseState['urgency'],
  readonly (readonly [Actor, readonly CaseEventData[]])[],
]): { readonly ledger: readonly CaseEvent[]; readonly steps: readonly Step[] } {
  const start = append(null, CASE, [opened({ urgency: first })], { actor: BOT, at: AT });
  const ledger = [...start.events];
  const taken: Step[] = [];
  let state = start.state;
  steps.forEach(([by, data], index) => {
    const before = state;
    const at = new Date(AT.getTime() + index * 1000);
    try {
      const result = append(state, CASE, data, { actor: by, at });
      taken.push({ before, ...result });
      ledger.push(...result.events);
      state = result.state;
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
    }
  });
  return { ledger, steps: taken };
}

describe('any sequence of events', () => {
  it('folds to the same state every time, and to the one that was returned', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { ledger, steps } = live(told);
        const folded = foldAll(ledger);
        assert.deepEqual(folded, foldAll(structuredClone(ledger)));
        const last = steps.at(-1);
        if (last) assert.deepEqual(folded, last.state);
      }),
    );
  });

  it('is numbered without gaps, the state at its last number', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { ledger } = live(told);
        assert.deepEqual(
          ledger.map(({ seq }) => seq),
          ledger.map((_, index) => index + 1),
        );
        assert.equal(foldAll(ledger)?.version, ledger.length);
      }),
    );
  });

  it('never lowers the urgency unless staff do, with a reason', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, state, events } of live(told).steps) {
          const lowered = events.some(
            ({ data, actor: by }) => data.kind === 'lowered' && by.kind === 'staff',
          );
          if (!lowered) assert.ok(rank(state.urgency) >= rank(before.urgency));
        }
      }),
    );
  });

  it('never loses a flag', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, state } of live(told).steps)
          for (const flag of before.flags) assert.ok(state.flags.includes(flag));
      }),
    );
  });

  it('moves only along the table, and not at all once merged', () => {
    fc.assert(
      fc.property(story, (told) => {
        let status: CaseState['status'] = 'received';
        for (const { data } of live(told).ledger) {
          assert.notEqual(status, 'merged');
          if (data.kind !== 'moved') continue;
          assert.ok(canMove(status, data.to), `${status} → ${data.to}`);
          status = data.to;
        }
      }),
    );
  });

  it('leaves a case with one agent at most, who asked for it', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { before, state } of live(told).steps) {
          const [was, is] = [before.handoff?.takenBy, state.handoff?.takenBy];
          if (was && is) assert.equal(is, was);
          assert.equal(state.handoff?.takenAt === null, state.handoff?.takenBy === null);
        }
      }),
    );
  });

  it('never offers a body what it gave back, and leaves no work on what is over', () => {
    fc.assert(
      fc.property(story, (told) => {
        for (const { state } of live(told).steps) {
          if (isOver(state.status)) assert.ok(!state.tasks.some(isOpen));
          for (const { body, number } of state.tasks.filter(
            ({ stage }) => stage === 'returned',
          ))
            assert.ok(
              !state.tasks.some((later) => later.body === body && later.number > number),
            );
        }
      }),
    );
  });
});
