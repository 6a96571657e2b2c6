import assert from 'node:assert/strict';
import type { Actor, CaseState } from '../../cases/case.ts';
import { CaseError, type CaseErrorCode } from '../../cases/case-error.ts';
import { afterTaskAct, handOut } from '../../cases/dispatch.ts';
import { afterJobStep, type JobClocks, looksAt, openJobs } from '../../cases/job.ts';
import type { JobKind, JobStep } from '../../cases/parts.ts';
import { AGENT, AT, add, BODY, newCase, RESIDENT, TIMER } from './build.ts';

const TASKS = {
  critical: { accept: 300, done: 1800 },
  high: { accept: 900, done: 7200 },
  normal: { accept: 7200, done: 86_400 },
};
const CLOCKS: JobClocks = { ahead: 10_800, pickUp: 7200, late: 1800 };
const HOUR = 3600;
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000).toISOString();

/** A case with one task, its dates so many hours from now, accepted by its body. */
function withDates(...dates: readonly (readonly [JobKind, number])[]): CaseState {
  const jobs = dates.map(([kind, hours]) => ({ kind, at: later(hours * HOUR) }));
  const events = handOut(newCase(), ['hospital'], AT, TASKS, jobs);
  const handed = add(newCase(), AGENT, ...events).state;
  const accepted = afterTaskAct(handed, { kind: 'task_accepted', task: 1 });
  return add(handed, BODY, ...accepted).state;
}

function step(
  state: CaseState,
  job: number,
  how: JobStep,
  actor: Actor = BODY,
): CaseState {
  const event = { kind: 'job', task: 1, job, step: how } as const;
  return add(state, actor, ...afterJobStep(state, event)).state;
}

function refused(code: CaseErrorCode, act: () => unknown): void {
  assert.throws(act, (error) => error instanceof CaseError && error.code === code);
}

const stages = ({ tasks }: CaseState) => tasks[0]?.jobs?.map(({ stage }) => stage);
const looks = ({ tasks: [task] }: CaseState) =>
  task
    ? looksAt(task, CLOCKS).map(({ job, step: what, at }) => [
        job.number,
        what,
        (at - AT.getTime()) / 1000 / HOUR,
      ])
    : [];

describe('a task with dates', () => {
  it('numbers them in their order, and is due after the last', () => {
    const state = withDates(['visit', 72], ['visit', 24], ['visit', 48]);
    assert.deepEqual(
      state.tasks[0]?.jobs?.map(({ number, at }) => [number, at]),
      [
        [1, later(24 * HOUR)],
        [2, later(48 * HOUR)],
        [3, later(72 * HOUR)],
      ],
    );
    assert.equal(state.tasks[0]?.dueAt, later(96 * HOUR));
  });

  it('is ended by its last date, and the case with it', () => {
    const first = step(withDates(['visit', 24], ['visit', 48]), 1, 'done');
    assert.deepEqual([first.status, first.tasks[0]?.stage], ['in_progress', 'accepted']);
    const last = step(first, 2, 'done');
    assert.deepEqual([last.status, last.tasks[0]?.stage], ['resolved', 'done']);
    assert.equal(step(last, 2, 'done').version, last.version, 'said twice');
  });

  it('is not done while a date is to come', () => {
    const state = withDates(['visit', 24], ['visit', 48]);
    const done = afterTaskAct(state, { kind: 'task_done', task: 1 });
    refused('jobs_open', () => add(state, BODY, ...done));
  });

  it('ends when what is left falls away, but not when all of it did', () => {
    const begun = step(withDates(['visit', 24], ['visit', 48]), 1, 'done');
    assert.equal(step(begun, 2, 'cancelled', AGENT).tasks[0]?.stage, 'done');
    const none = step(withDates(['visit', 24]), 1, 'cancelled', AGENT);
    assert.deepEqual([none.tasks[0]?.stage, none.status], ['accepted', 'in_progress']);
  });

  it('calls a person when its body cannot come on a date, and goes on with the rest', () => {
    const state = step(withDates(['visit', 24], ['visit', 48]), 1, 'declined');
    assert.equal(state.handoff?.reason, 'returned');
    assert.deepEqual(stages(state), ['declined', 'planned']);
  });

  it('is handed over at both ends where the person is driven', () => {
    const state = withDates(['trip', 24], ['fetch', 27]);
    refused('illegal_move', () => step(state, 1, 'done'));
    refused('illegal_move', () => step(state, 1, 'called'));
    const there = step(step(state, 1, 'picked_up'), 1, 'done');
    const called = step(there, 2, 'called', AGENT);
    const back = step(step(called, 2, 'picked_up'), 2, 'done');
    assert.equal(back.status, 'resolved');
    refused('illegal_move', () => step(withDates(['visit', 24]), 1, 'picked_up'));
  });

  it('is its own body’s and the desk’s, and its clock the clock’s', () => {
    const state = withDates(['visit', 24], ['visit', 48]);
    refused('not_allowed', () => step(state, 1, 'done', { kind: 'body', id: 'other' }));
    refused('not_allowed', () => step(state, 1, 'done', RESIDENT));
    refused('not_allowed', () => step(state, 1, 'cancelled'));
    refused('not_allowed', () => step(state, 1, 'reminded'));
    refused('unknown_task', () => step(state, 3, 'done'));
    assert.deepEqual(stages(step(state, 1, 'done', AGENT)), ['done', 'planned']);
    const recalled = afterTaskAct(state, { kind: 'task_recalled', task: 1 });
    const over = add(state, AGENT, ...recalled).state;
    refused('task_ended', () => step(over, 1, 'done'));
    assert.deepEqual(over.tasks.flatMap(openJobs), []);
  });
});

describe('the clock of a date', () => {
  it('reminds ahead, and looks when it is late', () => {
    const state = withDates(['visit', 24], ['visit', 48]);
    assert.deepEqual(looks(state), [
      [1, 'reminded', 21],
      [1, 'overdue', 24.5],
      [2, 'reminded', 45],
      [2, 'overdue', 48.5],
    ]);
    const reminded = step(state, 1, 'reminded', TIMER);
    assert.equal(step(reminded, 1, 'reminded', TIMER).version, reminded.version);
    assert.deepEqual(looks(reminded)[0], [1, 'overdue', 24.5]);
    const done = step(reminded, 1, 'done');
    assert.deepEqual(looks(done)[0], [2, 'reminded', 45]);
    assert.equal(step(done, 1, 'overdue', TIMER).version, done.version, 'it is over');
  });

  it('does not remind of what was planned a moment ago', () => {
    assert.deepEqual(looks(withDates(['visit', 2])), [[1, 'overdue', 2.5]]);
  });

  it('gives two hours from the call, and two more from the pick-up', () => {
    const called = step(withDates(['fetch', 24]), 1, 'called', AGENT);
    assert.deepEqual(looks(called), [[1, 'overdue', 2]]);
    const late = step(called, 1, 'overdue', TIMER);
    assert.deepEqual(looks(late), []);
    assert.deepEqual(looks(step(late, 1, 'picked_up')), [[1, 'overdue', 2]]);
  });
});
