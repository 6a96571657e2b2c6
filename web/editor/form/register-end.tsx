import { useState } from 'preact/hooks';
import type { RegisterRow } from '../../../knowledge/content/register.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { useEditor } from '../editor-context.ts';
import { rowFaults } from '../faults.ts';
import { localOf } from '../pane/city-time.ts';
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
    <Dialog
      id="register-end"
      title={words.say('register.endTitle', { place: row.place })}
      onClose={props.onClose}
    >
      <form
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (faults.length === 0) props.onEnd(ended);
        }}
      >
        <FormContext.Provider value={{ faults, strict: true }}>
          <MomentField
            path="until"
            name={words.say('field.until')}
            hint={words.say('register.endHint')}
            value={until}
            onChange={setUntil}
          />
        </FormContext.Provider>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={props.onClose}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={faults.length > 0}>
            {words.say('register.endSubmit')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
