/** At once, or at a day and minute by the city's clock. */
import type { Words } from '../words.ts';
import { tomorrowAtEight } from './preview-span.ts';

export interface PublishWhenProps {
  readonly words: Words;
  readonly now: string;
  /** Null: at once. */
  readonly startsAt: string | null;
  /** The moment chosen is over. */
  readonly past: boolean;
  readonly onChange: (startsAt: string | null) => void;
}

export function PublishWhen({ words, now, startsAt, past, onChange }: PublishWhenProps) {
  return (
    <fieldset class="publish-when">
      <legend>{words.say('publish.when')}</legend>
      <label class="publish-radio">
        <input
          type="radio"
          name="publish-when"
          checked={startsAt === null}
          onChange={() => onChange(null)}
        />
        {words.say('publish.when.now')}
      </label>
      <label class="publish-radio">
        <input
          type="radio"
          name="publish-when"
          checked={startsAt !== null}
          onChange={() => onChange(tomorrowAtEight(now))}
        />
        {words.say('publish.when.later')}
      </label>
      {startsAt !== null && (
        <div class="publish-moment">
          <input
            type="date"
            aria-label={words.say('preview.date')}
            aria-invalid={past}
            aria-describedby="publish-clock"
            min={now.slice(0, 10)}
            value={startsAt.slice(0, 10)}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') onChange(`${value}T${startsAt.slice(11)}`);
            }}
          />
          <input
            type="time"
            aria-label={words.say('preview.time')}
            aria-invalid={past}
            aria-describedby="publish-clock"
            value={startsAt.slice(11)}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') onChange(`${startsAt.slice(0, 10)}T${value.slice(0, 5)}`);
            }}
          />
          <p id="publish-clock" class="hint" role="status" data-over={past}>
            {words.say(past ? 'publish.when.past' : 'publish.when.clock')}
          </p>
        </div>
      )}
    </fieldset>
  );
}
