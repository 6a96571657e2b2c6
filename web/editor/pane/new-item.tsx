import { useState } from 'preact/hooks';
import { Slug } from '../../../knowledge/content/fields.ts';
import { suggestedId } from '../content.ts';
import { useEditor } from '../editor-context.ts';
import { DialogForm } from '../form/dialog-form.tsx';

/** Asks what cannot be changed later, and a title; writing begins at once. */
export function NewItem(props: {
  readonly kind: 'article' | 'entry';
  readonly questions?: readonly string[];
  readonly onClose: () => void;
}) {
  const { state, words, work, cityNow } = useEditor();
  const { kind } = props;
  const today = words.today(cityNow());
  const taken = new Set(
    [...(state.items ?? []), ...state.unsaved]
      .filter((one) => one.kind === kind)
      .map(({ id }) => id),
  );
  const [title, setTitle] = useState('');
  const [id, setId] = useState(suggestedId(today, taken));
  const [tried, setTried] = useState(false);
  const bad = taken.has(id)
    ? words.say('create.id.taken')
    : Slug.safeParse(id).success
      ? null
      : words.say('create.id.bad');

  const submit = (): void => {
    setTried(true);
    if (bad !== null || title.trim() === '') return;
    props.onClose();
    void work.create({ kind, id }, title.trim(), today, props.questions ?? []);
  };

  return (
    <DialogForm
      id="new-item"
      title={words.say(`create.title.${kind}`)}
      submit={words.say('create.submit')}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <label class="field">
        <span class="field-name">
          {words.say(kind === 'entry' ? 'create.name.entry' : 'create.name')}
        </span>
        <input
          value={title}
          autocomplete="off"
          aria-invalid={tried && title.trim() === ''}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        {tried && title.trim() === '' && (
          <span class="fault">{words.say('fault.required')}</span>
        )}
      </label>
      <label class="field">
        <span class="field-name">{words.say('create.id')}</span>
        <input
          value={id}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={bad !== null}
          aria-describedby="new-item-hint"
          onInput={(event) => setId(event.currentTarget.value.trim().toLowerCase())}
        />
        <span id="new-item-hint" class={bad === null ? 'hint' : 'fault'} role="status">
          {bad ?? words.say('create.id.hint')}
        </span>
      </label>
    </DialogForm>
  );
}
