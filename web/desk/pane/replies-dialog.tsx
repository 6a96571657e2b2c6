/** Prepared replies of the city: those for the case's category stand first. */
import { useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { useDesk } from '../desk-context.ts';

export function RepliesDialog() {
  const { state, dispatch, words, work } = useDesk();
  const [wanted, setWanted] = useState('');
  const category = state.found?.category ?? '';
  const close = (): void => dispatch({ do: 'replying', shown: false });
  const replies = words
    .replies(category)
    .filter(({ title, text }) => `${title} ${text}`.includes(wanted.trim()));
  return (
    <Dialog id="replies" title={words.say('replies.title')} onClose={close}>
      <label class="field">
        <span class="field-name">{words.say('replies.find')}</span>
        <input
          type="search"
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </label>
      <ul class="replies">
        {replies.map(({ id, title, text }) => (
          <li key={id}>
            <button
              type="button"
              class="reply"
              onClick={() => {
                work.drafting.insert(text);
                close();
              }}
            >
              <b>{title}</b>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
      {replies.length === 0 && <p class="hint">{words.say('replies.none')}</p>}
      <div class="dialog-buttons">
        <button type="button" class="button-quiet" onClick={close}>
          {words.say('do.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
