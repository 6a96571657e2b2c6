import assert from 'node:assert/strict';
import type { CaseEventData, CaseState } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { nextLook, registered, remindersBy } from '../../cases/special-need.ts';
import { AGENT, AT, add, BODY, newCase, RESIDENT, TIMER } from './build.ts';

const DAY = 86_400;
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000).toISOString();
const BEFORE = [2 * DAY, DAY];

function onRegister(dueAt: string | null, everyDays: number | null = null): CaseState {
  const event = { need: 'dialysis', dueAt, everyDays } as const;
  return add(newCase(), RESIDENT, {
    kind: 'need',
    special: 1,
    step: 'registered',
    ...event,
  }).state;
}

const step = (
  state: CaseState,
  how: 'arranged' | 'passed' | 'ended',
  actor = AGENT,
): CaseState => add(state, actor, { kind: 'need', special: 1, step: how }).state;

const reminded = (state: CaseState, reminders: number): CaseState =>
  add(state, TIMER, { kind: 'need', special: 1, step: 'reminded', reminders }).state;

function entry({ special = [] }: CaseState) {
  const [first] = special;
  assert.ok(first);
  return first;
}

/** What is looked at next, and in how many days. */
function look(state: CaseState) {
  const next = nextLook(entry(state), BEFORE);
  return next && [next.step, (next.at.getTime() - AT.getTime()) / 1000 / DAY];
}

describe('an entry of the register', () => {
  it('is made once for each need, by the resident or by staff', () => {
    const state = onRegister(null);
    const again: CaseEventData = {
      kind: 'need',
      special: 2,
      step: 'registered',
      need: 'dialysis',
      dueAt: null,
      everyDays: null,
    };
    assert.equal(add(state, RESIDENT, again).state.version, state.version);
    const other = add(state, AGENT, { ...again, need: 'alone' }).state;
    assert.deepEqual(
      registered(other).map(({ need }) => need),
      ['dialysis', 'alone'],
    );
    for (const actor of [BODY, TIMER])
      assert.throws(() => add(state, actor, { ...again, need: 'alone' }), CaseError);
    assert.throws(() => add(newCase(), AGENT, again), CaseError);
  });

  it('is looked at before its date, as often as the city says, and after it', () => {
    const state = onRegister(later(5 * DAY));
    assert.deepEqual(look(state), ['reminded', 3]);
    assert.deepEqual(look(reminded(state, 1)), ['reminded', 4]);
    assert.deepEqual(look(reminded(state, 2)), ['passed', 5.25]);
    assert.equal(look(onRegister(null)), null);
    assert.equal(look(step(state, 'ended')), null);
  });

  it('is told once to whom it comes late', () => {
    const state = onRegister(later(DAY / 2));
    assert.deepEqual(look(state), ['reminded', -1.5]);
    assert.equal(remindersBy(entry(state), BEFORE, AT), 2);
    assert.equal(remindersBy(entry(onRegister(later(3 * DAY))), BEFORE, AT), 0);
    assert.equal(remindersBy(entry(onRegister(null)), BEFORE, AT), 0);
  });

  it('comes again where it is known when, with its reminders anew', () => {
    const passed = step(reminded(onRegister(later(DAY), 3), 2), 'passed', TIMER);
    assert.deepEqual(
      [entry(passed).dueAt, entry(passed).reminders, entry(passed).arranged],
      [later(4 * DAY), 0, false],
    );
    const once = step(onRegister(later(DAY)), 'passed', TIMER);
    assert.equal(entry(once).dueAt, null);
    assert.equal(step(once, 'passed', TIMER).version, once.version);
  });

  it('is arranged for the date that stands', () => {
    const arranged = step(onRegister(later(DAY)), 'arranged', BODY);
    assert.equal(entry(arranged).arranged, true);
    const dated = add(arranged, RESIDENT, {
      kind: 'need',
      special: 1,
      step: 'dated',
      dueAt: later(2 * DAY),
      everyDays: null,
    }).state;
    assert.deepEqual([entry(dated).arranged, entry(dated).reminders], [false, 0]);
  });

  it('is no more once it was ended, and may be made anew', () => {
    const ended = step(onRegister(later(DAY)), 'ended');
    assert.deepEqual(registered(ended), []);
    assert.equal(step(ended, 'arranged').version, ended.version);
    const anew: CaseEventData = {
      kind: 'need',
      special: 2,
      step: 'registered',
      need: 'dialysis',
      dueAt: null,
      everyDays: null,
    };
    assert.equal(registered(add(ended, RESIDENT, anew).state).length, 1);
  });
});
