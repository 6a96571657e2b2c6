/** What differs between two versions: added with +, removed with −, each in its colour as well. */
import { useEffect, useState } from 'preact/hooks';
import type { EditorApi } from '../api.ts';
import type { DifferenceLine, Item } from '../contract.ts';
import type { Words } from '../words.ts';
import { failureCode } from './failure-code.ts';
import { fieldName } from './say-fault.ts';

export interface DifferenceProps {
  readonly api: Pick<EditorApi, 'difference'>;
  readonly words: Words;
  readonly item: Item;
  /** Null: before the first. */
  readonly from: number | null;
  readonly to: number;
  readonly onPair: (pair: { readonly from: number | null; readonly to: number }) => void;
}

type Read =
  | { readonly is: 'reading' }
  | { readonly is: 'read'; readonly lines: readonly DifferenceLine[] }
  | { readonly is: 'failed'; readonly code: string };

export function Difference({ api, words, item, from, to, onPair }: DifferenceProps) {
  const [read, setRead] = useState<Read>({ is: 'reading' });
  const revision = item.open?.revision ?? null;

  useEffect(() => {
    let wanted = true;
    setRead({ is: 'reading' });
    const ask = async (): Promise<void> => {
      try {
        const lines = await api.difference(item.kind, item.id, from, to);
        if (wanted) setRead({ is: 'read', lines });
      } catch (error) {
        if (wanted) setRead({ is: 'failed', code: failureCode(error) });
      }
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [item.kind, item.id, from, to, revision]);

  const numbers = item.history.map(({ number }) => number);
  return (
    <section class="difference" aria-labelledby="difference-title">
      <h3 id="difference-title">{words.say('history.difference')}</h3>
      <div class="difference-pair">
        <label>
          <span>{words.say('history.from')}</span>
          <select
            value={from ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onPair({ from: value === '' ? null : Number(value), to })
            }
          >
            {numbers.map((number) => (
              <option key={number} value={number}>
                {words.say('history.version', { n: number })}
              </option>
            ))}
            <option value="">{words.say('history.nothing')}</option>
          </select>
        </label>
        <label>
          <span>{words.say('history.to')}</span>
          <select
            value={to}
            onChange={({ currentTarget: { value } }) =>
              onPair({ from, to: Number(value) })
            }
          >
            {numbers.map((number) => (
              <option key={number} value={number}>
                {words.say('history.version', { n: number })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div aria-live="polite" aria-busy={read.is === 'reading'}>
        {read.is === 'reading' && <p class="hint">{words.say('history.reading')}</p>}
        {read.is === 'failed' && <p class="bar bar-danger">{words.notice(read.code)}</p>}
        {read.is === 'read' && read.lines.length === 0 && (
          <p class="hint">{words.say('history.same')}</p>
        )}
        {read.is === 'read' && <DifferenceLines words={words} lines={read.lines} />}
      </div>
    </section>
  );
}

/** Also where a difference is shown elsewhere. */
export function DifferenceLines(props: {
  readonly words: Words;
  readonly lines: readonly DifferenceLine[];
}) {
  const { words } = props;
  return (
    <dl class="difference-lines">
      {props.lines.map(({ field, pieces }, index) => (
        <div key={`${index} ${field}`}>
          <dt>{fieldName(words, field)}</dt>
          <dd>
            {pieces.map(({ text, is }, at) => (
              <Piece key={`${at} ${is}`} words={words} text={text} is={is} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Piece(props: {
  readonly words: Words;
  readonly text: string;
  readonly is: 'same' | 'added' | 'removed';
}) {
  const { words, text, is } = props;
  if (is === 'same') return <span>{text}</span>;
  const Tag = is === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span class="difference-sign" aria-hidden="true">
        {is === 'added' ? '+' : '−'}
      </span>
      <span class="visually-hidden">
        {words.say(is === 'added' ? 'history.added' : 'history.removed')}
      </span>
      {text}
    </Tag>
  );
}
