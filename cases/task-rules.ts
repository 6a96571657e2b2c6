/** What may be recorded on a task, by whom. */

import type { Actor, CaseEventData, CaseState, Task } from './case.ts';
import { CaseError } from './case-error.ts';
import { isOpen, returnedBy } from './dispatch.ts';
import { isOpenJob } from './job.ts';
import { isOver } from './transitions.ts';

type Data<Kind extends CaseEventData['kind']> = Extract<CaseEventData, { kind: Kind }>;
type TaskData = Data<
  'task_accepted' | 'task_returned' | 'task_done' | 'task_recalled' | 'task_reminded'
>;

/** @throws CaseError where the case is over, or the body has it or gave it back before. */
export function checkTasked(state: CaseState, data: Data<'tasked'>): Data<'tasked'> {
  // What is over is opened again before anybody works on it.
  if (isOver(state.status))
    throw new CaseError('illegal_move', `no task on a case that is ${state.status}`);
  if (state.tasks.some((task) => task.body === data.body && isOpen(task)))
    throw new CaseError('already_tasked', 'the body has a task of this case');
  // 踢皮球: what a body gave back does not go round to it again.
  if (returnedBy(state).includes(data.body))
    throw new CaseError('returned_before', 'the body gave this case back');
  const number = state.tasks.length + 1;
  if (data.task !== number)
    throw new CaseError('unknown_task', `the next task is ${number}`);
  return data;
}

/**
 * The event, or null where it would change nothing.
 * @throws CaseError where there is no such task, it is another body's, or it has ended otherwise.
 */
export function checkTask(
  state: CaseState,
  data: TaskData,
  actor: Actor,
): TaskData | null {
  const task = state.tasks.find(({ number }) => number === data.task);
  if (!task) throw new CaseError('unknown_task', `the case has no task ${data.task}`);
  if (actor.kind === 'body' && actor.id !== task.body)
    throw new CaseError('not_allowed', 'the task is another body’s');
  if (changesNothing(task, data)) return null;
  if (!isOpen(task)) throw new CaseError('task_ended', `the task is ${task.stage}`);
  // Its last job ends it.
  if (data.kind === 'task_done' && task.jobs?.some(isOpenJob))
    throw new CaseError('jobs_open', 'some of its dates are still to come');
  return data;
}

/** Said before, or too late to matter: a clock or the desk that comes after the end. */
function changesNothing(task: Task, data: TaskData): boolean {
  switch (data.kind) {
    case 'task_accepted':
      return task.stage === 'accepted';
    case 'task_returned':
      return task.stage === 'returned';
    case 'task_done':
      return task.stage === 'done';
    case 'task_recalled':
      return task.stage === 'recalled';
    case 'task_reminded':
      return !isOpen(task) || data.step !== task.reminders + 1;
  }
}
