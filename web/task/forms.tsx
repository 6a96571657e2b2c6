/** How a body ends its task: done, or given back with a reason. */
import { useMemo, useState } from 'preact/hooks';
import { RETURN_REASONS, type ReturnReason } from '../../cases/case.ts';
import { bytesOf } from '../shared/photo.ts';
import { LONGEST_WORDS } from './limits.ts';
import { PhotoField } from './photo-field.tsx';
import type { Words } from './words.ts';

type Photo = ReturnType<typeof bytesOf>;

interface FormProps {
  readonly words: Words;
  readonly busy: boolean;
  cancel(): void;
}

export function DoneForm(
  props: FormProps & { send(words: string, photos: readonly Photo[]): void },
) {
  const { words, send } = props;
  const [said, setSaid] = useState('');
  const [photos, setPhotos] = useState<readonly string[]>([]);
  // A second try sends the same bytes, so that they go once.
  const files = useMemo(() => photos.map(bytesOf), [photos]);
  return (
    <form
      class="task-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(said, files);
      }}
    >
      <Said label={words.say('done.words')} value={said} change={setSaid} />
      <PhotoField words={words} photos={photos} change={setPhotos} />
      <Ends {...props} label={words.say('done.send')} />
    </form>
  );
}

export function ReturnForm(
  props: FormProps & { send(reason: ReturnReason, words: string): void },
) {
  const { words, send } = props;
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [said, setSaid] = useState('');
  return (
    <form
      class="task-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) send(reason, said);
      }}
    >
      <fieldset>
        <legend>{words.say('return.why')}</legend>
        {RETURN_REASONS.map((each) => (
          <label key={each} class="task-reason">
            <input
              type="radio"
              name="reason"
              required
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            {words.say(`return.${each}`)}
          </label>
        ))}
      </fieldset>
      <Said label={words.say('return.words')} value={said} change={setSaid} />
      <Ends {...props} label={words.say('return.send')} />
    </form>
  );
}

function Said(props: {
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}) {
  return (
    <label class="task-said">
      {props.label}
      <textarea
        rows={3}
        maxLength={LONGEST_WORDS}
        value={props.value}
        onInput={(event) => props.change(event.currentTarget.value)}
      />
    </label>
  );
}

function Ends({ words, busy, cancel, label }: FormProps & { readonly label: string }) {
  return (
    <div class="task-acts">
      <button type="submit" class="button" disabled={busy}>
        {label}
      </button>
      <button type="button" class="button-quiet" onClick={cancel}>
        {words.say('cancel')}
      </button>
    </div>
  );
}
