/** The city's opening hours: which moments count for work that may wait until somebody is there. */

/** Days of the week from 1 (Monday) to 7; times of the city's day, `HH:MM`. */
export interface Shift {
  readonly days: readonly number[];
  readonly from: string;
  /** Not after `from`: on the next day. */
  readonly until: string;
}

export interface OpeningHours extends Shift {
  /** Days (`YYYY-MM-DD`) on which nobody is there, and days worked for them (调休). */
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

const DAY_MS = 86_400_000;
/** Hours that never open, or hardly ever, hold nothing up for longer than this. */
const MOST_DAYS = 31;

/** Whether the moment lies within the shift. */
export function isWithin(now: Date, shift: Shift, timeZone: string): boolean {
  const today = dayOf(now, timeZone);
  return [before(today), today].some((day) => {
    if (!shift.days.includes(weekday(day))) return false;
    const [from, until] = span(day, shift, timeZone);
    return from <= now.getTime() && now.getTime() < until;
  });
}

/** The moment itself where the house is open, else the next opening. */
export function nextOpen(now: Date, hours: OpeningHours, timeZone: string): Date {
  return afterOpen(now, 0, hours, timeZone);
}

/** When so many seconds will have passed of which only those within opening hours count. */
export function afterOpen(
  from: Date,
  seconds: number,
  hours: OpeningHours,
  timeZone: string,
): Date {
  let left = seconds * 1000;
  let day = before(dayOf(from, timeZone));
  for (let looked = 0; looked <= MOST_DAYS; looked += 1, day = after(day)) {
    if (!isWorked(day, hours)) continue;
    const [opens, closes] = span(day, hours, timeZone);
    const start = Math.max(opens, from.getTime());
    if (start >= closes) continue;
    // Work that is due as the doors close is due then, not the next morning.
    if (start + left <= closes && !(left === 0 && start === closes))
      return new Date(start + left);
    left -= closes - start;
  }
  return new Date(from.getTime() + seconds * 1000);
}

function isWorked(day: string, { days, holidays, workdays }: OpeningHours): boolean {
  return (
    workdays.includes(day) || (days.includes(weekday(day)) && !holidays.includes(day))
  );
}

/** Milliseconds of a day's shift, until exclusive. */
function span(
  day: string,
  { from, until }: Shift,
  timeZone: string,
): readonly [number, number] {
  const ends = until <= from ? after(day) : day;
  return [instant(day, from, timeZone), instant(ends, until, timeZone)];
}

function instant(day: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = Date.parse(`${day}T00:00Z`) + (hours * 60 + minutes) * 60_000;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  let moment = wanted;
  for (let round = 0; round < 2; round += 1)
    moment += wanted - Date.parse(`${local(new Date(moment), timeZone)}Z`);
  return moment;
}

/** Monday is 1. */
function weekday(day: string): number {
  return new Date(`${day}T12:00Z`).getUTCDay() || 7;
}

const before = (day: string) => shifted(day, -DAY_MS);
const after = (day: string) => shifted(day, DAY_MS);

function shifted(day: string, ms: number): string {
  return new Date(Date.parse(`${day}T12:00Z`) + ms).toISOString().slice(0, 10);
}

function dayOf(moment: Date, timeZone: string): string {
  return local(moment, timeZone).slice(0, 10);
}

// Making a formatter costs more than everything else here; there are as many as time zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DDTHH:MM:SS` in the city. */
function local(moment: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(moment).replace(' ', 'T');
}
