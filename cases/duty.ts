/** Who is called outside the desk when nobody takes a case: the duty roster (值班表), city data. */
import type { Urgency } from '../intents/understanding.ts';
import type { Handoff } from './case.ts';
import { isWithin, type Shift } from './opening-hours.ts';
import { type Level, levelOf } from './queue.ts';

export interface OnCall extends Shift {
  readonly id: string;
}

export interface Duty<Person extends OnCall = OnCall> {
  /** At which alarm the roster is called while somebody is at the desk. */
  readonly after: Readonly<Record<Level, number>>;
  /** Seconds of peace for whoever acknowledged a call, to see to it that somebody comes. */
  readonly quiet: number;
  readonly roster: readonly Person[];
}

/** Who is on duty; where nobody's shift it is, everybody, for a gap in a list costs no life. */
export function onDuty<Person extends OnCall>(
  roster: readonly Person[],
  now: Date,
  timeZone: string,
): readonly Person[] {
  const there = roster.filter((person) => isWithin(now, person, timeZone));
  return there.length > 0 ? there : roster;
}

/**
 * Whom to call at this alarm. A desk where nobody sits calls at once; else after the city's number
 * of alarms. Called at every alarm until somebody acknowledges it, and again after their quiet.
 */
export function dutyFor<Person extends OnCall>(
  alarm: {
    readonly handoff: Handoff;
    readonly urgency: Urgency;
    readonly step: number;
    /** Nobody is at the desk. */
    readonly deserted: boolean;
  },
  { after, quiet, roster }: Duty<Person>,
  now: Date,
  timeZone: string,
): readonly Person[] {
  const { handoff, urgency, step, deserted } = alarm;
  if (!deserted && step < after[levelOf(urgency)]) return [];
  const { acknowledgedAt } = handoff;
  const inPeace =
    acknowledgedAt !== undefined &&
    now.getTime() - Date.parse(acknowledgedAt) < quiet * 1000;
  return inPeace ? [] : onDuty(roster, now, timeZone);
}
