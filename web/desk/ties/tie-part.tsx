/** From which other conversations the person follows the open case; an agent lets them, who checked. */
import { useEffect, useState } from 'preact/hooks';
import { parseCaseNumber } from '../../../cases/number.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { ApiError } from '../../shared/staff/calls.ts';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import { TIE_REASONS, type TieReason } from './contract.ts';

export function TiePart({ found }: { readonly found: DeskCase }) {
  const { state, dispatch, words, ties } = useDesk();
  const { caseNumber } = found;
  const [followers, setFollowers] = useState(0);
  const [asking, setAsking] = useState(false);
  const can = abilities(state);
  const look = async (): Promise<void> => {
    // A number beside the case: where it cannot be had, the case is read all the same.
    await ties.followers(caseNumber).then(setFollowers, () => {});
  };
  useEffect(() => void look(), [caseNumber]);
  const told = async (work: Promise<void>, code: string): Promise<void> => {
    try {
      await work;
      dispatch({ do: 'notice', code });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      dispatch({ do: 'notice', code: error.code });
    }
    await look();
  };
  return (
    <section class="person-part" aria-labelledby="ties-title">
      <h3 id="ties-title">{words.say('ties.title')}</h3>
      <p class="hint">
        {followers === 0
          ? words.say('ties.none')
          : words.say('ties.followers', { n: followers })}
      </p>
      <div class="task-row-acts">
        <button
          type="button"
          class="button-quiet slim"
          disabled={!can.edit}
          onClick={() => setAsking(true)}
        >
          {words.say('ties.add')}
        </button>
        {followers > 0 && can.person && (
          <button
            type="button"
            class="button-quiet slim"
            onClick={() =>
              void told(ties.untie(caseNumber, crypto.randomUUID()), 'untied')
            }
          >
            {words.say('ties.end')}
          </button>
        )}
      </div>
      {asking && (
        <TieDialog
          own={caseNumber}
          onTie={(to, reason) => {
            setAsking(false);
            const requestId = crypto.randomUUID();
            void told(ties.tie(caseNumber, { requestId, to, reason }), 'tied');
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function TieDialog(props: {
  readonly own: string;
  readonly onTie: (to: string, reason: TieReason) => void;
  readonly onClose: () => void;
}) {
  const { words } = useDesk();
  const { own, onTie, onClose } = props;
  const [text, setText] = useState('');
  const [reason, setReason] = useState<TieReason | null>(null);
  const number = parseCaseNumber(text);
  const ready = number !== null && number !== own && reason !== null;
  return (
    <Dialog id="tie" title={words.say('ties.add')} onClose={onClose}>
      <form
        class="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onTie(number, reason);
        }}
      >
        <p>{words.say('ties.what')}</p>
        <label class="field">
          <span class="field-name">{words.say('ties.number')}</span>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <fieldset class="dispatch-bodies">
          <legend>{words.say('ties.reason')}</legend>
          {TIE_REASONS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="reason"
                checked={reason === one}
                onChange={() => setReason(one)}
              />
              <span>{words.say(`ties.reason.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={onClose}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={!ready}>
            {words.say('ties.do')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
