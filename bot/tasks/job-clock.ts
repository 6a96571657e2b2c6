/** The clock of a task's dates: body and person are reminded ahead; what is late calls a person. */
import { z } from 'zod';
import type { CaseEventData, CaseState, Task } from '../../cases/case.ts';
import { looksAt } from '../../cases/job.ts';
import type { Job } from '../../cases/parts.ts';
import { notice } from '../../dialogs/notices.ts';
import type { City } from '../../knowledge/content/city.ts';
import { callPerson } from '../call-person.ts';
import { languageOf, tell } from '../case-act.ts';
import { type DueDeps, runDue } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import type { TurnLogic } from '../intake-adapter.ts';
import type { Turn } from '../turn.ts';
import { cityTime } from './city-time.ts';
import { taskOf } from './task-of.ts';
import { planTelling } from './tell-body.ts';

const TIMER = { kind: 'timer' } as const;
const Payload = z.object({ caseId: z.string(), task: z.int() });

const key = (caseId: string, task: number) => `jobs:${caseId}:${task}`;

/** Sets the clock to what comes next; none where no date is left. */
export function planJobs(turn: Turn, state: CaseState, task: Task, city: City): void {
  if (!task.jobs) return;
  const [next] = looksAt(task, city.jobClocks);
  if (!next) {
    turn.cancel(key(state.id, task.number));
    return;
  }
  turn.plan({
    key: key(state.id, task.number),
    kind: 'job_clock',
    dueAt: new Date(next.at),
    payload: { caseId: state.id, task: task.number },
  });
}

export function jobClockHandler(deps: DueDeps): DueHandler {
  const { city } = deps;
  return async (row) => {
    const { caseId, task: number } = Payload.parse(row.payload);
    await runDue(row, deps, async (context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      const task = found && taskOf(found.state, number);
      if (!found || !task) return;
      let { state } = found;
      for (const { job, step, at } of looksAt(task, city.jobClocks)) {
        if (at > turn.now.getTime()) break;
        const event: CaseEventData = { kind: 'job', task: number, job: job.number, step };
        state = turn.changeCase({ ...found, state }, [event], TIMER);
        planTelling(turn, 'task.reminder', state, task, `${step}-${job.number}`);
        if (step === 'reminded') await remind(context, turn, state, task, job, city);
        else if (state.handoff === null) {
          const asks: CaseEventData = { kind: 'handoff_requested', reason: 'overdue' };
          state = turn.changeCase({ ...found, state }, [asks], TIMER);
          callPerson(turn, state, city);
        }
      }
      const now = taskOf(state, number);
      if (now) planJobs(turn, state, now, city);
    });
    return { done: true };
  };
}

async function remind(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  state: CaseState,
  task: Task,
  job: Job,
  city: City,
): Promise<void> {
  const language = languageOf(turn);
  const to = city.bodies.find(({ id }) => id === task.body)?.name[language] ?? task.body;
  const time = cityTime(job.at, language, city.timeZone);
  const params = { number: state.number, to, time, city };
  await tell(context, turn, notice(`job_${job.kind}`, language, params));
}
