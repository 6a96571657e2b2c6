import { useEditor } from '../editor-context.ts';
import { LineField } from '../form/text-field.tsx';
import { noteOf } from '../model.ts';

/** What changed, in a line, for whoever approves it. */
export function NoteField() {
  const { state, words, work } = useEditor();
  return (
    <div class="note">
      <LineField
        path="note"
        name={words.say('field.note')}
        value={noteOf(state)}
        onChange={(note) => work.note(note)}
      />
    </div>
  );
}
