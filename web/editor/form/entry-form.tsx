import { ENTRY_KINDS, type Entry } from '../../../knowledge/content/directory.ts';
import { useEditor } from '../editor-context.ts';
import { LinesField } from './lines-field.tsx';
import { LocalField, OptionalLocalField } from './local-field.tsx';
import { Section } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { withField } from './set.ts';
import { ScopeFields, SourceFields, ValidityFields } from './shared-fields.tsx';

export function EntryForm(props: {
  readonly entry: Entry;
  readonly onChange: (entry: Entry) => void;
}) {
  const { words } = useEditor();
  const { entry } = props;
  const set = <K extends keyof Entry>(key: K, to: Entry[K] | undefined): void =>
    props.onChange(withField(entry, key, to));
  return (
    <>
      <Section name="entry">
        <LocalField
          path="name"
          text={entry.name}
          onChange={(name) => set('name', name)}
        />
        <div class="pair">
          <SelectField
            path="kind"
            options={ENTRY_KINDS.map((kind) => [kind, words.say(`entryKind.${kind}`)])}
            value={entry.kind}
            onChange={(value) => {
              const kind = ENTRY_KINDS.find((one) => one === value);
              if (kind) set('kind', kind);
            }}
          />
          <LinesField
            path="phones"
            lines={entry.phones}
            onChange={(phones) => set('phones', phones)}
          />
        </div>
        {(['hours', 'where', 'for'] as const).map((key) => (
          <OptionalLocalField
            key={key}
            path={key}
            text={entry[key]}
            onChange={(text) => set(key, text)}
          />
        ))}
      </Section>
      <Section name="scope">
        <ScopeFields value={entry} onChange={props.onChange} />
      </Section>
      <Section name="validity">
        <ValidityFields value={entry} onChange={props.onChange} />
      </Section>
      <Section name="source">
        <SourceFields value={entry} onChange={props.onChange} />
      </Section>
    </>
  );
}
