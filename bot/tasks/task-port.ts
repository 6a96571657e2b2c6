/** The bodies' port over the house: what a task's page shows, and what its body does with it. */
import type { CaseState, Task } from '../../cases/case.ts';
import { afterTaskAct, isOpen, type TaskAct, whyEnded } from '../../cases/dispatch.ts';
import { type SummaryNames, summarise } from '../../cases/summary.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import { WebError } from '../../web/route.ts';
import type { TaskPort, TaskView } from '../../web/task/contract.ts';
import { callPerson } from '../call-person.ts';
import { act, askOnly } from '../case-act.ts';
import { askOutcome } from '../due/callback.ts';
import type { DueDeps } from '../due/deps.ts';
import { clockKey } from '../due/handoff-clock.ts';
import { isSuggestion } from '../suggestion.ts';
import type { Turn } from '../turn.ts';
import { planClock } from './hand-out.ts';
import { takeStep } from './job-step.ts';
import { readTaskToken } from './link.ts';
import { type OpenTask, openPhotoBox } from './photos.ts';
import { taskOf } from './task-of.ts';
import { withTaskWords } from './task-words.ts';

export type TaskDeps = DueDeps & {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff' | 'media' | 'limits'>;
  readonly ids: Ids;
  readonly names: SummaryNames;
  readonly secret: Uint8Array;
};

/** What the page says under a heading of its own, and what only the desk must know. */
const SAID_ELSEWHERE = new Set([
  'caller',
  'phone',
  'address',
  'account',
  'category',
  'consent',
]);

/** How long after its end a page still says how the task ended. */
const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

export function createTasks(deps: TaskDeps): TaskPort {
  const { db, clock } = deps;
  const photoBox = openPhotoBox(deps);

  async function open(token: string): Promise<OpenTask> {
    const ref = readTaskToken(deps.secret, token);
    const row = ref && (await db.cases.byId(ref.caseId));
    const task = ref && row && taskOf(row.state, ref.task);
    if (!row || !task || isPast(task, clock.now()))
      throw new WebError(404, 'unknown_task', 'This page is not there, or no longer.');
    return { row, task };
  }

  /** What the body did, as a turn of the resident's conversation. */
  async function turnOf(
    token: string,
    requestId: string,
    does: (turn: Turn, current: CaseRow, task: Task) => CaseState,
  ): Promise<void> {
    const { row, task } = await open(token);
    const key = `task:${row.state.id}:${task.number}:${requestId}`;
    await act(deps, row, key, async (context, turn, current) => {
      const before = current.state;
      const state = does(turn, current, task);
      follow(turn, before, state, task.number, deps);
      if (state.status !== 'resolved' || before.status === 'resolved') return;
      askOnly(turn, 'outcome', await askOutcome(context, turn, state, deps.city));
    });
  }

  /** An act on the whole task, with what the body wrote to it. */
  async function answer(
    token: string,
    requestId: string,
    does: (task: Task) => TaskAct,
    words: string,
  ): Promise<void> {
    await turnOf(token, requestId, (turn, current, task) =>
      turn.changeCase(
        current,
        afterTaskAct(current.state, does(task), isSuggestion(current.state, deps.city)),
        { kind: 'body', id: task.body },
        withTaskWords(current.details, 'body', [task.number], words),
      ),
    );
  }

  return {
    async find(token) {
      const { row, task } = await open(token);
      const at = clock.now().toISOString();
      const subject = `${row.state.id}:${task.number}`;
      await db.staff.audit({ at, staffId: null, act: 'task.read', subject });
      return viewOf(row, task, deps);
    },
    accept: (token, { requestId }) =>
      answer(
        token,
        requestId,
        ({ number }) => ({ kind: 'task_accepted', task: number }),
        '',
      ),
    giveBack: (token, { requestId, reason, words }) =>
      answer(
        token,
        requestId,
        ({ number }) => ({ kind: 'task_returned', task: number, reason }),
        words,
      ),
    async report(token, { requestId, words, photos }) {
      if (photos.length > 0) await photoBox.check(await open(token), photos);
      await answer(
        token,
        requestId,
        ({ number }) => ({
          kind: 'task_done',
          task: number,
          ...(photos.length > 0 && { photos }),
        }),
        words,
      );
    },
    stepJob: (token, { requestId, ...said }) =>
      turnOf(token, requestId, (turn, current, { number, body }) =>
        takeStep(turn, current, number, said, { kind: 'body', id: body }),
      ),
    async addPhoto(token, bytes) {
      return await photoBox.add(await open(token), bytes);
    },
  };
}

/** The clocks of the task and of whoever is asked for now. */
function follow(
  turn: Turn,
  before: CaseState,
  state: CaseState,
  number: number,
  { city }: TaskDeps,
): void {
  const task = taskOf(state, number);
  if (task) planClock(turn, state, task, city);
  if (before.handoff === null && state.handoff !== null) callPerson(turn, state, city);
  if (state.handoff === null) turn.cancel(clockKey(state.id));
}

function isPast(task: Task, now: Date): boolean {
  const ended = task.endedAt === null ? null : Date.parse(task.endedAt);
  return ended !== null && ended + KEPT_DAYS * DAY_MS < now.getTime();
}

/** What was needed for the work is shown while there is work. */
function viewOf(row: CaseRow, task: Task, { city, names }: TaskDeps): TaskView {
  const { state, details } = row;
  const summary = summarise({ ...row, names });
  const body = city.bodies.find(({ id }) => id === task.body);
  const { taskWords = [] } = details;
  return {
    caseNumber: state.number,
    body: body?.name ?? { zh: task.body, en: task.body },
    urgency: state.urgency,
    stage: task.stage,
    offeredAt: task.offeredAt,
    dueAt: task.dueAt,
    endedAt: task.endedAt,
    why: task.stage === 'recalled' ? whyEnded(state) : null,
    into: state.mergedInto,
    jobs: task.jobs ?? [],
    work: isOpen(task)
      ? {
          ...summary.workOrder,
          headline: summary.headline,
          facts: [
            ...summary.identify,
            ...summary.situation,
            ...summary.background,
          ].filter(({ key }) => !SAID_ELSEWHERE.has(key)),
          words: taskWords
            .filter((each) => each.task === task.number && each.by === 'desk')
            .map(({ words }) => words),
        }
      : null,
  };
}
