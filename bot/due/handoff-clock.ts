/**
 * The clock of a hand-off. When nobody takes it in time: the supervisors' second alarm on the desk
 * and at the webhook, a word to the resident with the hotline, and the clock again. Never silence.
 */
import { z } from 'zod';
import { type CaseEventData, type CaseState, waitsToSpeak } from '../../cases/case.ts';
import { nextAlarmAt } from '../../cases/queue.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { languageOf, tell } from '../case-act.ts';
import type { Logger } from '../logger.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import { planWebhook } from './webhook.ts';
import type { DueHandler } from './worker.ts';

const Payload = z.object({ caseId: z.string() });

export function clockKey(caseId: string): string {
  return `handoff:${caseId}`;
}

/** Starts the clock, or sets it anew when the case became more urgent. `at`: absent, as the clocks say. */
export function planAlarm(
  turn: Turn,
  state: CaseState,
  clocks: City['clocks'],
  at?: Date,
): void {
  if (!state.handoff || state.handoff.takenBy !== null) return;
  turn.plan({
    key: clockKey(state.id),
    kind: 'handoff_clock',
    dueAt: at ?? nextAlarmAt(state.handoff, state.urgency, clocks),
    payload: { caseId: state.id },
  });
}

/**
 * Staff are alarmed at every step; the resident hears of the first, second, fourth, eighth …, so
 * that a page left open does not fill with the same words.
 */
export function isTold(step: number): boolean {
  return Number.isInteger(Math.log2(step));
}

export function handoffClockHandler(
  deps: DueDeps,
  /** Whether alarms go outside as well. */
  rings: boolean,
  log: Logger,
): DueHandler {
  return async (row) => {
    const { caseId } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      if (!found?.state.handoff || found.state.handoff.takenBy !== null) return;
      const step = found.state.handoff.alarms + 1;
      const alarmed: CaseEventData = { kind: 'alarmed', step };
      const state = turn.changeCase(found, [alarmed], { kind: 'timer' });
      planAlarm(turn, state, deps.city.clocks);
      log.warn({ case: caseId, urgency: state.urgency, step }, 'nobody took it in time');
      if (rings) planWebhook(turn, state, step);
      if (!state.handoff || !waitsToSpeak(state.handoff.reason)) return;
      if (!isTold(step)) return;
      const ahead = (await deps.db.cases.position(caseId)) ?? 0;
      const reply = notice('still_waiting', languageOf(turn), {
        ahead,
        step,
        city: deps.city,
      });
      await tell(context, turn, reply);
    });
    return { done: true };
  };
}
