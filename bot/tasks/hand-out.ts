/** A task on its way to its body: the message about it, and the clock that reminds. */
import { z } from 'zod';
import type { CaseEventData, CaseState, Task } from '../../cases/case.ts';
import { isOpen, needsPerson, nextReminderAt } from '../../cases/dispatch.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { type DueDeps, runDue } from '../due/deps.ts';
import { postSigned, type WebhookReceiver } from '../due/webhook.ts';
import type { DueHandler } from '../due/worker.ts';
import type { Turn } from '../turn.ts';
import { type TaskRef, taskPath } from './link.ts';

const TIMER = { kind: 'timer' } as const;

const Payload = z.object({ caseId: z.string(), task: z.int() });
const MessagePayload = Payload.extend({
  event: z.enum(['task.offered', 'task.reminder']),
});
type Message = z.infer<typeof MessagePayload>;

const clockKey = ({ caseId, task }: TaskRef) => `task:${caseId}:${task}`;

/** What a new task sets going. */
export function sendOut(
  turn: Turn,
  state: CaseState,
  task: Task,
  clocks: City['taskClocks'],
): void {
  planMessage(turn, 'task.offered', state, task);
  planClock(turn, state, task, clocks);
}

function planMessage(
  turn: Turn,
  event: Message['event'],
  { id: caseId }: CaseState,
  task: Task,
): void {
  const payload: Message = { event, caseId, task: task.number };
  turn.plan({
    key: `${event}:${caseId}:${task.number}:${task.reminders}`,
    kind: 'task_message',
    dueAt: turn.now,
    payload,
  });
}

/** Starts a task's clock, or sets it anew after its body accepted. */
export function planClock(
  turn: Turn,
  state: CaseState,
  task: Task,
  clocks: City['taskClocks'],
): void {
  const ref = { caseId: state.id, task: task.number };
  if (!isOpen(task)) {
    turn.cancel(clockKey(ref));
    return;
  }
  turn.plan({
    key: clockKey(ref),
    kind: 'task_clock',
    dueAt: nextReminderAt(task, state.urgency, clocks),
    payload: ref,
  });
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
      const { taskClocks } = deps.city;
      if (nextReminderAt(due, found.state.urgency, taskClocks) > turn.now) {
        planClock(turn, found.state, due, taskClocks);
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
      planMessage(turn, 'task.reminder', state, task);
      planClock(turn, state, task, taskClocks);
      if (state.handoff !== null || !needsPerson(task, turn.now)) return;
      const asks: CaseEventData = { kind: 'handoff_requested', reason: 'overdue' };
      callPerson(turn, turn.changeCase({ ...found, state }, [asks], TIMER), deps.city);
    });
    return { done: true };
  };
}

/** Codes and the address of the task's page; what it holds is shown there alone. */
export function taskMessageHandler(
  { db, city }: DueDeps,
  /** Null: nobody outside is called; the desk gives the page's address to the body. */
  receiver: WebhookReceiver | null,
  pages: { readonly url: string; readonly secret: Uint8Array },
): DueHandler {
  return async (row) => {
    const { event, caseId, task: number } = MessagePayload.parse(row.payload);
    const found = await db.cases.byId(caseId);
    const task = found && taskOf(found.state, number);
    if (!receiver || !found || !task || !isOpen(task)) return { done: true };
    const { state } = found;
    const taken = await postSigned(receiver, row.key, {
      event,
      caseNumber: state.number,
      task: number,
      body: task.body,
      bodyName: city.bodies.find(({ id }) => id === task.body)?.name.zh ?? task.body,
      urgency: state.urgency,
      category: state.category,
      district: state.district,
      dueAt: task.dueAt,
      reminders: task.reminders,
      page: pages.url + taskPath(pages.secret, { caseId, task: number }),
    });
    return taken ? { done: true } : { again: null };
  };
}

/** The case's task of this number; undefined: it has none. */
export function taskOf(state: CaseState, number: number): Task | undefined {
  return state.tasks.find((task) => task.number === number);
}
