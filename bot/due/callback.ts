/**
 * Whether it is solved (回访): asked when the case is resolved, again after the city's times, and
 * then by a person who rings. A case is closed by the resident or by staff, never by silence alone.
 */
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { CaseEventData, CaseState } from '../../cases/case.ts';
import { nextOpen } from '../../cases/opening-hours.ts';
import type { Reply } from '../../dialogs/contract.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { callerWay } from '../caller.ts';
import { askOnly, languageOf, tell } from '../case-act.ts';
import { readMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import { tellFollowers } from './lead-moved.ts';
import type { DueHandler } from './worker.ts';

const TIMER = { kind: 'timer' } as const;
const Payload = z.object({ caseId: z.string() });

/** Asks now, and plans the next time. Returns what was said, for whoever makes it the question. */
export async function askOutcome(
  context: TurnContext,
  turn: Turn,
  state: CaseState,
  city: City,
): Promise<Reply> {
  planCallback(turn, state, city);
  if (state.outcomeAsks === 1) tellFollowers(turn, state, 'resolved');
  const params = { number: state.number, city };
  const reply = notice('resolved_ask', languageOf(turn), params);
  await tell(context, turn, reply);
  return reply;
}

/** After the last time, the person. */
function planCallback(turn: Turn, state: CaseState, city: City): void {
  const { callbackAfter, openingHours, timeZone } = city;
  const last = callbackAfter.length;
  const seconds = callbackAfter[Math.min(state.outcomeAsks, last) - 1];
  if (seconds === undefined) return;
  turn.plan({
    key: `callback:${state.id}`,
    kind: 'callback',
    // Nobody is asked in their sleep.
    dueAt: nextOpen(
      new Date(turn.now.getTime() + seconds * 1000),
      openingHours,
      timeZone,
    ),
    payload: { caseId: state.id },
  });
}

export function callbackHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const { caseId } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const { city } = deps;
      const found = await deps.db.cases.byId(caseId);
      if (found?.state.status !== 'resolved' || found.state.handoff !== null) return;
      const step = found.state.outcomeAsks + 1;
      // Who rang reads nothing: a person rings back.
      const rings = callerWay(found.state.conversationId) !== null;
      if (rings || step > city.callbackAfter.length + 1) {
        const asks: CaseEventData = { kind: 'handoff_requested', reason: 'callback' };
        const state = turn.changeCase(found, [asks], TIMER);
        callPerson(turn, state, city);
        return;
      }
      const state = turn.changeCase(found, [{ kind: 'outcome_asked', step }], TIMER);
      const reply = await askOutcome(context, turn, state, city);
      // In the middle of another matter it is said, and that matter's question stays.
      const { asked } = readMemory(turn.loaded).dialog;
      if (turn.owner === 'bot' && asked === null) askOnly(turn, 'outcome', reply);
    });
    return { done: true };
  };
}
