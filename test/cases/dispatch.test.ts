import assert from 'node:assert/strict';
import type { Actor, CaseEventData, CaseState, CaseStatus } from '../../cases/case.ts';
import { CaseError, type CaseErrorCode } from '../../cases/case-error.ts';
import {
  afterTaskAct,
  callsSupervisor,
  handOut,
  needsPerson,
  nextReminderAt,
  returnedBy,
  type TaskAct,
  type TaskClocks,
} from '../../cases/dispatch.ts';
import { append } from '../../cases/fold.ts';
import {
  AGENT,
  AT,
  add,
  BODY,
  BOT,
  newCase,
  OTHER_AGENT,
  RESIDENT,
  TIMER,
  told,
} from './build.ts';

const CLOCKS: TaskClocks = {
  critical: { accept: 300, done: 1800 },
  high: { accept: 900, done: 7200 },
  normal: { accept: 7200, done: 86_400 },
};
const DISTRICT: Actor = { kind: 'body', id: 'district' };
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

const accepted = (task: number): TaskAct => ({ kind: 'task_accepted', task });
const done = (task: number): TaskAct => ({ kind: 'task_done', task });
const returned = (task: number): TaskAct => ({
  kind: 'task_returned',
  task,
  reason: 'not_ours',
});
const reminded = (task: number, step: number): CaseEventData => ({
  kind: 'task_reminded',
  task,
  step,
});

function handedTo(state: CaseState, ...bodies: readonly string[]): CaseState {
  return add(state, AGENT, ...handOut(state, bodies, AT, CLOCKS)).state;
}

function acts(state: CaseState, actor: Actor, act: TaskAct): CaseState {
  return add(state, actor, ...afterTaskAct(state, act)).state;
}

function refused(code: CaseErrorCode, act: () => unknown): void {
  assert.throws(act, (error) => error instanceof CaseError && error.code === code);
}

describe('handing a case to bodies', () => {
  it('gives each a task with a deadline by urgency, and moves the case on', () => {
    const state = handedTo(newCase({ urgency: 'critical' }), 'hospital', 'district');
    assert.equal(state.status, 'dispatched');
    assert.deepEqual(
      state.tasks.map(({ number, body, stage, dueAt }) => [number, body, stage, dueAt]),
      [
        [1, 'hospital', 'offered', later(1800).toISOString()],
        [2, 'district', 'offered', later(1800).toISOString()],
      ],
    );
  });

  it('keeps who handed it on first in charge of it', () => {
    const first = handedTo(newCase(), 'hospital');
    assert.equal(first.inCharge, AGENT.id);
    const more = handOut(first, ['district'], AT, CLOCKS);
    assert.equal(add(first, OTHER_AGENT, ...more).state.inCharge, AGENT.id);
  });

  it('keeps who took it first in charge of it', () => {
    const asked: CaseEventData = { kind: 'handoff_requested', reason: 'filed' };
    const taken = told(newCase(), [BOT, asked], [OTHER_AGENT, { kind: 'handoff_taken' }]);
    assert.equal(handedTo(taken, 'hospital').inCharge, OTHER_AGENT.id);
  });

  it('lets work that has begun go on while another body joins', () => {
    const begun = acts(handedTo(newCase(), 'hospital'), BODY, accepted(1));
    const joined = handedTo(begun, 'district');
    assert.equal(joined.status, 'in_progress');
    assert.equal(joined.tasks.length, 2);
  });

  it('is for staff, once a body, and not for a case that is over', () => {
    const state = handedTo(newCase(), 'hospital');
    const again = handOut(state, ['hospital'], AT, CLOCKS);
    refused('already_tasked', () => add(state, AGENT, ...again));
    const other = handOut(state, ['district'], AT, CLOCKS);
    for (const actor of [RESIDENT, BOT, TIMER, BODY])
      refused('not_allowed', () => add(state, actor, ...other));
    for (const status of ['resolved', 'closed', 'withdrawn'] as const)
      refused('illegal_move', () => add({ ...state, status }, AGENT, ...other));
  });

  it('numbers tasks without gaps', () => {
    const skipped = { kind: 'tasked', task: 3, body: 'hospital', dueAt: '' } as const;
    refused('unknown_task', () => add(newCase(), AGENT, skipped));
  });
});

