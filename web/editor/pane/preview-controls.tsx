/** Who asks, when, and in which form: the controls above the phone. */
import { useState } from 'preact/hooks';
import type { Language } from '../../../intents/understanding.ts';
import type { Names } from '../../shared/staff/settings.ts';
import type { PreviewQuestion } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { sayLocal } from './city-time.ts';
import { PreviewMoment } from './preview-moment.tsx';
import type { Validity } from './preview-span.ts';
import { Segments } from './segments.tsx';

/** On a smaller screen they begin folded, with what they say in one line: the phone comes first. */
const ROOMY = '(min-width: 900px) and (min-height: 820px)';

export type Setting = Pick<
  PreviewQuestion,
  'at' | 'zone' | 'district' | 'language' | 'form'
>;

export interface PreviewControlsProps {
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly setting: Setting;
  /** By the city's clock. */
  readonly now: string;
  readonly validity: Validity;
  readonly onChange: (setting: Setting) => void;
}

export function PreviewControls(props: PreviewControlsProps) {
  const [roomy] = useState(() => window.matchMedia(ROOMY).matches);
  const { settings, words, setting, now, onChange } = props;
  const { at, zone, district, language, form } = setting;
  const set = (part: Partial<Setting>): void => onChange({ ...setting, ...part });
  const where = [
    at === null ? words.say('preview.now') : sayLocal(at, words.language, now),
    zone === null ? words.say('preview.zone.none') : words.zone(zone),
    district === null ? words.say('preview.district.none') : words.district(district),
  ];
  return (
    <details class="preview-controls" open={roomy}>
      <summary>
        <span class="visually-hidden">{words.say('preview.controls')}</span>
        {where.join(' · ')}
      </summary>
      <PreviewMoment
        words={words}
        now={now}
        at={at}
        validity={props.validity}
        onChange={(moment) => set({ at: moment })}
      />
      <div class="preview-grid">
        <Select
          id="preview-zone"
          label={words.say('preview.zone')}
          none={words.say('preview.zone.none')}
          names={settings.zones}
          language={words.language}
          value={zone}
          onChange={(value) => set({ zone: value })}
        />
        <Select
          id="preview-district"
          label={words.say('preview.district')}
          none={words.say('preview.district.none')}
          names={settings.districts}
          language={words.language}
          value={district}
          onChange={(value) => set({ district: value })}
        />
        <Segments
          name="preview-language"
          hideLabel
          label={words.say('preview.language')}
          value={language}
          choices={[
            { value: 'zh', word: '中文' },
            { value: 'en', word: 'English' },
          ]}
          onChange={(value) => set({ language: value })}
        />
        <Segments
          name="preview-form"
          hideLabel
          label={words.say('preview.form')}
          value={form}
          choices={[
            { value: 'full', word: words.say('preview.form.full') },
            { value: 'short', word: words.say('preview.form.short') },
          ]}
          onChange={(value) => set({ form: value })}
        />
      </div>
    </details>
  );
}

function Select(props: {
  readonly id: string;
  readonly label: string;
  readonly none: string;
  readonly names: Names;
  readonly language: Language;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <select
      id={props.id}
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    >
      <option value="">{props.none}</option>
      {Object.entries(props.names).map(([id, name]) => (
        <option key={id} value={id}>
          {name[props.language]}
        </option>
      ))}
    </select>
  );
}
