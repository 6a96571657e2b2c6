/** One kind of question: how often, when last, in which words; a draft for it, or off the list. */
import { useEffect, useRef } from 'preact/hooks';
import type { UnansweredGroup } from '../contract.ts';
import type { Words } from '../words.ts';
import { localOf, sayLocal } from './city-time.ts';

export interface UnansweredRowProps {
  readonly words: Words;
  readonly timeZone: string;
  readonly group: UnansweredGroup;
  readonly mayWrite: boolean;
  /** Taken off the list, and it can still be undone. */
  readonly settling: boolean;
  readonly onDraft: () => void;
  readonly onSettle: () => void;
  readonly onUndo: () => void;
}

export function UnansweredRow(props: UnansweredRowProps) {
  const { words, timeZone, group, settling } = props;
  const local = (moment: number): string => localOf(moment, timeZone);
  const last = sayLocal(
    local(Date.parse(group.lastAt)),
    words.language,
    local(Date.now()),
  );
  const verb = useRef<HTMLButtonElement>(null);
  const was = useRef(settling);
  // The button pressed has gone: the focus goes to the one that takes it back, and home again.
  useEffect(() => {
    if (was.current !== settling) verb.current?.focus();
    was.current = settling;
  }, [settling]);
  const [first = words.say('unanswered.noWords'), ...others] = group.words;
  return (
    <li class="unanswered-row" data-settling={settling}>
      <p class="unanswered-count">
        <strong>{group.count}</strong>
        <span>{words.say('unanswered.times')}</span>
      </p>
      <div class="unanswered-words">
        <p class="unanswered-first">{first}</p>
        {others.map((other) => (
          <p key={other}>{other}</p>
        ))}
        <p class="hint">{words.say('unanswered.last', { when: last })}</p>
      </div>
      {props.mayWrite && (
        <div class="unanswered-do">
          {settling ? (
            <>
              <span role="status">{words.say('unanswered.settled')}</span>
              <button
                type="button"
                class="button-quiet"
                ref={verb}
                onClick={props.onUndo}
              >
                {words.say('unanswered.undo')}
              </button>
            </>
          ) : (
            <>
              <button
                type="button"
                class="button"
                aria-label={words.say('unanswered.draft.of', { text: first })}
                onClick={props.onDraft}
              >
                {words.say('unanswered.draft')}
              </button>
              <button
                type="button"
                class="button-quiet"
                ref={verb}
                aria-label={words.say('unanswered.settle.of', { text: first })}
                onClick={props.onSettle}
              >
                {words.say('unanswered.settle')}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
