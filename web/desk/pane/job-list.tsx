/** The dates of a task as the desk follows them: what comes, what is late, who handed over to whom. */
import { isOpen } from '../../../cases/dispatch.ts';
import { isOpenJob } from '../../../cases/job.ts';
import type { Job } from '../../../cases/parts.ts';
import type { DeskTask } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';

export function JobList({ task }: { readonly task: DeskTask }) {
  const { words } = useDesk();
  const { jobs = [] } = task;
  if (jobs.length === 0) return null;
  const done = jobs.filter(({ stage }) => stage === 'done').length;
  const [next] = jobs.filter(isOpenJob);
  return (
    <details class="jobs" open={next?.overdue === true || next?.stage === 'called'}>
      <summary>{words.say('jobs.progress', { done, all: jobs.length })}</summary>
      <ol>
        {jobs.map((job) => (
          <JobRow key={job.number} task={task} job={job} />
        ))}
      </ol>
    </details>
  );
}

function JobRow({ task, job }: { readonly task: DeskTask; readonly job: Job }) {
  const { state, words, work } = useDesk();
  const when = words.weekdayMoment(job.at);
  const signed = task.handovers.filter((each) => each.job === job.number);
  const may = isOpen(task) && abilities(state).dispatch;
  const waits = job.stage === 'planned' || job.stage === 'called';
  const named = (key: 'job.call' | 'job.cancel') =>
    words.say('job.act', { act: words.say(key), when });
  return (
    <li data-late={job.overdue && isOpenJob(job)}>
      <span>
        {when} {words.say(`job.${job.kind}`)} · {words.say(`job.stage.${job.stage}`)}
        {job.overdue && isOpenJob(job) && ` · ${words.say('job.overdue')}`}
      </span>
      {signed.map(({ end, given, taken, at }) => (
        <span key={end} class="hint">
          {words.say(`handover.${end}`, {
            given,
            taken,
            at: words.moment(at, state.readAt),
          })}
        </span>
      ))}
      {may && waits && (
        <span class="task-row-acts">
          {job.kind === 'fetch' && job.stage === 'planned' && (
            <button
              type="button"
              class="button-quiet slim"
              aria-label={named('job.call')}
              onClick={() => void work.parts.stepJob(task.number, job.number, 'called')}
            >
              {words.say('job.call')}
            </button>
          )}
          <button
            type="button"
            class="button-quiet slim"
            aria-label={named('job.cancel')}
            onClick={() => void work.parts.stepJob(task.number, job.number, 'cancelled')}
          >
            {words.say('job.cancel')}
          </button>
        </span>
      )}
    </li>
  );
}
