/** The dates of a need that comes again: every working day from then until then, there and back. */
import { type JobKind, MOST_JOBS } from '../../cases/parts.ts';

export interface PlannedDate {
  readonly kind: JobKind;
  /** By the city's clock: 2022-01-12T14:00 */
  readonly at: string;
}

export interface DatePlan {
  readonly kind: 'visit' | 'trip';
  /** Days, 2022-01-12; without `until` the first alone. */
  readonly from: string;
  readonly until: string;
  /** 1 is Monday; none: every day. */
  readonly weekdays: readonly number[];
  /** 14:00 */
  readonly time: string;
  /** When a trip goes back; empty: it does not. */
  readonly back: string;
}

const DAY_MS = 86_400_000;
/** A longer stretch is a slip of the hand. */
const MOST_DAYS = 370;

/** In their order; none where a day or a time is missing, or the stretch ends before it begins. */
export function datesOf(plan: DatePlan): readonly PlannedDate[] {
  const { kind, from, time, back, weekdays } = plan;
  const first = Date.parse(`${from}T12:00Z`);
  const last = plan.until === '' ? first : Date.parse(`${plan.until}T12:00Z`);
  if (Number.isNaN(first) || Number.isNaN(last) || time === '') return [];
  if (last - first > MOST_DAYS * DAY_MS) return [];
  const dates: PlannedDate[] = [];
  for (let day = first; day <= last; day += DAY_MS) {
    const date = new Date(day);
    if (weekdays.length > 0 && !weekdays.includes(date.getUTCDay() || 7)) continue;
    const name = date.toISOString().slice(0, 10);
    dates.push({ kind, at: `${name}T${time}` });
    if (kind === 'trip' && back > time)
      dates.push({ kind: 'fetch', at: `${name}T${back}` });
  }
  return dates;
}

/** Both together, each once, in order; no more than a task takes. */
export function joined(
  known: readonly PlannedDate[],
  more: readonly PlannedDate[],
): readonly PlannedDate[] {
  const all = new Map(
    [...known, ...more].map((date) => [`${date.at} ${date.kind}`, date]),
  );
  return [...all.values()]
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .slice(0, MOST_JOBS);
}
