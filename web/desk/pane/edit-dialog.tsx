/** Verifying the open case, and putting right what it says. */
import { useState } from 'preact/hooks';
import { LOWER_REASONS, type LowerReason } from '../../../cases/case.ts';
import { LEVELS, type Level, levelOf, rank } from '../../../cases/queue.ts';
import { canMove } from '../../../cases/transitions.ts';
import { Dialog } from '../../shared/dialog.tsx';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_FIELD } from '../limits.ts';

const TEXTS = ['contactName', 'phone', 'address'] as const;

export function EditDialog({ found }: { readonly found: DeskCase }) {
  const { dispatch, words, caseWork } = useDesk();
  const level = levelOf(found.urgency);
  const verifiable = canMove(found.status, 'verified');
  const [texts, setTexts] = useState(found.known);
  const [category, setCategory] = useState(found.category);
  const [district, setDistrict] = useState(found.district);
  const [urgency, setUrgency] = useState<Level>(level);
  const [reason, setReason] = useState<LowerReason | null>(null);
  const [verified, setVerified] = useState(
    found.status === 'received' || found.status === 'reopened',
  );
  const close = (): void => dispatch({ do: 'editing', shown: false });
  const lowered = rank(urgency) < rank(level);

  const save = (): void => {
    if (lowered && reason === null) return;
    const changed = TEXTS.filter((field) => texts[field] !== found.known[field]);
    void caseWork.edit({
      ...Object.fromEntries(changed.map((field) => [field, texts[field].trim()])),
      ...(category !== found.category && { category }),
      ...(district !== found.district && { district }),
      ...(urgency !== level && { urgency }),
      ...(lowered && reason && { reason }),
      verified: verified && verifiable,
    });
    close();
  };

  return (
    <Dialog id="edit" title={words.say('edit.title')} onClose={close}>
      <form
        class="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {TEXTS.map((field) => (
          <label key={field} class="field">
            <span class="field-name">{words.field(field)}</span>
            <input
              type="text"
              inputMode={field === 'phone' ? 'tel' : 'text'}
              maxLength={LONGEST_FIELD}
              value={texts[field]}
              onInput={({ currentTarget }) =>
                setTexts({ ...texts, [field]: currentTarget.value })
              }
            />
          </label>
        ))}
        <div class="edit-pair">
          <Select
            name={words.field('category')}
            value={category}
            ids={words.categories}
            nameOf={(id) => words.category(id)}
            onChange={(id) => setCategory(id)}
          />
          <Select
            name={words.field('district')}
            value={district ?? ''}
            ids={['', ...words.districts]}
            nameOf={(id) =>
              id === '' ? words.say('summary.unknown') : words.district(id)
            }
            onChange={(id) => setDistrict(id === '' ? null : id)}
          />
        </div>
        <div class="edit-pair">
          <Select
            name={words.field('urgency')}
            value={urgency}
            ids={LEVELS}
            nameOf={(id) => words.urgency(id)}
            onChange={setUrgency}
          />
          {lowered && (
            <Select
              name={words.say('edit.reason')}
              value={reason ?? ''}
              ids={['', ...LOWER_REASONS] as const}
              nameOf={(id) =>
                id === '' ? words.say('edit.choose') : words.say(`lower.${id}`)
              }
              onChange={(id) => setReason(id === '' ? null : id)}
              required
            />
          )}
        </div>
        {verifiable && (
          <label class="edit-verified">
            <input
              type="checkbox"
              checked={verified}
              onChange={({ currentTarget }) => setVerified(currentTarget.checked)}
            />
            <span>{words.say('edit.verified')}</span>
          </label>
        )}
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={close}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button">
            {words.say('edit.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Select<Id extends string>(props: {
  readonly name: string;
  readonly value: Id;
  readonly ids: readonly Id[];
  readonly nameOf: (id: Id) => string;
  readonly onChange: (id: Id) => void;
  readonly required?: boolean;
}) {
  const { name, value, ids, nameOf, onChange, required = false } = props;
  return (
    <label class="field">
      <span class="field-name">{name}</span>
      <select
        value={value}
        required={required}
        onChange={({ currentTarget }) => {
          const id = ids.find((one) => one === currentTarget.value);
          if (id !== undefined) onChange(id);
        }}
      >
        {ids.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
    </label>
  );
}
