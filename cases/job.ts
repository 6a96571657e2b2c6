/**
 * A task with dates: one need, worked on so many days. Each date is a job of its own, reminded
 * ahead, looked after when it is late, and ended by itself; the last one ends the task.
 */
import type { CaseEventData, CaseState, Task } from './case.ts';
import { afterTaskAct, isOpen } from './dispatch.ts';
import type { Job, JobPlan, JobStep } from './parts.ts';

/** Seconds. */
export interface JobClocks {
  /** How long ahead body and person are reminded. */
  readonly ahead: number;
  /** Until who was called for is fetched, and who was fetched is there. */
  readonly pickUp: number;
  /** How late a job may be before somebody looks. */
  readonly late: number;
}

export type JobEvent = Extract<CaseEventData, { kind: 'job' }>;

/** Dates in their order, numbered. */
export function planned(plans: readonly JobPlan[]): readonly Job[] {
  return plans
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ kind, at }, index) => ({
      kind,
      at,
      number: index + 1,
      stage: 'planned',
      since: null,
      reminded: false,
      overdue: false,
    }));
}

/** Still to be done. */
export function isOpenJob({ stage }: Job): boolean {
  return stage === 'planned' || stage === 'called' || stage === 'picked_up';
}

/** The jobs of a task that are still to be done; none: it has no dates, or is over. */
export function openJobs(task: Task): readonly Job[] {
  return isOpen(task) ? (task.jobs ?? []).filter(isOpenJob) : [];
}

/** What a step makes of its job. */
export function stepped(job: Job, step: JobStep, at: string): Job {
  switch (step) {
    case 'reminded':
      return { ...job, reminded: true };
    case 'overdue':
      return { ...job, overdue: true };
    default:
      // Each stage has its own time: it may be late again.
      return { ...job, stage: step, since: at, overdue: false };
  }
}

/** The events of a step: its own, and what it means for task and case. */
export function afterJobStep(state: CaseState, act: JobEvent): readonly CaseEventData[] {
  const task = state.tasks.find(({ number }) => number === act.task);
  const jobs = (task?.jobs ?? []).filter(({ number }) => number !== act.job);
  if (act.step === 'declined')
    return [act, { kind: 'handoff_requested', reason: 'returned' }];
  const wasLast = !jobs.some(isOpenJob);
  const someDone = act.step === 'done' || jobs.some(({ stage }) => stage === 'done');
  return wasLast && someDone && (act.step === 'done' || act.step === 'cancelled')
    ? [act, ...afterTaskAct(state, { kind: 'task_done', task: act.task })]
    : [act];
}

/** What the clock says of a task's jobs, each with its moment, the first one first. */
export function looksAt(
  task: Task,
  { ahead, pickUp, late }: JobClocks,
): readonly {
  readonly job: Job;
  readonly step: 'reminded' | 'overdue';
  readonly at: number;
}[] {
  return openJobs(task)
    .flatMap((job) => {
      const at = Date.parse(job.at);
      const since =
        job.since === null ? at + late * 1000 : Date.parse(job.since) + pickUp * 1000;
      const before = at - ahead * 1000;
      // Who hears of it later than that needs no reminder.
      const remind =
        job.stage === 'planned' && !job.reminded && before > Date.parse(task.offeredAt);
      return [
        ...(remind ? [{ job, step: 'reminded', at: before } as const] : []),
        ...(job.overdue ? [] : [{ job, step: 'overdue', at: since } as const]),
      ];
    })
    .toSorted((a, b) => a.at - b.at);
}
