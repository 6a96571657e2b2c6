/** A step of a dated job, by its body or by the desk for it, with the hand-over that goes with it. */
import type { Actor, CaseDetails, Handover } from '../../cases/case.ts';
import { afterJobStep, type JobEvent } from '../../cases/job.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import { WebError } from '../../web/route.ts';
import { cleanText } from '../clean-json.ts';
import type { Turn } from '../turn.ts';
import { taskOf } from './task-of.ts';
import { withTaskWords } from './task-words.ts';

export interface JobAct {
  readonly job: number;
  readonly step: Exclude<JobEvent['step'], 'reminded' | 'overdue'>;
  /** Names of who hands the person over and of who takes them; empty where nobody does. */
  readonly given: string;
  readonly taken: string;
  readonly words: string;
}

/** The case after the step. @throws WebError 422 `not_signed` where a hand-over lacks a name. */
export function takeStep(
  turn: Turn,
  current: CaseRow,
  number: number,
  said: JobAct,
  actor: Actor,
) {
  const task = taskOf(current.state, number);
  const job = task?.jobs?.find((each) => each.number === said.job);
  const event: JobEvent = { kind: 'job', task: number, job: said.job, step: said.step };
  const by = actor.kind === 'body' ? 'body' : 'desk';
  const worded = withTaskWords(current.details, by, [number], said.words);
  const signed =
    job && job.kind !== 'visit' && job.stage !== said.step
      ? withHandover(worded ?? current.details, number, said, turn.now)
      : null;
  return turn.changeCase(
    current,
    afterJobStep(current.state, event),
    actor,
    signed ?? worded,
  );
}

const ENDS = { picked_up: 'pick_up', done: 'arrival' } as const;

function withHandover(
  details: CaseDetails,
  task: number,
  { job, step, given, taken }: JobAct,
  now: Date,
): CaseDetails | null {
  if (step !== 'picked_up' && step !== 'done') return null;
  const names = { given: cleanText(given).trim(), taken: cleanText(taken).trim() };
  if (names.given === '' || names.taken === '')
    throw new WebError(422, 'not_signed', 'Both ends sign the hand-over with a name.');
  const signed: Handover = {
    task,
    job,
    end: ENDS[step],
    ...names,
    at: now.toISOString(),
  };
  return { ...details, handovers: [...(details.handovers ?? []), signed] };
}
