import { useEffect, useRef } from 'preact/hooks';
import { LEVELS } from '../../../cases/queue.ts';
import { useDesk } from '../desk-context.ts';
import { countWaiting, type Section } from '../rows.ts';
import { Undelivered } from '../undelivered/undelivered.tsx';
import { QueueRow } from './queue-row.tsx';
import { UrgencyMark } from './urgency-mark.tsx';
import { Views } from './views.tsx';

/** A pointer or focus that has been still this long is no longer about to click. */
const STILL_MS = 5000;

const SECTIONS: readonly Section[] = ['mine', 'waiting', 'others', 'new'];

export function QueuePane() {
  const { state, words, work, undelivered } = useDesk();
  const hold = useHold();
  const counts = countWaiting(state.items ?? []);
  const total = counts.critical + counts.high + counts.normal;
  return (
    <section class="pane queue" aria-labelledby="queue-title">
      <Views />
      <Undelivered api={undelivered} />
      <div class="pane-head queue-head">
        <h2 id="queue-title" class="visually-hidden">
          {words.say('pane.queue')}
        </h2>
        <p class="visually-hidden">{words.say('queue.counts', counts)}</p>
        <ul class="counts" aria-hidden="true">
          {LEVELS.map((level) => (
            <li
              key={level}
              class="count"
              data-level={level}
              data-none={counts[level] === 0}
            >
              <UrgencyMark urgency={level} />
              <strong>{counts[level]}</strong>
            </li>
          ))}
        </ul>
        <div class="queue-do">
          <button
            type="button"
            class="button-quiet slim"
            disabled={total === 0}
            onClick={() => void work.next()}
          >
            {words.say('do.next')} <kbd>N</kbd>
          </button>
          <button
            type="button"
            class="button slim"
            disabled={total === 0 || state.taking !== null}
            onClick={() => void work.take(null)}
          >
            {words.say(state.taking === null ? 'do.takeNext' : 'taking')}
          </button>
        </div>
      </div>
      <div class="scroll" {...hold}>
        {state.items === null && <Skeletons />}
        {state.items !== null && state.rows.length === 0 && (
          <div class="empty">
            <p>{words.say('queue.empty')}</p>
            <p>{words.say('queue.nothing')}</p>
          </div>
        )}
        {SECTIONS.map((section) => {
          const rows = state.rows.filter((row) => row.section === section);
          if (rows.length === 0) return null;
          return (
            <section key={section} aria-labelledby={`section-${section}`}>
              <h3 id={`section-${section}`} class="section-title">
                {words.say(`section.${section}`)} <span>{rows.length}</span>
              </h3>
              <ul>
                {rows.map((row) => (
                  <QueueRow key={row.item.caseNumber} row={row} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** Handlers that keep the rows where they are while somebody is about to press one. */
function useHold() {
  const { dispatch } = useDesk();
  const timer = useRef<number | undefined>(undefined);
  const release = (): void => {
    clearTimeout(timer.current);
    dispatch({ do: 'hold', held: false });
  };
  const keep = (): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(release, STILL_MS);
    dispatch({ do: 'hold', held: true });
  };
  useEffect(() => release, []);
  return {
    onPointerMove: keep,
    onPointerDown: keep,
    onPointerLeave: release,
    onFocusIn: keep,
    onKeyDown: keep,
    onFocusOut: release,
    onScroll: keep,
  };
}

function Skeletons() {
  const { words } = useDesk();
  return (
    <div class="skeletons" role="status" aria-label={words.say('loading')}>
      {[1, 2, 3, 4].map((n) => (
        <div key={n} class="skeleton skeleton-row" />
      ))}
    </div>
  );
}
