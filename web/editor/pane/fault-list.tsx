import { useEffect, useRef } from 'preact/hooks';
import type { Fault } from '../../../knowledge/content/fault.ts';
import { useEditor } from '../editor-context.ts';
import { sayFault } from '../faults.ts';
import { idOf } from '../form/form-context.ts';
import { fieldName } from './say-fault.ts';

/** Everything that keeps the words from being saved; each line leads to its field. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const { state, words } = useEditor();
  const box = useRef<HTMLElement>(null);
  const none = faults.length === 0;
  // Saving was tried: here is why it was not done.
  useEffect(() => {
    if (state.notice === 'faulty') box.current?.focus();
  }, [state.notice]);
  if (none) return null;
  return (
    <section ref={box} class="banner banner-danger" tabIndex={-1} aria-live="polite">
      <p>{words.say('faults.some', { n: faults.length })}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field}>
            <button type="button" class="link" onClick={() => show(fault.field)}>
              {fieldName(words, fault.field)}
            </button>
            {' · '}
            {sayFault(words, fault, fieldOf(fault.field))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `questions.3` belongs to the field `questions`; `answer.zh` and `checks.0.text` are fields. */
function fieldOf(path: string): string {
  return path.replace(/^([a-z]+)\.\d+$/i, '$1');
}

function show(path: string): void {
  const element = document.getElementById(idOf(fieldOf(path)));
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
}
