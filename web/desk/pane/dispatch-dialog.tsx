/** Handing the open case to bodies: those who usually work such a case stand first. */
import { useState } from 'preact/hooks';
import { Dialog } from '../../shared/dialog.tsx';
import type { DeskCase } from '../contract.ts';
import type { PlannedDate } from '../dates.ts';
import { useDesk } from '../desk-context.ts';
import { LONGEST_ANSWER, MOST_BODIES } from '../limits.ts';
import { BodyReach } from './body-reach.tsx';
import { DatePlanner } from './date-plan.tsx';

export function DispatchDialog({ found }: { readonly found: DeskCase }) {
  const { dispatch, words, work } = useDesk();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [dates, setDates] = useState<readonly PlannedDate[]>([]);
  const close = (): void => dispatch({ do: 'handing-out', shown: false });

  const blocked = new Map(
    found.tasks
      .filter(({ stage }) => stage !== 'done' && stage !== 'recalled')
      .map(({ body, stage }) => [body, stage]),
  );
  const others = words.bodies.filter((id) => !found.usualBodies.includes(id));
  const shown = [...found.usualBodies, ...others].filter(
    (id) => chosen.includes(id) || words.body(id).includes(wanted.trim()),
  );
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  // A date has one body that comes.
  const ready = chosen.length === 1 || (chosen.length > 1 && dates.length === 0);
  const full = chosen.length >= MOST_BODIES;

  return (
    <Dialog id="dispatch" title={words.say('dispatch.title')} onClose={close}>
      <form
        class="dispatch-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          void work.dispatch(chosen, said.trim(), dates);
          close();
        }}
      >
        <label class="field">
          <span class="field-name">{words.say('dispatch.find')}</span>
          <input
            type="search"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <fieldset class="dispatch-bodies">
          <legend class="visually-hidden">{words.say('dispatch.bodies')}</legend>
          {shown.map((id) => {
            const stage = blocked.get(id);
            return (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  disabled={stage !== undefined || (full && !chosen.includes(id))}
                  onChange={() => toggle(id)}
                />
                <span>
                  {words.body(id)}
                  {stage && <span class="hint"> {words.say(`task.${stage}`)}</span>}
                  {chosen.includes(id) && <BodyReach id={id} />}
                </span>
              </label>
            );
          })}
        </fieldset>
        {shown.length === 0 && <p class="hint">{words.say('dispatch.none')}</p>}
        <label class="field">
          <span class="field-name">{words.say('dispatch.words')}</span>
          <textarea
            rows={2}
            maxLength={LONGEST_ANSWER}
            value={said}
            onInput={(event) => setSaid(event.currentTarget.value)}
          />
        </label>
        <DatePlanner dates={dates} change={setDates} />
        {dates.length > 0 && chosen.length > 1 && (
          <p role="alert">{words.say('dates.oneBody')}</p>
        )}
        <p class="hint">{words.say('dispatch.hint')}</p>
        <div class="dialog-buttons">
          <button type="button" class="button-quiet" onClick={close}>
            {words.say('do.cancel')}
          </button>
          <button type="submit" class="button" disabled={!ready}>
            {words.say('do.dispatch')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
