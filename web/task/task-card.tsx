/** The task as its body sees it, and the three things that can be done with it. */
import { useMemo, useState } from 'preact/hooks';
import { isOpenJob } from '../../cases/job.ts';
import { levelOf } from '../../cases/queue.ts';
import { newId } from '../shared/new-id.ts';
import { Urgency } from '../shared/urgency.tsx';
import type { Outcome, TaskCalls } from './calls.ts';
import type { TaskView, TaskWork } from './contract.ts';
import { DoneForm, ReturnForm } from './forms.tsx';
import { JobList } from './job-list.tsx';
import type { Words } from './words.ts';

interface CardProps {
  readonly task: TaskView;
  readonly calls: TaskCalls;
  readonly words: Words;
  readonly hotline: string;
  look(): Promise<void>;
}

export function TaskCard({ task, calls, words, hotline, look }: CardProps) {
  const [form, setForm] = useState<'done' | 'return' | null>(null);
  const [trouble, setTrouble] = useState<Exclude<Outcome, 'done'> | null>(null);
  const [busy, setBusy] = useState(false);
  const level = levelOf(task.urgency);

  // One intention has one id: a second try of it does nothing twice.
  const requestId = useMemo(newId, [task.stage, form]);

  async function run(
    act: (requestId: string) => Promise<Outcome>,
    id = requestId,
  ): Promise<void> {
    if (busy) return;
    setBusy(true);
    const outcome = await act(id);
    if (outcome === 'done' || outcome === 'changed') await look();
    setTrouble(outcome === 'done' ? null : outcome);
    if (outcome === 'done') setForm(null);
    setBusy(false);
  }

  return (
    <article class="card task">
      <h1>
        {words.say('title')}{' '}
        <Urgency level={level} word={words.say(`urgency.${level}`)} />
      </h1>
      <p class="task-for">{words.say('for', { body: task.body[words.language] })}</p>
      <p>
        {words.say('number')} <b>{task.caseNumber}</b>
      </p>
      <p class="task-stage" role="status">
        {task.stage === 'recalled'
          ? words.say(`ended.${task.why ?? 'recalled'}`, { into: task.into ?? '' })
          : words.say(`stage.${task.stage}`)}
      </p>
      {task.work && <Deadline dueAt={task.dueAt} words={words} />}
      {task.work && <Work work={task.work} words={words} />}
      {task.work && task.jobs.length > 0 && (
        <JobList
          task={task}
          words={words}
          busy={busy}
          send={(id, job, step, signed) =>
            void run((asked) => calls.stepJob(asked, { job, step, ...signed }), id)
          }
        />
      )}
      {trouble && (
        <p class="bar bar-danger" role="alert">
          {words.say(trouble === 'changed' ? 'ended_meanwhile' : trouble, { hotline })}
        </p>
      )}
      {task.work && form === null && (
        <div class="task-acts">
          {task.stage === 'offered' && (
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void run(calls.accept)}
            >
              {words.say('accept')}
            </button>
          )}
          {!task.jobs.some(isOpenJob) && (
            <button
              type="button"
              class={task.stage === 'accepted' ? 'button' : 'button-quiet'}
              onClick={() => setForm('done')}
            >
              {words.say('done')}
            </button>
          )}
          <button type="button" class="button-quiet" onClick={() => setForm('return')}>
            {words.say('return')}
          </button>
        </div>
      )}
      {task.work && form === 'done' && (
        <DoneForm
          words={words}
          busy={busy}
          cancel={() => setForm(null)}
          send={(said, photos) => void run((id) => calls.report(id, said, photos))}
        />
      )}
      {task.work && form === 'return' && (
        <ReturnForm
          words={words}
          busy={busy}
          cancel={() => setForm(null)}
          send={(reason, said) => void run((id) => calls.giveBack(id, reason, said))}
        />
      )}
      {task.work && <p class="task-private">{words.say('private')}</p>}
    </article>
  );
}

function Deadline({ dueAt, words }: { readonly dueAt: string; readonly words: Words }) {
  const now = Date.now();
  const when = words.moment(dueAt);
  if (Date.parse(dueAt) <= now)
    return <p class="bar bar-danger">{words.say('late', { when })}</p>;
  return (
    <p class="bar">
      {words.say('due', { when })} · {words.left(dueAt, now)}
    </p>
  );
}

function Work({ work, words }: { readonly work: TaskWork; readonly words: Words }) {
  const unknown = words.say('unknown');
  return (
    <dl class="task-work">
      <dt>{words.say('request')}</dt>
      <dd class="task-request">{work.request}</dd>
      <dt>{words.say('caller')}</dt>
      <dd>{work.caller ?? unknown}</dd>
      <dt>{words.say('phone')}</dt>
      <dd>{work.phone ? <a href={`tel:${work.phone}`}>{work.phone}</a> : unknown}</dd>
      <dt>{words.say('address')}</dt>
      <dd>{work.address ?? unknown}</dd>
      {work.facts.length > 0 && <dt>{words.say('facts')}</dt>}
      {work.facts.map(({ key, value }) => (
        <dd key={`${key} ${value}`}>
          {words.field(key)}：{value}
        </dd>
      ))}
      {work.words.length > 0 && <dt>{words.say('desk')}</dt>}
      {work.words.map((said) => (
        <dd key={said}>{said}</dd>
      ))}
    </dl>
  );
}
