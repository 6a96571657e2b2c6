/** The bodies' parts of the work: who has what until when, and how it ended. */
import { isOpen } from '../../../cases/dispatch.ts';
import type { DeskCase, DeskTask } from '../contract.ts';
import { useDesk, useNow } from '../desk-context.ts';
import { abilities } from '../model.ts';
import { BodyReach } from './body-reach.tsx';
import { copyText } from './copy-text.ts';
import { JobList } from './job-list.tsx';
import { Photo } from './photo.tsx';

export function Tasks({ found }: { readonly found: DeskCase }) {
  const { state, dispatch, words } = useDesk();
  return (
    <section class="tasks" aria-labelledby="tasks-title">
      <div class="tasks-head">
        <h3 id="tasks-title">{words.say('tasks.title')}</h3>
        <button
          type="button"
          class="button-quiet slim"
          disabled={!abilities(state).dispatch}
          onClick={() => dispatch({ do: 'handing-out', shown: true })}
        >
          {words.say('do.dispatch')} <kbd>D</kbd>
        </button>
      </div>
      {found.inCharge !== null && (
        <p class="hint">{words.say('tasks.inCharge', { badge: found.inCharge })}</p>
      )}
      <ul class="task-list">
        {found.tasks.map((task) => (
          <Task key={task.number} task={task} />
        ))}
      </ul>
    </section>
  );
}

function Task({ task }: { readonly task: DeskTask }) {
  const { state, dispatch, words, work } = useDesk();
  const now = useNow();
  const late = isOpen(task) && Date.parse(task.dueAt) <= now;
  const copy = async (): Promise<void> => {
    const address = new URL(task.page, window.location.href).href;
    const copied = await copyText(address);
    dispatch({ do: 'notice', code: copied ? 'link_copied' : 'copyFailed' });
  };
  const due = words.moment(task.dueAt, state.readAt);
  return (
    <li class="task-row" data-late={late} data-page={task.page}>
      <p>
        <b>{words.body(task.body)}</b> {words.say(`task.${task.stage}`)}
      </p>
      {isOpen(task) && <BodyReach id={task.body} />}
      {isOpen(task) && (
        <p class="hint">{words.say(late ? 'task.late' : 'task.due', { due })}</p>
      )}
      <JobList task={task} />
      {task.words.map(({ by, words: said }) => (
        <p key={`${by} ${said}`} class="task-said">
          {words.say(`task.by.${by}`)}：{said}
        </p>
      ))}
      {task.photos && (
        <div class="photos">
          {task.photos.map((id, index) => (
            <Photo
              key={id}
              id={id}
              alt={words.say('task.photo', {
                body: words.body(task.body),
                n: index + 1,
              })}
            />
          ))}
        </div>
      )}
      {isOpen(task) && (
        <div class="task-row-acts">
          <button type="button" class="button-quiet slim" onClick={() => void copy()}>
            {words.say('task.copy')}
          </button>
          <button
            type="button"
            class="button-quiet slim"
            disabled={!abilities(state).dispatch}
            onClick={() => void work.recall(task.number)}
          >
            {words.say('task.recall')}
          </button>
        </div>
      )}
    </li>
  );
}
