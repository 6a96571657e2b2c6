/**
 * The city's wall clock. Times in words are reckoned in *wall minutes*: minutes since 1970-01-01
 * 00:00 as the clocks of the city show it, so that a day has 1440 of them and no zone in it.
 */

export const DAY = 1440;
export const HOUR = 60;

const MINUTE_MS = 60_000;
/** Clocks change on the full or half hour; within it a zone's offset stands. */
const STANDS_MS = 30 * MINUTE_MS;
const MOST_KEPT = 2000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}
const zones = new Map<string, Zone>();

/** Wall minutes of an instant. Throws a RangeError on an unknown time zone. */
export function wallMinutes(instant: Date, timeZone: string): number {
  const ms = instant.getTime();
  return Math.floor(ms / MINUTE_MS) + offsetAt(ms, timeZone);
}

/** ISO 8601 with the city's offset at that time: 2022-01-11T20:00:00+08:00. */
export function isoAt(wall: number, timeZone: string): string {
  const asIfUtc = wall * MINUTE_MS;
  // Near a change of clocks the first guess is one of the other side.
  const guess = offsetAt(asIfUtc, timeZone);
  const offset = offsetAt(asIfUtc - guess * MINUTE_MS, timeZone);
  const size = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(asIfUtc).toISOString().slice(0, 19);
  return `${local}${sign}${two(Math.floor(size / HOUR))}:${two(size % HOUR)}`;
}

/** Minutes that the city's clocks are ahead of UTC. Asking the platform is dear, so it is kept. */
function offsetAt(ms: number, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = { format: formatOf(timeZone), offsets: new Map() };
    zones.set(timeZone, zone);
  }
  const { format, offsets } = zone;
  const at = Math.floor(ms / STANDS_MS);
  const known = offsets.get(at);
  if (known !== undefined) return known;
  const parts = new Map<string, number>();
  for (const { type, value } of format.formatToParts(at * STANDS_MS)) {
    parts.set(type, Number(value));
  }
  const part = (name: string): number => parts.get(name) ?? 0;
  const day = dayNumber(part('year'), part('month'), part('day'));
  const wall = day * DAY + part('hour') * HOUR + part('minute');
  const offset = wall - (at * STANDS_MS) / MINUTE_MS;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  offsets.set(at, offset);
  return offset;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Days since 1970-01-01; months and days beyond their bounds run over into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / (DAY * MINUTE_MS));
}

/** Whether the calendar has such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  const { month: same, day: too } = dateOf(dayNumber(year, month, day));
  return month >= 1 && month <= 12 && same === month && too === day;
}

export function dateOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY * MINUTE_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** The Monday of the day's week. 1970-01-01 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
