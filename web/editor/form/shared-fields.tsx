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
      <ChoicesField
        path="zones"
        name={words.say('field.zones')}
        hint={words.say('field.zones.hint')}
        names={settings.zones}
        chosen={value.zones}
        onChange={(zones) => onChange({ ...value, zones })}
      />
      <ChoicesField
        path="districts"
        name={words.say('field.districts')}
        hint={words.say('field.zones.hint')}
        names={settings.districts}
        chosen={value.districts}
        onChange={(districts) => onChange({ ...value, districts })}
      />
    </>
  );
}

export function ValidityFields<T extends Article | Entry>({ value, onChange }: Props<T>) {
  const { words } = useEditor();
  return (
    <>
      <div class="pair">
        <DayField
          path="announcedOn"
          name={words.say('field.announcedOn')}
          value={value.announcedOn}
          onChange={(day = '') => onChange({ ...value, announcedOn: day })}
        />
        <DayField
          path="reviewBy"
          name={words.say('field.reviewBy')}
          hint={words.say('field.reviewBy.hint')}
          value={value.reviewBy}
          onChange={(day) => onChange(withField<T, 'reviewBy'>(value, 'reviewBy', day))}
        />
      </div>
      <div class="pair">
        <MomentField
          path="validFrom"
          name={words.say('field.validFrom')}
          value={value.validFrom}
          onChange={(from) =>
            onChange(withField<T, 'validFrom'>(value, 'validFrom', from))
          }
        />
        <MomentField
          path="validUntil"
          name={words.say('field.validUntil')}
          hint={words.say('field.validUntil.hint')}
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
  const { words } = useEditor();
  return (
    <>
      <LocalField
        path="source"
        name={words.say('field.source')}
        long
        text={value.source}
        onChange={(source) => onChange({ ...value, source })}
      />
      <div class="pair">
        <LineField
          path="document"
          name={words.say('field.document')}
          hint={words.say('field.document.hint')}
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