describe('a body', () => {
  it('accepts, and the case is in progress', () => {
    const state = acts(handedTo(newCase(), 'hospital'), BODY, accepted(1));
    assert.equal(state.status, 'in_progress');
    assert.equal(state.tasks[0]?.acceptedAt, AT.toISOString());
    assert.equal(acts(state, BODY, accepted(1)).version, state.version, 'said twice');
  });

  it('answers for its own task alone; staff may note what it said by phone', () => {
    const state = handedTo(newCase(), 'hospital', 'district');
    refused('not_allowed', () => acts(state, DISTRICT, done(1)));
    refused('unknown_task', () => acts(state, BODY, done(3)));
    refused('no_actor_id', () => acts(state, { kind: 'body' }, done(1)));
    refused('not_allowed', () => acts(state, RESIDENT, done(1)));
    assert.equal(acts(state, AGENT, done(1)).tasks[0]?.stage, 'done');
  });

  it('ends the case when it was the last that worked on it', () => {
    const two = handedTo(newCase(), 'hospital', 'district');
    const one = acts(two, BODY, done(1));
    assert.equal(one.status, 'dispatched');
    const none = acts(one, DISTRICT, done(2));
    assert.equal(none.status, 'resolved');
    assert.equal(acts(none, DISTRICT, done(2)).version, none.version, 'said twice');
  });

  it('leaves a case to the person who holds it or is waited for', () => {
    const asked: CaseEventData = { kind: 'handoff_requested', reason: 'asked' };
    const held = told(newCase(), [BOT, asked], [AGENT, { kind: 'handoff_taken' }]);
    const state = acts(handedTo(held, 'hospital'), BODY, done(1));
    assert.equal(state.tasks[0]?.stage, 'done');
    assert.equal(state.status, 'dispatched');
    assert.equal(state.handoff?.takenBy, AGENT.id);
  });

  it('gives it back: a person is called, and it is not offered to it again', () => {
    const state = acts(handedTo(newCase(), 'hospital'), BODY, returned(1));
    assert.equal(state.status, 'verified');
    assert.equal(state.handoff?.reason, 'returned');
    assert.deepEqual(returnedBy(state), ['hospital']);
    refused('returned_before', () => handedTo(state, 'hospital'));
    assert.equal(handedTo(state, 'district').status, 'dispatched');
  });

  it('gives it back while another is at it: the work goes on, a person looks', () => {
    const two = handedTo(newCase(), 'hospital', 'district');
    const state = acts(acts(two, DISTRICT, accepted(2)), BODY, returned(1));
    assert.equal(state.status, 'in_progress');
    assert.equal(state.handoff?.reason, 'returned');
  });

  it('may not act on what it gave back, or what was taken from it', () => {
    const back = acts(handedTo(newCase(), 'hospital'), BODY, returned(1));
    refused('task_ended', () => acts(back, BODY, done(1)));
    const recalled: CaseEventData = { kind: 'task_recalled', task: 1 };
    const taken = add(handedTo(newCase(), 'hospital'), AGENT, recalled).state;
    refused('task_ended', () => acts(taken, BODY, accepted(1)));
  });

  it('calls a supervisor when it is the third that gives the case back', () => {
    let state = newCase();
    for (const [index, id] of ['hospital', 'district', 'city'].entries()) {
      assert.equal(callsSupervisor(state), false);
      const actor: Actor = { kind: 'body', id };
      state = acts(handedTo(state, id), actor, returned(index + 1));
    }
    assert.equal(callsSupervisor(state), true);
  });
});

describe('a case that is over', () => {
  for (const to of ['resolved', 'withdrawn', 'merged'] satisfies CaseStatus[])
    it(`takes its open tasks with it when it is ${to}, and leaves what was done`, () => {
      const two = acts(handedTo(newCase(), 'hospital', 'district'), BODY, done(1));
      const into = to === 'merged' ? { into: '0112-111-111' } : {};
      const { tasks } = add(two, AGENT, { kind: 'moved', to, ...into }).state;
      assert.deepEqual(
        tasks.map(({ stage }) => stage),
        ['done', 'recalled'],
      );
    });

  it('may be handed out again once it is opened again', () => {
    const over = acts(handedTo(newCase(), 'hospital'), BODY, done(1));
    const again = add(over, RESIDENT, { kind: 'moved', to: 'reopened' }).state;
    const state = handedTo(again, 'hospital');
    assert.equal(state.status, 'dispatched');
    assert.equal(state.tasks[1]?.stage, 'offered');
  });
});

