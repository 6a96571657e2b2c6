/** What staff write for each other; the resident never sees it. */
import { useState } from 'preact/hooks';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_ANSWER } from '../limits.ts';
import { abilities } from '../model.ts';

export function Notes({ found }: { readonly found: DeskCase }) {
  const { state, words, caseWork } = useDesk();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const can = abilities(state).edit;
  const save = async (): Promise<void> => {
    setBusy(true);
    if (await caseWork.note(text.trim())) setText('');
    setBusy(false);
  };
  return (
    <section class="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">{words.say('notes.title')}</h3>
      <ul>
        {found.notes.map((note) => (
          <li key={`${note.at} ${note.by}`} class="note">
            <p class="hint">
              {words.say('actor.staff', { badge: found.badges[note.by] ?? '' })} ·{' '}
              <time dateTime={note.at}>{words.moment(note.at, state.readAt)}</time>
            </p>
            <p class="note-words">{note.words}</p>
          </li>
        ))}
      </ul>
      {can && (
        <form
          class="note-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && !busy) void save();
          }}
        >
          <label class="visually-hidden" for="note-text">
            {words.say('notes.label')}
          </label>
          <textarea
            id="note-text"
            rows={1}
            maxLength={LONGEST_ANSWER}
            placeholder={words.say('notes.label')}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button
            type="submit"
            class="button-quiet slim"
            disabled={busy || text.trim() === ''}
          >
            {words.say('notes.save')}
          </button>
        </form>
      )}
    </section>
  );
}
