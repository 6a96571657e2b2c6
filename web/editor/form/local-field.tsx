import type { LocalText } from '../../../knowledge/content/fields.ts';
import { useEditor } from '../editor-context.ts';
import { type Labelled, useLabel } from './form-context.ts';
import { LineField, TextField } from './text-field.tsx';

/** One text in both languages. English left empty is no English: who reads it gets the Chinese. */
export function LocalField(
  props: Labelled & {
    readonly text: LocalText;
    readonly onChange: (text: LocalText) => void;
    readonly long?: boolean;
    readonly limit?: number;
  },
) {
  const { words } = useEditor();
  const { name, hint } = useLabel(props);
  const { path, text, limit } = props;
  const Piece = props.long ? TextField : LineField;
  const limited = limit === undefined ? {} : { limit };
  return (
    <div class="pair">
      <Piece
        {...limited}
        path={`${path}.zh`}
        name={`${name} · ${words.say('lang.zh')}`}
        lang="zh-CN"
        value={text.zh}
        hint={hint}
        onChange={(zh) => props.onChange({ ...text, zh })}
      />
      <Piece
        {...limited}
        path={`${path}.en`}
        name={`${name} · ${words.say('lang.en')}`}
        lang="en"
        value={text.en ?? ''}
        onChange={(en) => props.onChange(en === '' ? { zh: text.zh } : { ...text, en })}
      />
    </div>
  );
}

/** The same where the text as a whole may be missing. */
export function OptionalLocalField(
  props: Omit<Parameters<typeof LocalField>[0], 'text' | 'onChange'> & {
    readonly text: LocalText | undefined;
    readonly onChange: (text: LocalText | undefined) => void;
  },
) {
  const { text = { zh: '' }, onChange, ...rest } = props;
  return (
    <LocalField
      {...rest}
      text={text}
      onChange={(next) => onChange(next.zh === '' && !next.en ? undefined : next)}
    />
  );
}
