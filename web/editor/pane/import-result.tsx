/** What the trial found: each bad row by number and its own words; what would be written; the verb. */
import { faultText } from '../../../knowledge/content/fault.ts';
import type { ImportResult } from '../contract.ts';
import type { Words } from '../words.ts';
import { writtenIn } from './import-file.ts';
import { sayServerFault } from './say-fault.ts';

/** A wrong column makes every row wrong: the first say it all. */
const SHOWN = 50;

export interface ImportResultProps {
  readonly words: Words;
  readonly result: ImportResult;
  readonly text: string;
  readonly applying: boolean;
  /** As the list calls it. */
  readonly titleOf: (id: string) => string;
  readonly onApply: () => void;
  readonly onOpen: (id: string) => void;
}

export function ImportResultView(props: ImportResultProps) {
  const { words, result, applying } = props;
  const { faults, changed, unchanged, applied } = result;
  if (faults.length > 0) return <Faults {...props} />;
  const fresh = changed.filter(({ is }) => is === 'new');
  const counts = {
    fresh: fresh.length,
    changed: changed.length - fresh.length,
    unchanged,
  };
  return (
    <div class="import-clean">
      <p>
        <strong>
          {words.say(
            applied
              ? 'import.applied'
              : changed.length === 0
                ? 'import.nothing'
                : 'import.clean',
          )}
        </strong>{' '}
        {words.say('import.counts', counts)}
      </p>
      <ul class="import-changed">
        {changed.slice(0, SHOWN).map(({ id, is }) => (
          <li key={id}>
            <span class="import-is" data-is={is}>
              {words.say(is === 'new' ? 'import.is.new' : 'import.is.changed')}
            </span>
            {applied ? (
              <button type="button" class="button-quiet" onClick={() => props.onOpen(id)}>
                {props.titleOf(id)}
              </button>
            ) : (
              <span>{props.titleOf(id)}</span>
            )}
          </li>
        ))}
        {changed.length > SHOWN && (
          <li class="hint">{words.say('import.more', { n: changed.length - SHOWN })}</li>
        )}
      </ul>
      {!applied && changed.length > 0 && (
        <div class="exchange-do">
          <button
            type="button"
            class="button"
            disabled={applying}
            onClick={props.onApply}
          >
            {applying
              ? words.say('import.applying')
              : words.say('import.apply', { n: changed.length })}
          </button>
          <span class="hint">{words.say('import.apply.hint')}</span>
        </div>
      )}
    </div>
  );
}

function Faults({ words, result, text }: ImportResultProps) {
  const { faults } = result;
  return (
    <div class="import-faults">
      <h4>{words.say('import.faults', { n: faults.length })}</h4>
      <p class="hint">{words.say('import.faults.hint')}</p>
      <ol>
        {faults.slice(0, SHOWN).map((each, index) => {
          const written = writtenIn(text, each);
          return (
            <li key={`${index} ${faultText(each)}`}>
              <p>
                {each.row !== undefined && (
                  <strong>{words.say('import.row', { n: each.row })}</strong>
                )}{' '}
                {sayServerFault(words, each)}
              </p>
              {written !== null && <p class="import-written">{written}</p>}
            </li>
          );
        })}
        {faults.length > SHOWN && (
          <li class="hint">
            {words.say('import.faults.more', { n: faults.length - SHOWN })}
          </li>
        )}
      </ol>
    </div>
  );
}
