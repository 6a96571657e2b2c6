/** A task on its way to its body: the message about it, and the clock that reminds. */
import { z } from 'zod';
import type { CaseEventData, CaseState, Task } from '../../cases/case.ts';
import { isOpen, needsPerson, nextReminderAt } from '../../cases/dispatch.ts';
import { nextOpen } from '../../cases/opening-hours.ts';
import { atLeast, type Urgency } from '../../intents/understanding.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { type DueDeps, runDue } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import type { Turn } from '../turn.ts';
import { planJobs } from './job-clock.ts';
import type { TaskRef } from './link.ts';
import { taskOf } from './task-of.ts';
import { planTelling } from './tell-body.ts';

const TIMER = { kind: 'timer' } as const;

const Payload = z.object({ caseId: z.string(), task: z.int() });

const clockKey = ({ caseId, task }: TaskRef) => `task:${caseId}:${task}`;

/** What a new task sets going. */
export function sendOut(turn: Turn, state: CaseState, task: Task, city: City): void {
  planTelling(turn, 'task.offered', state, task);
  planClock(turn, state, task, city);
}

/** Starts a task's clocks, or sets them anew after its body did something. */
export function planClock(turn: Turn, state: CaseState, task: Task, city: City): void {
  planJobs(turn, state, task, city);
  const ref = { caseId: state.id, task: task.number };
  if (!isOpen(task)) {
    turn.cancel(clockKey(ref));
    return;
  }
  turn.plan({
    key: clockKey(ref),
    kind: 'task_clock',
    dueAt: remindAt(task, state.urgency, city),
    payload: ref,
  });
}

/** What is not urgent waits until the body is at work. */
function remindAt(task: Task, urgency: Urgency, city: City): Date {
  const { taskClocks, openingHours, timeZone } = city;
  const at = nextReminderAt(task, urgency, taskClocks);
  return atLeast(urgency, 'high') ? at : nextOpen(at, openingHours, timeZone);
}

/** Reminds the body; where that is not enough, a person at the desk looks as well. */
export function taskClockHandler(deps: DueDeps): DueHandler {
  return async (row) => {
    const { caseId, task: number } = Payload.parse(row.payload);
    await runDue(row, deps, async (_context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      const due = found && taskOf(found.state, number);
      if (!found || !due || !isOpen(due)) return;
      // Accepted since the row was claimed: its clock has another hour.
      const { city } = deps;
      if (remindAt(due, found.state.urgency, city) > turn.now) {
        planClock(turn, found.state, due, city);
        return;
      }
      const step = due.reminders + 1;
      const state = turn.changeCase(
        found,
        [{ kind: 'task_reminded', task: number, step }],
        TIMER,
      );
      const task = taskOf(state, number);
      if (!task) return;
      planTelling(turn, 'task.reminder', state, task);
      planClock(turn, state, task, city);
      if (state.handoff !== null || !needsPerson(task, turn.now)) return;
      const asks: CaseEventData = { kind: 'handoff_requested', reason: 'overdue' };
      callPerson(turn, turn.changeCase({ ...found, state }, [asks], TIMER), city);
    });
    return { done: true };
  };
}
