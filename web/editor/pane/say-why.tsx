import { useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';
import { LONGEST_NOTE } from '../limits.ts';

/** Before something that a colleague will read about: the reason, then it is done. */
export function SayWhy(props: {
  readonly of: 'back' | 'discarded' | 'withdraw';
  readonly onSaid: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { words } = useEditor();
  const { of: what } = props;
  const [text, setText] = useState('');
  const optional = what === 'discarded';
  const ready = optional || text.trim() !== '';
  return (
    <Dialog id="why" title={words.say(`why.${what}`)} onClose={props.onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) props.onSaid(text.trim());
        }}
      >
        <p class="hint">{words.say(`why.${what}.hint`)}</p>
        <label class="field">
          <span class="field-name">
            {words.say(optional ? 'why.optional' : 'why.reason')}
          </span>
          <textarea
            rows={3}
            maxLength={LONGEST_NOTE}
            required={!optional}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={props.onClose}>
            {words.say('do.cancel')}
          </button>
          <button
            type="submit"
            class={what === 'back' ? 'button' : 'button button-danger'}
            disabled={!ready}
          >
            {words.say(`why.${what}`)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
