import { useState } from 'preact/hooks';
import type { RegisterRow } from '../../../knowledge/content/register.ts';
import { useEditor } from '../editor-context.ts';
import { rowFaults } from '../faults.ts';
import { DialogForm } from './dialog-form.tsx';
import { FormContext } from './form-context.ts';
import { LocalField } from './local-field.tsx';
import { DayField, MomentField } from './moment-field.tsx';
import { CityField } from './select-field.tsx';
import { withField } from './set.ts';
import { LineField } from './text-field.tsx';

/** A new row; notices bring many at once, so it begins with the last one's district, zone and source. */
export function RegisterAdd(props: {
  readonly last: RegisterRow | null;
  readonly onAdd: (row: RegisterRow) => void;
  readonly onClose: () => void;
}) {
  const { words, settings, cityNow } = useEditor();
  const { last } = props;
  const today = words.today(cityNow());
  const [row, setRow] = useState<RegisterRow>({
    place: '',
    aliases: [],
    district: last?.district ?? Object.keys(settings.districts)[0] ?? '',
    zone: last?.zone ?? Object.keys(settings.zones)[0] ?? '',
    from: today,
    source: last?.source ?? { zh: '' },
    announcedOn: today,
  });
  const [aliases, setAliases] = useState('');
  const [strict, setStrict] = useState(false);
  const faults = rowFaults(row);
  const set = <K extends keyof RegisterRow>(
    key: K,
    to: RegisterRow[K] | undefined,
  ): void => setRow(withField(row, key, to));
  return (
    <DialogForm
      id="register-add"
      title={words.say('register.addTitle')}
      submit={words.say('register.addSubmit')}
      onSubmit={() => (faults.length === 0 ? props.onAdd(row) : setStrict(true))}
      onClose={props.onClose}
    >
      <FormContext.Provider value={{ faults, strict }}>
        <LineField
          path="place"
          value={row.place}
          onChange={(place) => set('place', place)}
        />
        <LineField
          path="aliases"
          value={aliases}
          onChange={(text) => {
            setAliases(text);
            const names = text.split(/[、,，;；]/).map((name) => name.trim());
            set('aliases', names.filter(Boolean));
          }}
        />
        <div class="pair">
          <CityField
            path="district"
            of="districts"
            value={row.district}
            onChange={(district) => set('district', district)}
          />
          <CityField
            path="zone"
            of="zones"
            value={row.zone}
            onChange={(zone) => set('zone', zone)}
          />
        </div>
        <MomentField
          path="from"
          value={row.from}
          onChange={(from = '') => set('from', from)}
        />
        <MomentField
          path="until"
          hint={words.say('field.validUntil.hint')}
          value={row.until}
          onChange={(until) => set('until', until)}
        />
        <LocalField
          path="source"
          text={row.source}
          onChange={(source) => set('source', source)}
        />
        <DayField
          path="announcedOn"
          value={row.announcedOn}
          onChange={(day = '') => set('announcedOn', day)}
        />
      </FormContext.Provider>
    </DialogForm>
  );
}
