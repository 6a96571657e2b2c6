/** The conversation: date lines, messages, the choices of the last question. */
import { useRef } from 'preact/hooks';
import { Icon } from '../shared/icon.tsx';
import { type Conversation, type Entry, openChoices } from './conversation.ts';
import { Message } from './message.tsx';
import type { Moments } from './moments.ts';
import { useFollowing } from './use-following.ts';
import type { WireChoice } from './wire.ts';
import type { Say } from './words.ts';

export function MessageList(props: {
  readonly conversation: Conversation;
  readonly greeting: Entry | null;
  readonly language: 'zh' | 'en';
  readonly say: Say;
  readonly moments: Moments;
  readonly onChoice: (choice: WireChoice) => void;
  readonly onResend: (id: string) => void;
}) {
  const { conversation, greeting, say, moments } = props;
  const { entries, loaded, typing } = conversation;
  const shown = greeting ? [greeting, ...entries] : entries;
  const choices = entries.length > 0 ? openChoices(conversation) : greeting?.choices;
  const scroller = useRef<HTMLDivElement>(null);
  const { away, toEnd } = useFollowing(scroller, entries, typing);
  const alarm = useAlarm(entries, loaded);
  const now = new Date();
  return (
    <>
      <div
        class="log"
        ref={scroller}
        role="log"
        aria-label={say('log.label')}
        aria-live="polite"
        aria-busy={!loaded}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        data-testid="log"
      >
        <ol class="messages">
          {shown.map((entry, index) => {
            const before = shown[index - 1];
            const line =
              entry.at !== null && moments.breaks(before?.at ?? null, entry.at)
                ? moments.line(entry.at, now)
                : null;
            const first =
              line !== null ||
              before?.speaker !== entry.speaker ||
              before.badge !== entry.badge;
            return (
              <Message
                key={entry.key}
                entry={entry}
                dateLine={line}
                first={first}
                live={loaded}
                language={props.language}
                say={say}
                moments={moments}
                onResend={props.onResend}
              />
            );
          })}
        </ol>
        {!loaded && entries.length === 0 && (
          <div class="waiting" aria-hidden="true">
            <div class="skeleton" />
          </div>
        )}
        {typing && (
          <p class="typing" role="img" aria-label={say('typing')} aria-live="off">
            <i />
            <i />
            <i />
          </p>
        )}
        {loaded && choices && choices.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset outside a form says no more
          <div
            class="choices"
            role="group"
            aria-label={say('choices.label')}
            data-testid="choices"
          >
            {choices.map((choice) => (
              <button
                key={choice.title}
                type="button"
                class="chip"
                onClick={() => {
                  // The button goes away: the focus stays in the conversation.
                  scroller.current?.focus({ preventScroll: true });
                  props.onChoice(choice);
                }}
              >
                {choice.title}
              </button>
            ))}
          </div>
        )}
      </div>
      {away && (
        <button type="button" class="button to-end" onClick={toEnd}>
          <Icon name="down" />
          {say('new.messages')}
        </button>
      )}
      <p class="visually-hidden" role="alert">
        {alarm}
      </p>
    </>
  );
}

/** The words of a critical message that has just come, for a screen reader to say at once. */
function useAlarm(entries: readonly Entry[], loaded: boolean): string {
  const seen = useRef<string | null>(null);
  const last = entries.filter((entry) => entry.critical).pop();
  // What was already there when the page opened is no news.
  if (!loaded) seen.current = last?.key ?? null;
  return loaded && last && last.key !== seen.current ? last.text : '';
}
