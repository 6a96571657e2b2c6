import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { atMostEvery } from '../../shared/every.ts';
import { isSendKey } from '../../shared/send-key.ts';
import type { DeskCase } from '../contract.ts';
import { useDesk, useNow } from '../desk-context.ts';
import { LONGEST_ANSWER } from '../limits.ts';
import { abilities } from '../model.ts';

/** While somebody writes, the other side hears so this often. */
const TOLD_EVERY_MS = 3000;

/** From here on the box says how much is left. */
const NEARLY_FULL = 200;

/** Two agents never answer at once: who else is writing is seen before a word is lost. */
function TypistLine({ found }: { readonly found: DeskCase }) {
  const { state, words } = useDesk();
  const now = useNow();
  const { typist } = state;
  const writes =
    typist?.conversationId === found.conversationId && typist.until > now ? typist : null;
  return (
    <p class="typist" role="status">
      {writes &&
        (writes.badge === null
          ? words.say('typing.resident')
          : words.say('typing.agent', { badge: writes.badge }))}
    </p>
  );
}

export function AnswerBox({ found }: { readonly found: DeskCase }) {
  const { state, dispatch, words, work, keep } = useDesk();
  const { caseNumber } = found;
  const [text, setText] = useState(keep.draft(caseNumber));
  const box = useRef<HTMLTextAreaElement>(null);
  const can = abilities(state);
  const left = LONGEST_ANSWER - text.length;

  // An answer put back from the transcript.
  useLayoutEffect(() => setText(keep.draft(caseNumber)), [state.drafts]);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [text]);

  const tell = useMemo(
    () => atMostEvery(TOLD_EVERY_MS, () => work.drafting.typing(), Date.now),
    [],
  );
  const write = (value: string): void => {
    if (value !== '') tell();
    setText(value);
    keep.keepDraft(caseNumber, value);
  };
  const send = (): void => {
    if (left >= 0 && work.answer(text)) write('');
    box.current?.focus();
  };

  return (
    <form
      class="answer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for="answer-text" class="visually-hidden">
        {words.say('answer.label')}
      </label>
      <textarea
        id="answer-text"
        ref={box}
        rows={1}
        value={text}
        disabled={!found.mine}
        placeholder={words.say(found.mine ? 'answer.placeholder' : 'answer.notMine')}
        aria-describedby="answer-hint"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <button
        type="submit"
        class="button"
        disabled={!can.answer || text.trim() === '' || left < 0}
      >
        {words.say('answer.send')}
      </button>
      {found.way && found.mine && (
        <p class="hint">
          {words.say('talk.unread', { way: words.say(`intake.way.${found.way}`) })}
        </p>
      )}
      <div class="answer-tools">
        <TypistLine found={found} />
        <button
          type="button"
          class="button-quiet slim"
          disabled={!can.answer}
          onClick={() => dispatch({ do: 'replying', shown: true })}
        >
          {words.say('do.reply')} <kbd>P</kbd>
        </button>
      </div>
      <p id="answer-hint" class="hint" data-over={left < 0}>
        {left < 0
          ? words.say('answer.tooLong', { n: -left })
          : left < NEARLY_FULL
            ? words.say('answer.left', { n: left })
            : words.say('answer.hint')}
      </p>
    </form>
  );
}
