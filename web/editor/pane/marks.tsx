import { useEditor } from '../editor-context.ts';
import type { Mark } from '../lines.ts';

/** How something stands, in word, shape and colour. */
export function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  const { words } = useEditor();
  return (
    <span class="marks">
      {marks.map((mark) => (
        <span key={mark} class="mark" data-mark={mark}>
          {words.say(`mark.${mark}`)}
        </span>
      ))}
    </span>
  );
}
