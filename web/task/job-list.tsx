/** The dates of a task as its body works them: each is ended by itself, a hand-over signed at both ends. */
import { useMemo, useState } from 'preact/hooks';
import { isOpenJob } from '../../cases/job.ts';
import type { Job } from '../../cases/parts.ts';
import { newId } from '../shared/new-id.ts';
import type { BodyStep, TaskView } from './contract.ts';
import { LONGEST_NAME, LONGEST_WORDS } from './limits.ts';
import type { Words } from './words.ts';

interface Signed {
  readonly given: string;
  readonly taken: string;
  readonly words: string;
}

export type JobSend = (
  requestId: string,
  job: number,
  step: BodyStep,
  signed: Signed,
) => void;

const UNSIGNED: Signed = { given: '', taken: '', words: '' };

export function JobList(props: {
  readonly task: TaskView;
  readonly words: Words;
  readonly busy: boolean;
  readonly send: JobSend;
}) {
  const { task, words } = props;
  const may = task.stage === 'accepted';
  return (
    <section class="task-jobs" aria-labelledby="jobs-title">
      <h2 id="jobs-title">{words.say('jobs.title', { n: task.jobs.length })}</h2>
      <ol>
        {task.jobs.map((job) => (
          <li key={job.number} data-late={job.overdue && isOpenJob(job)}>
            <p>
              <b>{words.weekdayMoment(job.at)}</b> {words.say(`job.${job.kind}`)} ·{' '}
              {words.say(`job.stage.${job.stage}`)}
            </p>
            {may && isOpenJob(job) && <JobActs key={job.stage} {...props} job={job} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What can be done with it now, the likeliest first. */
function stepsOf({ kind, stage }: Job): readonly BodyStep[] {
  if (kind === 'visit') return ['done', 'declined'];
  return stage === 'picked_up' ? ['done'] : ['picked_up', 'declined'];
}

function JobActs(props: {
  readonly job: Job;
  readonly words: Words;
  readonly busy: boolean;
  readonly send: JobSend;
}) {
  const { job, words, busy, send } = props;
  const [form, setForm] = useState<BodyStep | null>(null);
  const [signed, setSigned] = useState(UNSIGNED);
  const requestId = useMemo(newId, [form]);
  const name = (step: BodyStep) =>
    words.say(
      step === 'done' && job.kind !== 'visit' ? 'job.do.arrived' : `job.do.${step}`,
    );
  const hands = form !== 'declined' && job.kind !== 'visit';

  if (form === null)
    return (
      <div class="task-acts">
        {stepsOf(job).map((step, index) => (
          <button
            key={step}
            type="button"
            class={index === 0 ? 'button slim' : 'button-quiet slim'}
            aria-label={`${words.weekdayMoment(job.at)} ${name(step)}`}
            onClick={() => setForm(step)}
          >
            {name(step)}
          </button>
        ))}
      </div>
    );
  const field = (key: 'given' | 'taken') => (
    <label class="task-said">
      {words.say(`handover.${key}`)}
      <input
        required
        maxLength={LONGEST_NAME}
        value={signed[key]}
        onInput={(event) => setSigned({ ...signed, [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="task-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(requestId, job.number, form, signed);
      }}
    >
      {hands && <p class="task-private">{words.say('handover.hint')}</p>}
      {hands && field('given')}
      {hands && field('taken')}
      <label class="task-said">
        {words.say(form === 'declined' ? 'job.why' : 'job.words')}
        <textarea
          rows={2}
          required={form === 'declined'}
          maxLength={LONGEST_WORDS}
          value={signed.words}
          onInput={(event) => setSigned({ ...signed, words: event.currentTarget.value })}
        />
      </label>
      <div class="task-acts">
        <button type="submit" class="button" disabled={busy}>
          {name(form)}
        </button>
        <button type="button" class="button-quiet" onClick={() => setForm(null)}>
          {words.say('cancel')}
        </button>
      </div>
    </form>
  );
}
