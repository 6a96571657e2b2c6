/** What the readers of times in both languages share. All figures are wall minutes. */
import { DAY, dateOf, dayNumber, HOUR, isDate, mondayOf } from './city-clock.ts';

/** A time that the words name: [from, to); a point where both are the same. */
export interface Told {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Said without a day of its own: behind "到" it belongs to the day before it. */
  readonly dayless: boolean;
  /** An hour alone, which may be one of the morning or of the afternoon. */
  readonly bare: boolean;
  /** A day without its month: behind "到" it is of the month before it, or the next. */
  readonly dayOfMonth?: number | undefined;
}

/** Range of the words and of the time, in minutes of a day. */
export type Minutes = readonly [from: number, to: number];

/** The parts of a day, as people divide it. */
export const PARTS = {
  small: [0, 6 * HOUR],
  early: [5 * HOUR, 8 * HOUR],
  morning: [6 * HOUR, 10 * HOUR],
  forenoon: [8 * HOUR, 12 * HOUR],
  noon: [11 * HOUR, 14 * HOUR],
  afternoon: [12 * HOUR, 18 * HOUR],
  dusk: [17 * HOUR, 19 * HOUR],
  evening: [18 * HOUR, 24 * HOUR],
  night: [22 * HOUR, 29 * HOUR],
} as const satisfies Readonly<Record<string, Minutes>>;
export type DayPart = keyof typeof PARTS;

/**
 * Minutes from midnight of the day named, for an hour of 0 to 24 as spoken. `eve`: the day is
 * yesterday, tomorrow and the like, whose night reaches into the morning after.
 */
export function minutesOf(
  hour: number,
  minute: number,
  part: DayPart | undefined,
  eve: boolean,
): number {
  return spokenHour(hour, part, eve) * HOUR + minute;
}

function spokenHour(hour: number, part: DayPart | undefined, eve: boolean): number {
  if (hour > 12) return hour;
  switch (part) {
    case 'small':
      return hour % 12;
    case 'noon':
      return hour <= 3 ? hour + 12 : hour;
    case 'afternoon':
    case 'dusk':
      return hour === 12 ? 12 : hour + 12;
    case 'evening':
      return hour < 5 ? hour + 24 : hour + 12;
    case 'night':
      return hour >= 7 ? hour + 12 : hour + (eve ? 24 : 0);
    case undefined:
      // 昨天三点: nobody tells of three in the morning without saying so.
      return hour >= 1 && hour < 6 ? hour + 12 : hour;
    default:
      return hour;
  }
}

/** Of today's eight in the morning and eight at night, the one nearer to now. */
export function nearestClock(hour: number, minute: number, now: number): number {
  const midnight = now - (now % DAY);
  const first = midnight + hour * HOUR + minute;
  if (hour >= 12 || hour === 0) return first;
  const second = first + 12 * HOUR;
  return Math.abs(now - first) <= Math.abs(now - second) ? first : second;
}

/** Day number of a date without a year: the one nearest to today. Undefined: no such date. */
export function nearestDate(
  month: number,
  day: number,
  today: number,
): number | undefined {
  const { year } = dateOf(today);
  const days = [year - 1, year, year + 1]
    .filter((each) => isDate(each, month, day))
    .map((each) => dayNumber(each, month, day));
  return nearest(days, today);
}

/** Day number of "the 10th": of the month before, this one or the next. */
export function nearestDayOfMonth(day: number, today: number): number | undefined {
  const { year, month } = dateOf(today);
  const days = [month - 1, month, month + 1].flatMap((each) => {
    const first = dateOf(dayNumber(year, each, 1));
    return isDate(first.year, first.month, day)
      ? [dayNumber(first.year, first.month, day)]
      : [];
  });
  return nearest(days, today);
}

/** Day number of the first "27th" from a day on. */
export function nextDayOfMonth(day: number, from: number): number | undefined {
  const { year, month } = dateOf(from);
  return [month, month + 1].flatMap((each) => {
    const first = dateOf(dayNumber(year, each, 1));
    const at = isDate(first.year, first.month, day)
      ? dayNumber(first.year, first.month, day)
      : -1;
    return at >= from ? [at] : [];
  })[0];
}

function nearest(days: readonly number[], today: number): number | undefined {
  return [...days].sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
}

/** Day number of a date with its year; undefined: no such date, or none that anybody means. */
export function exactDate(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 2200 || !isDate(year, month, day)) return undefined;
  return dayNumber(year, month, day);
}

export function wholeDays(first: number, count = 1): Minutes {
  return [first * DAY, (first + count) * DAY];
}

/** The week that lies `away` weeks from today's. */
export function week(today: number, away: number): Minutes {
  return wholeDays(mondayOf(today) + away * 7, 7);
}

/** The calendar month that lies `away` months from today's. */
export function month(today: number, away: number): Minutes {
  const date = dateOf(today);
  const first = dayNumber(date.year, date.month + away, 1);
  return wholeDays(first, dayNumber(date.year, date.month + away + 1, 1) - first);
}

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** So far back or ahead nobody counts in this unit. */
const MOST: Readonly<Record<Unit, number>> = {
  minute: 600,
  hour: 200,
  day: 400,
  week: 60,
  month: 36,
  year: 100,
};

/** "Three days ago", "in two hours": a point for minutes and hours, else the day. */
export function away(
  count: number,
  unit: Unit,
  ahead: boolean,
  now: number,
): Minutes | undefined {
  if (count <= 0 || count > MOST[unit]) return undefined;
  const signed = ahead ? count : -count;
  if (unit === 'minute' || unit === 'hour') {
    const at = now + Math.round(signed * (unit === 'hour' ? HOUR : 1));
    return [at, at];
  }
  const today = Math.floor(now / DAY);
  if (unit === 'day' && count % 1 !== 0) return undefined;
  if (unit === 'day') return wholeDays(today + signed);
  if (unit === 'week') return wholeDays(today + Math.round(signed * 7));
  const { year, month: from, day } = dateOf(today);
  const months = signed * (unit === 'year' ? 12 : 1);
  // Two months before the 31st: the last day that month has. A half is a fortnight.
  const to = dateOf(dayNumber(year, from + Math.trunc(months), 1));
  const last = dayNumber(to.year, to.month + 1, 1) - 1;
  const full = Math.min(dayNumber(to.year, to.month, day), last);
  return wholeDays(full + Math.round((months % 1) * 30));
}
