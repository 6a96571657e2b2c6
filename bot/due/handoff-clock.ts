/**
 * The clock of a hand-off. When nobody takes it in time, or whoever took it does nothing: the
 * supervisors' second alarm on the desk and at the webhook, the duty roster, a word to the resident
 * with the hotline, and the clock again. Never silence.
 */
import { z } from 'zod';
import { stateOf } from '../../cases/agents.ts';
import { type CaseEventData, type CaseState, waitsToSpeak } from '../../cases/case.ts';
import { dutyFor } from '../../cases/duty.ts';
import { isUnattended, nextAlarmAt, type Patience } from '../../cases/queue.ts';
import { notice } from '../../dialogs/notices.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { OnCallPerson } from '../../knowledge/content/city.ts';
import { languageOf, tell } from '../case-act.ts';
import { readCrew } from '../desk/crew.ts';
import { type DutyLines, planCalls } from '../duty/call.ts';
import type { Logger } from '../logger.ts';
import type { Turn } from '../turn.ts';
import { type DueDeps, runDue } from './deps.ts';
import { planWebhook } from './webhook.ts';
import type { DueHandler } from './worker.ts';

const Payload = z.object({ caseId: z.string() });

export function clockKey(caseId: string): string {
  return `handoff:${caseId}`;
}

/** Starts the clock, or sets it anew when the case became more urgent or was taken. `at`: absent, as the clocks say. */
export function planAlarm(turn: Turn, state: CaseState, city: Patience, at?: Date): void {
  if (!state.handoff || !isUnattended(state.handoff)) return;
  turn.plan({
    key: clockKey(state.id),
    kind: 'handoff_clock',
    dueAt: at ?? nextAlarmAt(state.handoff, state.urgency, city),
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

export interface ClockDeps extends DueDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff'>;
  readonly log: Logger;
  /** How the outside is called. */
  readonly lines: DutyLines;
}

export function handoffClockHandler(deps: ClockDeps): DueHandler {
  const { db, city, log, lines } = deps;
  return async (row) => {
    const { caseId } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await db.cases.byId(caseId);
      if (!found?.state.handoff || !isUnattended(found.state.handoff)) return;
      const step = found.state.handoff.alarms + 1;
      const people = await toCall(deps, found.state, step, turn.now);
      const duty = people.map(({ id }) => id);
      const alarmed: CaseEventData = {
        kind: 'alarmed',
        step,
        ...(duty.length > 0 && { duty }),
      };
      const state = turn.changeCase(found, [alarmed], { kind: 'timer' });
      planAlarm(turn, state, city);
      log.warn(
        { case: caseId, urgency: state.urgency, step, duty },
        'nobody attends to it',
      );
      if (lines.webhook) planWebhook(turn, state, step);
      planCalls(turn, state, step, people, lines);
      // Whom a person has taken on is not told that nobody came.
      if (!state.handoff || state.handoff.takenBy !== null) return;
      if (!waitsToSpeak(state.handoff.reason) || !isTold(step)) return;
      const ahead = (await db.cases.position(caseId)) ?? 0;
      const reply = notice('still_waiting', languageOf(turn), { ahead, step, city });
      await tell(context, turn, reply);
    });
    return { done: true };
  };
}

/** Whom of the roster this alarm calls; nobody where the city has none. */
async function toCall(
  { db, city }: ClockDeps,
  { handoff, urgency }: CaseState,
  step: number,
  now: Date,
): Promise<readonly OnCallPerson[]> {
  if (!city.duty || !handoff) return [];
  const { agents } = await readCrew(db);
  const deserted = agents.every((agent) => stateOf(agent, now) === 'away');
  return dutyFor({ handoff, urgency, step, deserted }, city.duty, now, city.timeZone);
}
