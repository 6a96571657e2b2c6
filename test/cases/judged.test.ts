import assert from 'node:assert/strict';
import type { CaseEventData } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { afterTaskAct, handOut } from '../../cases/dispatch.ts';
import {
  AGENT,
  AT,
  add,
  BODY,
  BOT,
  newCase,
  OTHER_AGENT,
  RESIDENT,
  told,
} from './build.ts';

const CLOCK = { accept: 300, done: 1800 };
const CLOCKS = { critical: CLOCK, high: CLOCK, normal: CLOCK };
const adopted: CaseEventData = { kind: 'judged', verdict: 'adopted' };

describe('a suggestion', () => {
  it('is decided on by staff, and by who holds it', () => {
    assert.equal(add(newCase(), AGENT, adopted).state.verdict, 'adopted');
    for (const actor of [RESIDENT, BOT, BODY])
      assert.throws(() => add(newCase(), actor, adopted), CaseError);
    const asked: CaseEventData = { kind: 'handoff_requested', reason: 'filed' };
    const held = told(newCase(), [BOT, asked], [AGENT, { kind: 'handoff_taken' }]);
    assert.throws(() => add(held, OTHER_AGENT, adopted), CaseError);
  });

  it('may be thought over until it is closed', () => {
    const first = add(newCase(), AGENT, adopted).state;
    assert.equal(add(first, AGENT, adopted).state.version, first.version);
    const declined: CaseEventData = { kind: 'judged', verdict: 'declined' };
    assert.equal(add(first, AGENT, declined).state.verdict, 'declined');
    const closed = { ...first, status: 'closed' } as const;
    assert.throws(() => add(closed, AGENT, declined), CaseError);
  });

  it('comes back to a person when the last body has said what it thinks', () => {
    const handed = handOut(newCase(), ['hospital'], AT, CLOCKS);
    const state = add(newCase(), AGENT, ...handed).state;
    const done = { kind: 'task_done', task: 1 } as const;
    const back = add(state, BODY, ...afterTaskAct(state, done, true)).state;
    assert.deepEqual([back.status, back.handoff?.reason], ['verified', 'filed']);
    assert.equal(add(state, BODY, ...afterTaskAct(state, done)).state.status, 'resolved');
  });
});
