import type { ComponentChildren } from 'preact';
import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';

/** A form of its own in a dialog, with the way out and the way on. */
export function DialogForm(props: {
  readonly id: string;
  readonly title: string;
  /** What the button says that does it. */
  readonly submit: string;
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const { words } = useEditor();
  return (
    <Dialog id={props.id} title={props.title} onClose={props.onClose}>
      <form
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        {props.children}
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={props.onClose}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={props.disabled}>
            {props.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
