import { useState } from 'preact/hooks';
import type { RegisterRow } from '../../../knowledge/content/register.ts';
import { useEditor } from '../editor-context.ts';
import { rowFaults } from '../faults.ts';
import { localOf } from '../pane/city-time.ts';
import { DialogForm } from './dialog-form.tsx';
import { FormContext } from './form-context.ts';
import { MomentField } from './moment-field.tsx';

/** Until when a row holds. */
export function RegisterEnd(props: {
  readonly row: RegisterRow;
  readonly onEnd: (row: RegisterRow) => void;
  readonly onClose: () => void;
}) {
  const { words, settings, cityNow } = useEditor();
  const { row } = props;
  const [until, setUntil] = useState<string | undefined>(
    row.until ?? localOf(cityNow(), settings.timeZone),
  );
  const { until: _, ...open } = row;
  const ended: RegisterRow = until === undefined ? open : { ...row, until };
  const faults = rowFaults(ended);
  return (
    <DialogForm
      id="register-end"
      title={words.say('register.endTitle', { place: row.place })}
      submit={words.say('register.endSubmit')}
      disabled={faults.length > 0}
      onSubmit={() => {
        if (faults.length === 0) props.onEnd(ended);
      }}
      onClose={props.onClose}
    >
      <FormContext.Provider value={{ faults, strict: true }}>
        <MomentField
          path="until"
          hint={words.say('register.endHint')}
          value={until}
          onChange={setUntil}
        />
      </FormContext.Provider>
    </DialogForm>
  );
}
