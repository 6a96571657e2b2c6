/** What may be recorded on a job of a task, by whom. */
import type { Actor, CaseState } from './case.ts';
import { CaseError } from './case-error.ts';
import { isOpen } from './dispatch.ts';
import { isOpenJob, type JobEvent } from './job.ts';
import type { Job, JobStep } from './parts.ts';

// biome-ignore format: the columns are read downwards
const STEPS: Readonly<Record<JobStep, { readonly from: readonly Job['stage'][]; readonly by: readonly Actor['kind'][] }>> = {
  reminded:  { from: ['planned'],                        by: ['timer'] },
  overdue:   { from: ['planned', 'called', 'picked_up'], by: ['timer'] },
  // A hospital rings the desk, or has the task's page itself.
  called:    { from: ['planned'],                        by: ['staff', 'body'] },
  picked_up: { from: ['planned', 'called'],              by: ['staff', 'body'] },
  done:      { from: ['planned', 'called', 'picked_up'], by: ['staff', 'body'] },
  declined:  { from: ['planned', 'called'],              by: ['staff', 'body'] },
  cancelled: { from: ['planned', 'called'],              by: ['staff'] },
};

/**
 * The event, or null where it would change nothing.
 * @throws CaseError where there is no such job, it is another body's, or the step does not follow.
 */
export function checkJob(
  state: CaseState,
  data: JobEvent,
  actor: Actor,
): JobEvent | null {
  const task = state.tasks.find(({ number }) => number === data.task);
  const job = task?.jobs?.find(({ number }) => number === data.job);
  if (!task || !job)
    throw new CaseError('unknown_task', `the case has no job ${data.task}.${data.job}`);
  if (actor.kind === 'body' && actor.id !== task.body)
    throw new CaseError('not_allowed', 'the task is another body’s');
  const { from, by } = STEPS[data.step];
  if (!by.includes(actor.kind))
    throw new CaseError('not_allowed', `${data.step} is not for ${actor.kind}`);
  if (actor.kind === 'timer') return isNews(job, data) && isOpen(task) ? data : null;
  if (job.stage === data.step) return null;
  if (!isOpen(task)) throw new CaseError('task_ended', `the task is ${task.stage}`);
  if (!from.includes(job.stage) || !fits(job, data))
    throw new CaseError('illegal_move', `no ${job.stage} ${job.kind} to ${data.step}`);
  return data;
}

function isNews(job: Job, { step }: JobEvent): boolean {
  if (!isOpenJob(job)) return false;
  return step === 'reminded' ? !job.reminded : !job.overdue;
}

/** Only a fetch is called for; who is driven is handed over at both ends, and not before the first. */
function fits({ kind, stage }: Job, { step }: JobEvent): boolean {
  if (step === 'called') return kind === 'fetch';
  if (step === 'picked_up') return kind !== 'visit';
  return step !== 'done' || kind === 'visit' || stage === 'picked_up';
}
