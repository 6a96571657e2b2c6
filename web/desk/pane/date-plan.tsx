/** Planning the dates of a task: a stretch of days at a time, seen one by one before they go. */
import { useState } from 'preact/hooks';
import { type DatePlan, datesOf, joined, type PlannedDate } from '../dates.ts';
import { useDesk } from '../desk-context.ts';

const KINDS = ['visit', 'trip'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const EMPTY: DatePlan = {
  kind: 'visit',
  from: '',
  until: '',
  weekdays: [],
  time: '',
  back: '',
};

export function DatePlanner(props: {
  readonly dates: readonly PlannedDate[];
  change(dates: readonly PlannedDate[]): void;
}) {
  const { words } = useDesk();
  const { dates, change } = props;
  const [plan, setPlan] = useState(EMPTY);
  const set = (part: Partial<DatePlan>): void => setPlan({ ...plan, ...part });
  const more = datesOf(plan);
  const input = (key: 'from' | 'until' | 'time' | 'back', type: 'date' | 'time') => (
    <label class="field">
      <span class="field-name">{words.say(`dates.${key}`)}</span>
      <input
        type={type}
        value={plan[key]}
        onInput={(event) => set({ [key]: event.currentTarget.value })}
      />
    </label>
  );

  return (
    <details class="date-plan">
      <summary>{words.say('dates.title')}</summary>
      <div class="date-plan-fields">
        <label class="field">
          <span class="field-name">{words.say('dates.kind')}</span>
          <select
            value={plan.kind}
            onChange={(event) => {
              const kind = KINDS.find((each) => each === event.currentTarget.value);
              if (kind) set({ kind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.say(`dates.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {input('from', 'date')}
        {input('until', 'date')}
        {input('time', 'time')}
        {plan.kind === 'trip' && input('back', 'time')}
      </div>
      <fieldset class="date-plan-days">
        <legend>{words.say('dates.weekdays')}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={plan.weekdays.includes(day)}
              onChange={() =>
                set({
                  weekdays: plan.weekdays.includes(day)
                    ? plan.weekdays.filter((one) => one !== day)
                    : [...plan.weekdays, day],
                })
              }
            />
            {words.weekday(day)}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="button-quiet slim"
        disabled={more.length === 0}
        onClick={() => change(joined(dates, more))}
      >
        {words.say('dates.add', { n: more.length })}
      </button>
      {dates.length > 0 && (
        <ol class="date-plan-list" aria-label={words.say('dates.planned')}>
          {dates.map((date) => (
            <li key={`${date.at} ${date.kind}`}>
              <span>
                {words.cityMoment(date.at)} {words.say(`job.${date.kind}`)}
              </span>
              <button
                type="button"
                class="button-quiet slim"
                aria-label={words.say('dates.remove', {
                  when: words.cityMoment(date.at),
                })}
                onClick={() => change(dates.filter((each) => each !== date))}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
