/** The moment of asking by the city's clock: slid along a band of the item's validity, or written. */
import type { Words } from '../words.ts';
import { between, sayLocal, shifted } from './city-time.ts';
import { spanAround, tomorrowAtEight, type Validity } from './preview-span.ts';

export interface PreviewMomentProps {
  readonly words: Words;
  readonly now: string;
  /** Null: now. */
  readonly at: string | null;
  readonly validity: Validity;
  readonly onChange: (at: string | null) => void;
}

export function PreviewMoment({
  words,
  now,
  at,
  validity,
  onChange,
}: PreviewMomentProps) {
  const moment = at ?? now;
  const span = spanAround(now, validity);
  const { begins, ends } = validity;
  const say = (local: string): string => sayLocal(local, words.language, now);
  const jumps = [
    { key: 'preview.now', to: null, is: at === null },
    { key: 'preview.tomorrow', to: tomorrowAtEight(now), is: false },
    ...(begins === null
      ? []
      : [{ key: 'preview.begins', to: begins, is: false } as const]),
    ...(ends === null
      ? []
      : [{ key: 'preview.afterEnd', to: shifted(ends, 1), is: false } as const]),
  ] as const;
  return (
    <fieldset class="preview-moment">
      <legend class="visually-hidden">{words.say('preview.moment')}</legend>
      <Band now={now} validity={validity} span={span} />
      <input
        type="range"
        class="preview-slider"
        aria-label={words.say('preview.slider')}
        aria-valuetext={say(moment)}
        min={0}
        max={span.length}
        step={60}
        value={Math.max(0, Math.min(span.length, between(span.from, moment)))}
        onInput={(event) =>
          onChange(shifted(span.from, Number(event.currentTarget.value)))
        }
      />
      <div class="preview-when">
        <input
          type="date"
          aria-label={words.say('preview.date')}
          value={moment.slice(0, 10)}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') onChange(`${value}T${moment.slice(11)}`);
          }}
        />
        <input
          type="time"
          aria-label={words.say('preview.time')}
          value={moment.slice(11)}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') onChange(`${moment.slice(0, 10)}T${value.slice(0, 5)}`);
          }}
        />
      </div>
      <div class="preview-jumps">
        {jumps.map(({ key, to, is }) => (
          <button
            key={key}
            type="button"
            class="chip"
            aria-pressed={is || (to !== null && to === at)}
            onClick={() => onChange(to)}
          >
            {words.say(key)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Above the slider: when the item holds, and where now is. The buttons say the same in words. */
function Band(props: {
  readonly now: string;
  readonly validity: Validity;
  readonly span: { readonly from: string; readonly length: number };
}) {
  const { from, length } = props.span;
  const place = (local: string): number =>
    Math.max(0, Math.min(100, (between(from, local) / length) * 100));
  const { begins, ends } = props.validity;
  const start = begins === null ? 0 : place(begins);
  const end = ends === null ? 100 : place(ends);
  return (
    <svg class="preview-band" width="100%" height="10" aria-hidden="true">
      <rect class="preview-band-ground" width="100%" height="6" y="2" rx="3" />
      <rect
        class="preview-band-valid"
        x={`${start}%`}
        width={`${Math.max(0, end - start)}%`}
        height="6"
        y="2"
        rx="3"
      />
      <rect class="preview-band-now" x={`${place(props.now)}%`} width="2" height="10" />
    </svg>
  );
}
