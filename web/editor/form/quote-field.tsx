import { useState } from 'preact/hooks';
import { useEditor } from '../editor-context.ts';

const PARTS = ['phone', 'hours', 'where', 'name'] as const;

/** Puts a reference to a directory entry at the end of the answer: the number stands in one place. */
export function QuoteField(props: { readonly onQuote: (reference: string) => void }) {
  const { state, words } = useEditor();
  const [part, setPart] = useState<(typeof PARTS)[number]>('phone');
  const entries = (state.items ?? []).filter(({ kind }) => kind === 'entry');
  if (entries.length === 0) return null;
  return (
    <div class="field quote">
      <label class="field-name" for="quote-entry">
        {words.say('field.quote')}
      </label>
      <div class="quote-line">
        <select
          aria-label={words.say('field.kind')}
          value={part}
          onChange={(event) => {
            const chosen = PARTS.find((one) => one === event.currentTarget.value);
            if (chosen) setPart(chosen);
          }}
        >
          {PARTS.map((one) => (
            <option key={one} value={one}>
              {words.say(`field.quote.${one}`)}
            </option>
          ))}
        </select>
        <select
          id="quote-entry"
          value=""
          onChange={(event) => {
            const id = event.currentTarget.value;
            event.currentTarget.value = '';
            if (id !== '') props.onQuote(`{{${id}.${part}}}`);
          }}
        >
          <option value="">{words.say('field.quote.choose')}</option>
          {entries.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
