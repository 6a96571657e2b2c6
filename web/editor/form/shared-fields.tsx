/** Fields that articles and directory entries have alike. */
import type { Article } from '../../../knowledge/content/article.ts';
import type { Entry } from '../../../knowledge/content/directory.ts';
import { useEditor } from '../editor-context.ts';
import { ChoicesField } from './choices-field.tsx';
import { LocalField } from './local-field.tsx';
import { DayField, MomentField } from './moment-field.tsx';
import { withField } from './set.ts';
import { LineField } from './text-field.tsx';

interface Props<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function ScopeFields<T extends Article | Entry>({ value, onChange }: Props<T>) {
  const { words, settings } = useEditor();
  return (
    <>
      {(['zones', 'districts'] as const).map((key) => (
        <ChoicesField
          key={key}
          path={key}
          hint={words.say('field.zones.hint')}
          names={settings[key]}
          chosen={value[key]}
          onChange={(chosen) => onChange({ ...value, [key]: chosen })}
        />
      ))}
    </>
  );
}

export function ValidityFields<T extends Article | Entry>({ value, onChange }: Props<T>) {
  return (
    <>
      <div class="pair">
        <DayField
          path="announcedOn"
          value={value.announcedOn}
          onChange={(day = '') => onChange({ ...value, announcedOn: day })}
        />
        <DayField
          path="reviewBy"
          value={value.reviewBy}
          onChange={(day) => onChange(withField<T, 'reviewBy'>(value, 'reviewBy', day))}
        />
      </div>
      <div class="pair">
        <MomentField
          path="validFrom"
          value={value.validFrom}
          onChange={(from) =>
            onChange(withField<T, 'validFrom'>(value, 'validFrom', from))
          }
        />
        <MomentField
          path="validUntil"
          value={value.validUntil}
          onChange={(until) =>
            onChange(withField<T, 'validUntil'>(value, 'validUntil', until))
          }
        />
      </div>
    </>
  );
}

export function SourceFields<T extends Article | Entry>({ value, onChange }: Props<T>) {
  return (
    <>
      <LocalField
        path="source"
        long
        text={value.source}
        onChange={(source) => onChange({ ...value, source })}
      />
      <div class="pair">
        <LineField
          path="document"
          value={value.document ?? ''}
          onChange={(number) =>
            onChange(
              withField<T, 'document'>(value, 'document', number.trim() || undefined),
            )
          }
        />
      </div>
    </>
  );
}
