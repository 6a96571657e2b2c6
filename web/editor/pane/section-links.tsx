import type { ItemKind } from '../contract.ts';
import { useEditor } from '../editor-context.ts';
import { SECTIONS } from '../form/section.tsx';

/** The item's sections, to go to. */
export function SectionLinks({ kind }: { readonly kind: ItemKind }) {
  const { words } = useEditor();
  const sections = SECTIONS[kind];
  if (sections.length === 0) return null;
  return (
    <nav class="section-links" aria-label={words.say('item.sections')}>
      {sections.map((name) => (
        <button key={name} type="button" onClick={() => show(`section-${name}`)}>
          {words.say(`section.${name}`)}
        </button>
      ))}
    </nav>
  );
}

function show(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
