/**
 * An agent gave an urgent case back and the resident is silent: after a while a person is called
 * again, so that nobody in danger is forgotten because they do not write.
 */

import { z } from 'zod';
import type { CaseEventData, CaseState } from '../../cases/case.ts';
import { isOpen } from '../../cases/dispatch.ts';
import { isOver } from '../../cases/transitions.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { languageOf, tell } from '../case-act.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import type { DueHandler } from './worker.ts';

const Payload = z.object({ caseId: z.string() });

/** Plans the look, where the case is urgent and waits for nobody. */
export function planLook(turn: Turn, state: CaseState, clocks: City['clocks']): void {
  const { urgency } = state;
  if (urgency !== 'critical' && urgency !== 'high') return;
  turn.plan({
    key: `look:${state.id}`,
    kind: 'look_again',
    dueAt: new Date(turn.now.getTime() + clocks[urgency].look * 1000),
    payload: { caseId: state.id },
  });
}

export function lookAgainHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const { caseId } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      if (!found || found.state.handoff !== null || isOver(found.state.status)) return;
      // A body has it, and its own clock: that one calls a person.
      if (found.state.tasks.some(isOpen)) return;
      const called: CaseEventData = { kind: 'handoff_requested', reason: 'urgent' };
      const state = turn.changeCase(found, [called], { kind: 'timer' });
      callPerson(turn, state, deps.city);
      const params = { number: state.number, city: deps.city };
      await tell(context, turn, notice('called_again', languageOf(turn), params));
    });
    return { done: true };
  };
}