describe('the clock of a task', () => {
  const [CRITICAL] = handedTo(newCase({ urgency: 'critical' }), 'hospital').tasks;
  assert.ok(CRITICAL);
  const next = (task: typeof CRITICAL) => nextReminderAt(task, 'critical', CLOCKS);

  it('reminds a body that has not accepted as often as it had time to', () => {
    assert.deepEqual(next(CRITICAL), later(300));
    const once = { ...CRITICAL, reminders: 1, remindedAt: later(300).toISOString() };
    assert.deepEqual(next(once), later(600));
  });

  it('lets a body that accepted work until the deadline, then reminds it again and again', () => {
    const at = later(360).toISOString();
    const early = later(300).toISOString();
    const begun = { ...CRITICAL, stage: 'accepted', acceptedAt: at } as const;
    assert.deepEqual(next(begun), later(1800));
    assert.deepEqual(next({ ...begun, reminders: 1, remindedAt: early }), later(1800));
    const late = later(1800).toISOString();
    assert.deepEqual(next({ ...begun, reminders: 2, remindedAt: late }), later(2100));
  });

  it('calls a person when the time is over, or two reminders found no answer', () => {
    assert.equal(needsPerson(CRITICAL, later(1799)), false);
    assert.equal(needsPerson(CRITICAL, later(1800)), true);
    assert.equal(needsPerson({ ...CRITICAL, reminders: 2 }, later(600)), true);
    const begun = { ...CRITICAL, stage: 'accepted', reminders: 2 } as const;
    assert.equal(needsPerson(begun, later(600)), false);
    assert.equal(needsPerson({ ...CRITICAL, stage: 'done' }, later(9000)), false);
  });

  it('counts reminders once each, and none after the end', () => {
    const state = handedTo(newCase(), 'hospital');
    const by = { actor: TIMER, at: later(300) };
    const once = append(state, state.id, [reminded(1, 1)], by).state;
    assert.equal(once.tasks[0]?.reminders, 1);
    assert.equal(once.tasks[0]?.remindedAt, later(300).toISOString());
    assert.equal(add(once, TIMER, reminded(1, 1)).state.version, once.version);
    const ended = acts(once, BODY, done(1));
    assert.equal(add(ended, TIMER, reminded(1, 2)).state.version, ended.version);
  });
});

describe('a resolved case', () => {
  const resolved = () => add(newCase(), AGENT, { kind: 'moved', to: 'resolved' }).state;
  const asked = (step: number): CaseEventData => ({ kind: 'outcome_asked', step });
  const rated = (score: number): CaseEventData => ({ kind: 'rated', score });

  it('is asked about at once, and counts the times after that, each once', () => {
    assert.equal(resolved().outcomeAsks, 1);
    const twice = add(resolved(), TIMER, asked(2)).state;
    assert.equal(twice.outcomeAsks, 2);
    assert.equal(add(twice, TIMER, asked(2)).state.version, twice.version);
    assert.equal(add(twice, TIMER, asked(4)).state.version, twice.version);
    const open = add(twice, RESIDENT, { kind: 'moved', to: 'reopened' }).state;
    assert.equal(add(open, TIMER, asked(3)).state.version, open.version);
  });

  it('keeps the last score of its resident, and forgets it when it is solved anew', () => {
    const state = told(resolved(), [RESIDENT, rated(2)], [AGENT, rated(4)]);
    assert.equal(state.score, 4);
    const again = told(
      state,
      [RESIDENT, { kind: 'moved', to: 'reopened' }],
      [AGENT, { kind: 'moved', to: 'resolved' }],
    );
    assert.equal(again.score, null);
  });

  it('takes no score that is none, from nobody else, and none while it is open', () => {
    for (const score of [0, 6, 2.5])
      refused('bad_score', () => add(resolved(), RESIDENT, rated(score)));
    for (const actor of [BOT, TIMER, BODY])
      refused('not_allowed', () => add(resolved(), actor, rated(5)));
    refused('illegal_move', () => add(newCase(), RESIDENT, rated(5)));
  });
});
