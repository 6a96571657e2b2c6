/** The desk hands a case to bodies, and takes a task back. */
import { type CaseEventData, waitsToSpeak } from '../../cases/case.ts';
import { afterTaskAct, handOut } from '../../cases/dispatch.ts';
import { notice } from '../../dialogs/notices.ts';
import type { TaskOrder } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { callPerson } from '../call-person.ts';
import {
  act,
  caseByNumber,
  languageOf,
  mustHold,
  requestKey,
  staff,
  tell,
} from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import { handOn } from '../owner.ts';
import { planClock, sendOut, taskOf } from '../tasks/hand-out.ts';
import { withTaskWords } from '../tasks/task-words.ts';

/**
 * Each body gets its task; the resident is told to whom it went. Where the agent held the case for
 * this work alone, it leaves their hands.
 */
export async function dispatch(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, bodies, words }: TaskOrder,
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
    const events = handOut(current.state, bodies, turn.now, city.taskClocks);
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
    for (const task of state.tasks.slice(tasks.length))
      sendOut(turn, state, task, city.taskClocks);
    if (ends) await handOn(turn, state, db.cases);
    const language = languageOf(turn);
    const names = named.map(({ name }) => name[language]);
    const to = names.join(language === 'zh' ? '、' : ', ');
    const told = notice('dispatched', language, { number: state.number, to, city });
    await tell(context, turn, told);
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
    if (ended) planClock(turn, state, ended, city.taskClocks);
    if (handoff === null && state.handoff) callPerson(turn, state, city);
  });
}
