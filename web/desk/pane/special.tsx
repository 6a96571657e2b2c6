/** The open case's entries of the register of special needs (登记造册), and a new one with consent. */
import { useState } from 'preact/hooks';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import { copyText } from './copy-text.ts';

export function Special({ found }: { readonly found: DeskCase }) {
  const { state, dispatch, words, work } = useDesk();
  const may = abilities(state).dispatch;
  const entries = found.special.filter(({ stage }) => stage === 'registered');
  const copy = async (page: string): Promise<void> => {
    const copied = await copyText(new URL(page, window.location.href).href);
    dispatch({ do: 'notice', code: copied ? 'link_copied' : 'copyFailed' });
  };
  return (
    <details class="special" open={entries.length > 0}>
      <summary>
        <h3>{words.say('special.title')}</h3>
      </summary>
      <ul class="task-list">
        {entries.map((entry) => (
          <li key={entry.number} class="task-row">
            <p>
              <b>{words.need(entry.need)}</b>{' '}
              {entry.arranged && words.say('special.arranged')}
            </p>
            <p class="hint">
              {entry.dueAt === null
                ? words.say('special.undated')
                : words.weekdayMoment(entry.dueAt)}
              {entry.everyDays !== null &&
                ` · ${words.say('special.every', { n: entry.everyDays })}`}
            </p>
            <div class="task-row-acts" data-page={entry.page}>
              <button
                type="button"
                class="button-quiet slim"
                onClick={() => void copy(entry.page)}
              >
                {words.say('special.copy')}
              </button>
              {!entry.arranged && entry.dueAt !== null && (
                <button
                  type="button"
                  class="button-quiet slim"
                  disabled={!may}
                  onClick={() =>
                    void work.parts.changeNeed({ do: 'arranged', special: entry.number })
                  }
                >
                  {words.say('special.do.arranged')}
                </button>
              )}
              <button
                type="button"
                class="button-quiet slim"
                disabled={!may}
                onClick={() =>
                  void work.parts.changeNeed({ do: 'ended', special: entry.number })
                }
              >
                {words.say('special.do.ended')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {may && <SpecialForm />}
    </details>
  );
}

function SpecialForm() {
  const { words, work } = useDesk();
  const [need, setNeed] = useState(words.registrable[0] ?? '');
  const [dueAt, setDueAt] = useState('');
  const [everyDays, setEveryDays] = useState('');
  const [consent, setConsent] = useState(false);
  if (need === '') return null;
  const days = Number(everyDays);
  return (
    <form
      class="special-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (!consent) return;
        void work.parts.changeNeed({
          do: 'registered',
          need,
          consent: true,
          dueAt: dueAt === '' ? null : dueAt,
          everyDays: days > 0 ? days : null,
        });
        setConsent(false);
      }}
    >
      <label class="field">
        <span class="field-name">{words.say('special.need')}</span>
        <select value={need} onChange={(event) => setNeed(event.currentTarget.value)}>
          {words.registrable.map((id) => (
            <option key={id} value={id}>
              {words.need(id)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-name">{words.say('special.due')}</span>
        <input
          type="datetime-local"
          value={dueAt}
          onInput={(event) => setDueAt(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="field-name">{words.say('special.everyDays')}</span>
        <input
          type="number"
          min={1}
          max={400}
          value={everyDays}
          onInput={(event) => setEveryDays(event.currentTarget.value)}
        />
      </label>
      <label class="special-consent">
        <input
          type="checkbox"
          required
          checked={consent}
          onChange={() => setConsent(!consent)}
        />
        {words.say('special.consent')}
      </label>
      <button type="submit" class="button-quiet slim">
        {words.say('special.add')}
      </button>
    </form>
  );
}
