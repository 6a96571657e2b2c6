import { useState } from 'preact/hooks';
import type { RegisterRow } from '../../../knowledge/content/register.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';
import { rowFaults } from '../faults.ts';
import { FormContext } from './form-context.ts';
import { LocalField } from './local-field.tsx';
import { DayField, MomentField } from './moment-field.tsx';
import { SelectField } from './select-field.tsx';
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
    <Dialog
      id="register-add"
      title={words.say('register.addTitle')}
      onClose={props.onClose}
    >
      <form
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (faults.length === 0) props.onAdd(row);
          else setStrict(true);
        }}
      >
        <FormContext.Provider value={{ faults, strict }}>
          <LineField
            path="place"
            name={words.say('field.place')}
            value={row.place}
            onChange={(place) => set('place', place)}
          />
          <LineField
            path="aliases"
            name={words.say('field.aliases')}
            hint={words.say('field.aliases.hint')}
            value={aliases}
            onChange={(text) => {
              setAliases(text);
              const names = text.split(/[、,，;；]/).map((name) => name.trim());
              set('aliases', names.filter(Boolean));
            }}
          />
          <div class="pair">
            <SelectField
              path="district"
              name={words.say('field.district')}
              options={Object.keys(settings.districts).map((id) => [
                id,
                words.district(id),
              ])}
              value={row.district}
              onChange={(district) => set('district', district)}
            />
            <SelectField
              path="zone"
              name={words.say('field.zone')}
              options={Object.keys(settings.zones).map((id) => [id, words.zone(id)])}
              value={row.zone}
              onChange={(zone) => set('zone', zone)}
            />
          </div>
          <MomentField
            path="from"
            name={words.say('field.from')}
            value={row.from}
            onChange={(from = '') => set('from', from)}
          />
          <MomentField
            path="until"
            name={words.say('field.until')}
            hint={words.say('field.validUntil.hint')}
            value={row.until}
            onChange={(until) => set('until', until)}
          />
          <LocalField
            path="source"
            name={words.say('field.source')}
            text={row.source}
            onChange={(source) => set('source', source)}
          />
          <DayField
            path="announcedOn"
            name={words.say('field.announcedOn')}
            value={row.announcedOn}
            onChange={(day = '') => set('announcedOn', day)}
          />
        </FormContext.Provider>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={props.onClose}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button">
            {words.say('register.addSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
