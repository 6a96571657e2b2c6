/**
 * Taking in what somebody says on the phone or at the counter. The agent writes their words; what the
 * bot asks stands large, to be read out; its choices are one tap.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import { isSendKey } from '../../shared/send-key.ts';
import type { IntakeView, IntakeWay } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_ANSWER } from '../limits.ts';
import { UrgencyMark } from './urgency-mark.tsx';

const WAYS = ['phone', 'visit'] as const;

export function IntakeDialog() {
  const { state, dispatch, words, work } = useDesk();
  const [way, setWay] = useState<IntakeWay>('phone');
  const [view, setView] = useState<IntakeView | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(
    () => end.current?.scrollIntoView({ block: 'nearest' }),
    [view?.lines.length],
  );
  if (!state.intake) return null;
  const close = (): void => {
    dispatch({ do: 'intake', shown: false });
    setView(null);
    setText('');
  };

  async function say(said: string, choice: string | null): Promise<void> {
    if (busy || said.trim() === '') return;
    setBusy(true);
    const heard = await work.parts.sayForCaller({
      conversation: view?.conversation ?? null,
      way,
      text: said.trim(),
      choice,
    });
    if (heard) {
      setView(heard);
      if (choice === null) setText('');
    }
    setBusy(false);
    box.current?.focus();
  }

  return (
    <Dialog id="intake" title={words.say('intake.title')} onClose={close}>
      {view === null ? (
        <fieldset class="intake-ways">
          <legend class="visually-hidden">{words.say('intake.way')}</legend>
          {WAYS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="intake-way"
                checked={way === each}
                onChange={() => setWay(each)}
              />
              {words.say(`intake.way.${each}`)}
            </label>
          ))}
        </fieldset>
      ) : (
        <Talk view={view} />
      )}
      <div ref={end} />
      {view?.cases.map((found) => (
        <p key={found.caseNumber} class="intake-case" role="status">
          <UrgencyMark urgency={found.urgency} /> <b class="number">{found.caseNumber}</b>{' '}
          {words.say(found.filed ? 'intake.filed' : 'intake.open')}
          <button
            type="button"
            class="button slim"
            onClick={() => {
              close();
              void work.take(found.caseNumber);
            }}
          >
            {words.say('intake.take')}
          </button>
        </p>
      ))}
      {view !== null && view.choices.length > 0 && (
        <div class="intake-choices">
          {view.choices.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              class="button-quiet slim"
              disabled={busy}
              onClick={() => void say(label, id)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <form
        class="intake-say"
        onSubmit={(event) => {
          event.preventDefault();
          void say(text, null);
        }}
      >
        <label class="field">
          <span class="field-name">{words.say('intake.says')}</span>
          <textarea
            ref={box}
            rows={3}
            maxLength={LONGEST_ANSWER}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!isSendKey(event)) return;
              event.preventDefault();
              void say(text, null);
            }}
          />
        </label>
        <p class="hint">{words.say('intake.hint')}</p>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={close}>
            {words.say('do.close')}
          </button>
          <button type="submit" class="button" disabled={busy || text.trim() === ''}>
            {words.say('intake.send')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was said; what is to be read out now stands last and large. */
function Talk({ view }: { readonly view: IntakeView }) {
  const { words } = useDesk();
  const last = view.lines.findLast(({ speaker }) => speaker === 'resident')?.seq ?? 0;
  return (
    <div class="intake-talk" role="log" aria-label={words.say('intake.title')}>
      {view.lines.map((line) => (
        <p
          key={line.id}
          data-speaker={line.speaker}
          data-now={line.speaker === 'bot' && line.seq > last}
        >
          <span class="hint">
            {words.say(line.speaker === 'resident' ? 'intake.caller' : 'intake.ask')}
          </span>{' '}
          {line.text}
        </p>
      ))}
    </div>
  );
}
