/**
 * Handing a case to the bodies that can help (交办), and what follows from their answers. Several
 * may have a part of it at the same time. Who gave it back is not asked again, and what comes back
 * comes to a person, never straight to the next body.
 */
import type { Urgency } from '../intents/understanding.ts';
import type { CaseEventData, CaseState, CaseStatus, Task } from './case.ts';
import type { JobPlan } from './parts.ts';
import { type Level, levelOf } from './queue.ts';
import { isOver } from './transitions.ts';

/** Seconds from the hand-out until a body must have accepted, and until it must be done. */
export interface TaskClock {
  readonly accept: number;
  readonly done: number;
}
export type TaskClocks = Readonly<Record<Level, TaskClock>>;

/** So many bodies gave a case back: who is responsible is a supervisor's question now. */
const RETURNS_UNTIL_SUPERVISOR = 3;

/** What a body does with its task, or the desk when it takes it back. */
export type TaskAct = Extract<
  CaseEventData,
  { kind: 'task_accepted' | 'task_returned' | 'task_done' | 'task_recalled' }
>;

/** Still with its body. */
export function isOpen(task: Task): boolean {
  return task.stage === 'offered' || task.stage === 'accepted';
}

/** Why the desk needs a task no longer that it took back, as the case stands now. */
export type WhyEnded = 'merged' | 'withdrawn' | 'solved' | 'recalled';

export function whyEnded({ status }: Pick<CaseState, 'status'>): WhyEnded {
  if (status === 'merged' || status === 'withdrawn') return status;
  return isOver(status) ? 'solved' : 'recalled';
}

/** The bodies that gave the case back: not to be offered it again. */
export function returnedBy(state: Pick<CaseState, 'tasks'>): readonly string[] {
  return state.tasks.filter(({ stage }) => stage === 'returned').map(({ body }) => body);
}

/** Whether it went from hand to hand too often. */
export function callsSupervisor(state: Pick<CaseState, 'tasks'>): boolean {
  return returnedBy(state).length >= RETURNS_UNTIL_SUPERVISOR;
}

/**
 * The events of handing a case to bodies, in their order, each due by the case's urgency; where it
 * has dates, from the last of them.
 */
export function handOut(
  state: CaseState,
  bodies: readonly string[],
  now: Date,
  clocks: TaskClocks,
  jobs: readonly JobPlan[] = [],
): readonly CaseEventData[] {
  const { done } = clocks[levelOf(state.urgency)];
  const from = Math.max(now.getTime(), ...jobs.map(({ at }) => Date.parse(at)));
  const dueAt = new Date(from + done * 1000).toISOString();
  const tasked = bodies.map(
    (body, index): CaseEventData => ({
      kind: 'tasked',
      task: state.tasks.length + index + 1,
      body,
      dueAt,
      ...(jobs.length > 0 && { jobs }),
    }),
  );
  // Work that somebody has begun goes on while others join.
  const moves = state.status !== 'dispatched' && state.status !== 'in_progress';
  return moves ? [...tasked, moved('dispatched')] : tasked;
}

/** The events of an act on a task: its own, and what it means for the case. */
export function afterTaskAct(
  state: CaseState,
  act: TaskAct,
  /** Bodies give their opinion of a suggestion; a person decides on it. */
  isSuggestion = false,
): readonly CaseEventData[] {
  const others = state.tasks.filter((task) => task.number !== act.task && isOpen(task));
  switch (act.kind) {
    case 'task_accepted':
      return state.status === 'dispatched' ? [act, moved('in_progress')] : [act];
    // Others may still be at it; a person looks all the same.
    case 'task_returned':
    case 'task_recalled': {
      const asks: CaseEventData = { kind: 'handoff_requested', reason: 'returned' };
      return others.length === 0 && isWorked(state.status)
        ? [act, moved('verified'), asks]
        : [act, asks];
    }
    // Whoever holds the case, or is waited for, says when all of it is done.
    case 'task_done': {
      const last = others.length === 0 && isWorked(state.status);
      if (!last || state.handoff !== null) return [act];
      return isSuggestion
        ? [act, moved('verified'), { kind: 'handoff_requested', reason: 'filed' }]
        : [act, moved('resolved')];
    }
  }
}

/**
 * When a body is next reminded: while it has not accepted, as often as it has time to; after that
 * when the work is due, and as often again until it is done. May lie in the past: then it is due.
 */
export function nextReminderAt(task: Task, urgency: Urgency, clocks: TaskClocks): Date {
  const again = clocks[levelOf(urgency)].accept * 1000;
  const reminded = task.remindedAt === null ? null : Date.parse(task.remindedAt);
  if (task.stage === 'offered')
    return new Date((reminded ?? Date.parse(task.offeredAt)) + again);
  const due = Date.parse(task.dueAt);
  return new Date(reminded !== null && reminded >= due ? reminded + again : due);
}

/** Whether reminding is not enough: the time is over, or a second reminder found no answer. */
export function needsPerson(task: Task, now: Date): boolean {
  if (!isOpen(task)) return false;
  const overdue = Date.parse(task.dueAt) <= now.getTime();
  return overdue || (task.stage === 'offered' && task.reminders >= 2);
}

function isWorked(status: CaseStatus): boolean {
  return status === 'dispatched' || status === 'in_progress';
}

function moved(to: CaseStatus): CaseEventData {
  return { kind: 'moved', to };
}
