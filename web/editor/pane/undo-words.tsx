import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';

/** The one thing here that loses words: so it asks first. */
export function UndoWords({ onClose }: { readonly onClose: () => void }) {
  const { words, work } = useEditor();
  return (
    <Dialog id="undo" title={words.say('undo.title')} onClose={onClose}>
      <p>{words.say('undo.text')}</p>
      <div class="dialog-buttons">
        <button type="button" class="button-quiet" onClick={onClose}>
          {words.say('do.cancel')}
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={() => {
            onClose();
            work.dropWords();
          }}
        >
          {words.say('do.undo')}
        </button>
      </div>
    </Dialog>
  );
}
