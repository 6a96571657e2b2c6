import type { ComponentChildren } from 'preact';
import { useEditor } from '../editor-context.ts';

export const SECTIONS = {
  article: ['question', 'answer', 'scope', 'validity', 'source', 'checks', 'unanswered'],
  entry: ['entry', 'scope', 'validity', 'source'],
  register: [],
} as const;

export type SectionName = (typeof SECTIONS)['article' | 'entry'][number];

export function Section(props: {
  readonly name: SectionName;
  readonly children: ComponentChildren;
}) {
  const { words } = useEditor();
  const id = `section-${props.name}`;
  return (
    <section class="form-section" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        {words.say(`section.${props.name}`)}
      </h3>
      <div class="form-fields">{props.children}</div>
    </section>
  );
}
