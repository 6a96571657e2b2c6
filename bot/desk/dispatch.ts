/** The desk hands a case to bodies, and takes a task back. */
import { type CaseEventData, waitsToSpeak } from '../../cases/case.ts';
import { afterTaskAct, handOut } from '../../cases/dispatch.ts';
import { planned } from '../../cases/job.ts';
import { notice } from '../../dialogs/notices.ts';
import { instantOf } from '../../knowledge/moment.ts';
import type { JobOrder, TaskOrder } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { callPerson } from '../call-person.ts';
import {
  act,
  askOnly,
  caseByNumber,
  languageOf,
  mustHold,
  requestKey,
  staff,
  tell,
} from '../case-act.ts';
import { askOutcome } from '../due/callback.ts';
import type { DueDeps } from '../due/deps.ts';
import { tellFollowers } from '../due/lead-moved.ts';
import { handOn } from '../owner.ts';
import { cityTime } from '../tasks/city-time.ts';
import { planClock, sendOut } from '../tasks/hand-out.ts';
import { takeStep } from '../tasks/job-step.ts';
import { taskOf } from '../tasks/task-of.ts';
import { withTaskWords } from '../tasks/task-words.ts';
import { planTelling } from '../tasks/tell-body.ts';

/**
 * Each body gets its task; the resident is told to whom it went. Where the agent held the case for
 * this work alone, it leaves their hands.
 */
export async function dispatch(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, bodies, words, dates }: TaskOrder,
): Promise<void> {
  const { city, db } = deps;
  const named = bodies.map((id) => {
    const body = city.bodies.find((each) => each.id === id);
    if (body) return body;
    throw new WebError(422, 'unknown_body', 'There is no such body in this city.');
  });
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    const { handoff, tasks } = current.state;
    if (handoff) mustHold(current, actor);
    const jobs = dates.map(({ kind, at }) => ({
      kind,
      at: instantOf(at, city.timeZone).toISOString(),
    }));
    const events = handOut(current.state, bodies, turn.now, city.taskClocks, jobs);
    const ends = handoff !== null && !waitsToSpeak(handoff.reason);
    const released: CaseEventData = { kind: 'handoff_released', reason: 'returned' };
    const state = turn.changeCase(
      current,
      ends ? [...events, released] : events,
      staff(actor),
      withTaskWords(
        current.details,
        'desk',
        bodies.map((_, index) => tasks.length + index + 1),
        words,
      ),
    );
    for (const task of state.tasks.slice(tasks.length)) sendOut(turn, state, task, city);
    if (ends) await handOn(turn, state, db.cases);
    const language = languageOf(turn);
    const names = named.map(({ name }) => name[language]);
    const to = names.join(language === 'zh' ? '、' : ', ');
    const params = { number: state.number, to, city };
    const [first] = planned(jobs);
    const told = first
      ? notice('dispatched_dates', language, {
          ...params,
          count: jobs.length,
          first: cityTime(first.at, language, city.timeZone),
        })
      : notice('dispatched', language, params);
    await tell(context, turn, told);
    tellFollowers(turn, state, 'dispatched');
  });
}

/** A task that was done otherwise, or went to the wrong body. */
export async function recall(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, task }: { readonly requestId: string; readonly task: number },
): Promise<void> {
  const { city } = deps;
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (_context, turn, current) => {
    const { handoff } = current.state;
    if (handoff) mustHold(current, actor);
    const events = afterTaskAct(current.state, { kind: 'task_recalled', task });
    const state = turn.changeCase(current, events, staff(actor));
    const ended = taskOf(state, task);
    if (ended) planClock(turn, state, ended, city);
    if (handoff === null && state.handoff) callPerson(turn, state, city);
  });
}

/** What the desk hears by phone of a date: that the person can be fetched, or that it falls away. */
export async function stepJob(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, task: number, job, step }: JobOrder,
): Promise<void> {
  const { city } = deps;
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    const said = { job, step, given: '', taken: '', words: '' };
    const state = takeStep(turn, current, number, said, staff(actor));
    const task = taskOf(state, number);
    if (!task) return;
    planClock(turn, state, task, city);
    if (step === 'called')
      planTelling(turn, 'task.reminder', state, task, `called-${job}`);
    if (state.status === 'resolved' && current.state.status !== 'resolved')
      askOnly(turn, 'outcome', await askOutcome(context, turn, state, city));
  });
}
