/**
 * All versions of an item: who, when, what; the difference between any two; an old one as a new draft.
 *
 * - `item`: as it was read; read it again after `onRestored`.
 * - `mayWrite`: whether this person may make a draft.
 * - `onRestored`: the open version that now holds the old one's content.
 */
import { useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { Item, OpenVersion } from '../contract.ts';
import type { EditorSettings } from '../settings.ts';
import type { Words } from '../words.ts';
import { Difference } from './difference.tsx';
import { failureCode } from './failure-code.ts';
import { VersionRow } from './version-row.tsx';

export interface HistoryProps {
  readonly api: Pick<EditorApi, 'difference' | 'restore'>;
  readonly settings: EditorSettings;
  readonly words: Words;
  readonly item: Item;
  readonly mayWrite: boolean;
  readonly onRestored: (open: OpenVersion) => void;
}

export function History(props: HistoryProps) {
  const { api, settings, words, item } = props;
  const [pair, setPair] = useState<Pair | null>(null);
  const [restoring, setRestoring] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const numbers = item.history.map(({ number }) => number);
  const shown = pair ?? latest(numbers);

  const restore = async (number: number): Promise<void> => {
    setRestoring(number);
    setFailure(null);
    try {
      props.onRestored(await api.restore(item.kind, item.id, number));
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setRestoring(null);
    }
  };

  if (item.history.length === 0 || shown === null) {
    return <p class="hint">{words.say('history.none')}</p>;
  }
  return (
    <section class="history" aria-labelledby="history-title">
      <h3 id="history-title">{words.say('history.title')}</h3>
      {failure !== null && (
        <p class="bar bar-danger" role="alert">
          {words.notice(failure)}
        </p>
      )}
      {item.open !== null && props.mayWrite && (
        <p class="hint">{words.say('history.openFirst', { n: item.open.number })}</p>
      )}
      <ol class="history-list">
        {item.history.map((version) => (
          <VersionRow
            key={version.number}
            words={words}
            timeZone={settings.timeZone}
            version={version}
            live={version.number === item.live?.number}
            shown={version.number === shown.to}
            restore={
              !props.mayWrite || item.open !== null || version.withdraws
                ? null
                : () => void restore(version.number)
            }
            restoring={restoring === version.number}
            compare={() =>
              setPair({ from: before(numbers, version.number), to: version.number })
            }
          />
        ))}
      </ol>
      <Difference
        api={api}
        words={words}
        item={item}
        from={shown.from}
        to={shown.to}
        onPair={setPair}
      />
    </section>
  );
}

interface Pair {
  readonly from: number | null;
  readonly to: number;
}

/** What the newest changed; null: there is none. */
function latest(numbers: readonly number[]): Pair | null {
  const [to] = numbers;
  return to === undefined ? null : { from: before(numbers, to), to };
}

function before(numbers: readonly number[], number: number): number | null {
  return numbers.find((other) => other < number) ?? null;
}
