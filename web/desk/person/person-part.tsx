/** One person's data: a copy for them, and deleting it all, with proof. For supervisors alone. */
import { useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { download } from '../../shared/download.ts';
import { ApiError } from '../../shared/staff/calls.ts';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import type { ErasureProof } from './contract.ts';

export function PersonPart({ found }: { readonly found: DeskCase }) {
  const { state, dispatch, words, person, work } = useDesk();
  const [erasing, setErasing] = useState(false);
  const { caseNumber } = found;
  if (!abilities(state).person) return null;
  const copy = async (): Promise<void> => {
    try {
      download(await person.copy(caseNumber), `person-${caseNumber}.json`);
      dispatch({ do: 'notice', code: 'person_copied' });
    } catch (error) {
      dispatch({ do: 'notice', code: codeOf(error) });
    }
  };
  const close = (): void => {
    setErasing(false);
    void work.refresh();
  };
  return (
    <section class="person-part" aria-labelledby="person-title">
      <h3 id="person-title">{words.say('person.title')}</h3>
      <p class="hint">{words.say('person.hint')}</p>
      <div class="task-row-acts">
        <button type="button" class="button-quiet slim" onClick={() => void copy()}>
          {words.say('person.copy')}
        </button>
        <button type="button" class="button-quiet slim" onClick={() => setErasing(true)}>
          {words.say('person.erase')}
        </button>
      </div>
      {erasing && <EraseDialog caseNumber={caseNumber} onClose={close} />}
    </section>
  );
}

function EraseDialog({
  caseNumber,
  onClose,
}: {
  readonly caseNumber: string;
  readonly onClose: () => void;
}) {
  const { words, person } = useDesk();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [proof, setProof] = useState<ErasureProof | null>(null);
  const erase = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setProof(await person.erase(caseNumber));
    } catch (error) {
      setFailure(codeOf(error));
    }
    setBusy(false);
  };
  return (
    <Dialog id="person-erase" title={words.say('person.erase.title')} onClose={onClose}>
      {proof === null ? (
        <>
          <p>{words.say('person.erase.what')}</p>
          <label class="edit-verified">
            <input
              type="checkbox"
              checked={sure}
              onChange={({ currentTarget }) => setSure(currentTarget.checked)}
            />
            <span>{words.say('person.erase.sure')}</span>
          </label>
          {failure !== null && (
            <p class="bar bar-danger" role="alert">
              {words.notice(failure)}
            </p>
          )}
          <div class="dialog-buttons">
            <button type="button" class="button-quiet" onClick={onClose}>
              {words.say('do.cancel')}
            </button>
            <button
              type="button"
              class="button button-danger"
              disabled={!sure || busy}
              onClick={() => void erase()}
            >
              {words.say('person.erase.do')}
            </button>
          </div>
        </>
      ) : (
        <Proof proof={proof} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Proof(props: { readonly proof: ErasureProof; readonly onClose: () => void }) {
  const { words } = useDesk();
  const { proof } = props;
  const left = Object.values(proof.left).reduce((sum, rows) => sum + rows, 0);
  const keep = (): void => {
    const file = new Blob([JSON.stringify(proof, null, 2)], { type: 'application/json' });
    download(file, `erased-${proof.caseNumber}.json`);
  };
  return (
    <div class="proof">
      <p class={proof.complete ? 'bar bar-ok' : 'bar bar-danger'} role="status">
        {words.say(proof.complete ? 'person.proof.complete' : 'person.proof.incomplete')}
      </p>
      <dl class="fields">
        <div>
          <dt>{words.say('person.proof.left')}</dt>
          <dd>{left}</dd>
        </div>
        {proof.cases.map((each) => (
          <div key={each.number}>
            <dt>{each.number}</dt>
            <dd>
              {words.say(each.unchanged ? 'person.proof.whole' : 'person.proof.broken', {
                n: each.events,
              })}
              <code>{each.digest}</code>
            </dd>
          </div>
        ))}
      </dl>
      <div class="dialog-buttons">
        <button type="button" class="button-quiet" onClick={keep}>
          {words.say('person.proof.keep')}
        </button>
        <button type="button" class="button" onClick={props.onClose}>
          {words.say('do.close')}
        </button>
      </div>
    </div>
  );
}

function codeOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  throw error;
}
