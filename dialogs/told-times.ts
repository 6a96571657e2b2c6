/** Times that a message tells, for staff: the resident's own words and the time they mean. */

import { flagDefinition } from '../intents/flags.ts';
import type { Found, Moment, Span, Understanding } from '../intents/understanding.ts';

/** Facts that are a time. */
const TIMES: ReadonlySet<string> = new Set([
  'bitten_at',
  'started_at',
  'last_dose',
  'last_dialysis',
  'next_dialysis',
]);
/** The time of an injury stands beside it: 昨晚八点在小区里被狗咬了. */
const BESIDE = 12;

/** 昨晚八点 (2022-01-11 20:00). */
export function withTime({ words, value }: Found<Moment>): string {
  return `${words} (${written(value)})`;
}

/** Whether a fact of this key is a time. */
export function isTime(key: string): boolean {
  return TIMES.has(key);
}

/** One fact for each time; what is over and stands beside a bite is when it happened. */
export function timeFacts(
  { entities, flags }: Understanding,
  now: Date,
): readonly { readonly key: string; readonly words: string }[] {
  const bites = flags.filter(({ id }) => flagDefinition(id)?.family === 'bite');
  return (entities.times ?? []).map((time) => {
    const past = Date.parse(time.value.from) <= now.getTime();
    const beside = bites.some(({ evidence }) => near(time.span, evidence.span));
    return { key: past && beside ? 'bitten_at' : 'told_time', words: withTime(time) };
  });
}

function near(a: Span, b: Span): boolean {
  return a.start <= b.end + BESIDE && b.start <= a.end + BESIDE;
}

/** 2022-01-11, 2022-01-11 20:00, 2022-01-14 08:00–12:00, 2022-01-10–2022-01-12. */
function written({ from, to }: Moment): string {
  const [day, time] = [from.slice(0, 10), from.slice(11, 16)];
  if (from === to) return `${day} ${time}`;
  const days = time === '00:00' && to.slice(11, 16) === '00:00';
  const last = lastDay(to);
  if (days) return last === day ? day : `${day}–${last}`;
  const until = to.slice(11, 16) === '00:00' && last === day ? '24:00' : to.slice(11, 16);
  return to.slice(0, 10) === day || until === '24:00'
    ? `${day} ${time}–${until}`
    : `${day} ${time}–${to.slice(0, 10)} ${until}`;
}

/** The calendar day that ends at the midnight. */
function lastDay(to: string): string {
  const date = new Date(`${to.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
