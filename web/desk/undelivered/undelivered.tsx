/** The call list: what did not reach a resident, over the queue. Nothing where all arrived. */
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import type { UndeliveredApi } from './api.ts';
import type { UndeliveredLine } from './contract.ts';

export function Undelivered({ api }: { readonly api: UndeliveredApi }) {
  const { state, words } = useDesk();
  const [lines, setLines] = useState<readonly UndeliveredLine[]>([]);
  // What cannot be read now is read with the next look at the queue.
  const read = async (): Promise<void> => await api.list().then(setLines, () => {});
  useEffect(() => void read(), [state.readAt]);
  if (lines.length === 0) return null;
  const settle = async (line: UndeliveredLine, how: 'again' | 'told'): Promise<void> => {
    await api.settle(line.id, how).catch(() => {});
    await read();
  };
  return (
    <details class="undelivered">
      <summary>
        <strong>{lines.length}</strong> {words.say('undelivered.title')}
      </summary>
      <ul>
        {lines.map((line) => (
          <Line key={line.id} line={line} settle={(how) => void settle(line, how)} />
        ))}
      </ul>
    </details>
  );
}

function Line({
  line,
  settle,
}: {
  readonly line: UndeliveredLine;
  readonly settle: (how: 'again' | 'told') => void;
}) {
  const { state, words, work } = useDesk();
  const { caseNumber } = line;
  return (
    <li data-urgent={line.urgent}>
      <p class="undelivered-head">
        {caseNumber === null ? (
          <span>{words.say('undelivered.noCase')}</span>
        ) : (
          <button
            type="button"
            class="button-quiet slim"
            onClick={() => void work.open(caseNumber)}
          >
            {caseNumber}
          </button>
        )}
        <time dateTime={line.at}>{words.moment(line.at, state.readAt)}</time>
      </p>
      <p class="undelivered-text">{line.text}</p>
      <p class="undelivered-why">
        {words.say(`undelivered.${line.reason}`)}
        {!line.surelyNot && words.say('undelivered.perhaps')}
      </p>
      <p class="undelivered-do">
        <button type="button" class="button-quiet slim" onClick={() => settle('told')}>
          {words.say('undelivered.told')}
        </button>
        {line.reason !== 'opted_out' && (
          <button type="button" class="button-quiet slim" onClick={() => settle('again')}>
            {words.say('undelivered.again')}
          </button>
        )}
      </p>
    </li>
  );
}
