/** Times and dates in words, resolved against the moment of the message in the city's zone. */
import type { Moment } from '../understanding.ts';
import { isoAt, wallMinutes } from './city-clock.ts';
import type { Measured } from './measured.ts';
import { withoutRecurring } from './recurring.ts';
import { englishTimes, mayTellEnglishTime } from './times-en.ts';
import { chineseTimes, mayTellTime } from './times-zh.ts';
import type { Told } from './told-time.ts';

/** A message that is nothing but times tells nothing more with the later ones. */
const MOST = 8;
const LATIN = /[a-z]/;

/**
 * Times in the normalised text, in their order. "Three" without am or pm is the nearer one; a
 * date without a year, and a day of the month without a month, the nearest to today. What comes again
 * every week or day is no moment.
 */
export function timesIn(text: string, now: Date, timeZone: string): Measured<Moment>[] {
  const chinese = mayTellTime(text);
  const english = LATIN.test(text) && mayTellEnglishTime(text);
  if (!chinese && !english) return [];
  const wall = wallMinutes(now, timeZone);
  const told = longest([
    ...(chinese ? chineseTimes(text, wall) : []),
    ...(english ? englishTimes(text, wall) : []),
  ]);
  return withoutRecurring(told, text)
    .slice(0, MOST)
    .map(({ start, end, from, to }) => ({
      value: { from: isoAt(from, timeZone), to: isoAt(to, timeZone) },
      start,
      end,
    }));
}

/** In their order; of two readings of the same words, the one that takes in more of them. */
function longest(told: readonly Told[]): readonly Told[] {
  const kept: Told[] = [];
  for (const each of [...told].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || each.start >= last.end) kept.push(each);
    else if (each.end - each.start > last.end - last.start) kept[kept.length - 1] = each;
  }
  return kept;
}
