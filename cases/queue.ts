/** The order of the hand-off queue and its clocks. */
import type { Urgency } from '../intents/understanding.ts';
import { type CaseState, type Handoff, waitsToSpeak } from './case.ts';
import { afterOpen, type OpeningHours } from './opening-hours.ts';

/** A taken case falls back to the queue when its agent's page was silent this long. */
export const LEASE_SECONDS = 45;
/** How often an open desk renews its leases: two may be lost on the way. */
export const HEARTBEAT_SECONDS = 15;

/** From this share of the time on, the desk warns. */
const WARN_SHARE = 0.5;

/** Seconds until a person must have taken a hand-off, and between alarms after that. */
export interface Clock {
  readonly take: number;
  readonly again: number;
}
export type Clocks = Readonly<Record<Level, Clock>>;

/** The levels that staff work by, gravest first. */
export const LEVELS = ['critical', 'high', 'normal'] as const;
export type Level = (typeof LEVELS)[number];

/** What has no urgency is ordinary work. */
export function levelOf(urgency: Urgency): Level {
  return urgency === 'none' ? 'normal' : urgency;
}

const RANKS: Readonly<Record<Urgency, number>> = {
  none: 0,
  normal: 1,
  high: 2,
  critical: 3,
};

/** 0 (nothing to do) to 3 (life at stake). */
export function rank(urgency: Urgency): number {
  return RANKS[urgency];
}

/** Whether it may wait for nobody's opening hours. */
export function isUrgent(urgency: Urgency): boolean {
  return rank(urgency) >= rank('high');
}

/** The more urgent of two. */
export function moreUrgent(a: Urgency, b: Urgency): Urgency {
  return rank(a) >= rank(b) ? a : b;
}

/** What the queue looks at in a case. */
export type Waiting = Pick<CaseState, 'id' | 'urgency' | 'handoff'>;

/**
 * Order of the queue: most urgent first, then longest waiting, then by id so that two pages never
 * disagree. A case without a hand-off comes last.
 */
export function compareWaiting(a: Waiting, b: Waiting): number {
  if (!a.handoff || !b.handoff) return Number(!a.handoff) - Number(!b.handoff);
  return (
    rank(b.urgency) - rank(a.urgency) ||
    Date.parse(a.handoff.requestedAt) - Date.parse(b.handoff.requestedAt) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** Whole seconds from the request until somebody took it, or until now. */
export function waitingSeconds(
  handoff: Pick<Handoff, 'requestedAt' | 'takenAt'>,
  now: Date,
): number {
  const until = handoff.takenAt === null ? now.getTime() : Date.parse(handoff.takenAt);
  return Math.max(0, Math.floor((until - Date.parse(handoff.requestedAt)) / 1000));
}

/** When people are there, and how long what is urgent may wait for them. Of the city. */
export interface Patience {
  readonly clocks: Clocks;
  readonly openingHours: OpeningHours;
  readonly timeZone: string;
}

/** Nobody has it, or whoever has it has done nothing yet: the first human answer is waited for. */
export function isUnattended({ reason, takenBy, attended }: Handoff): boolean {
  return takenBy === null || (waitsToSpeak(reason) && attended !== true);
}

/**
 * When the next alarm of an unattended hand-off is due: the first `take` seconds after it was
 * requested, handed to somebody or taken, each further one `again` seconds after the last. What is
 * not urgent waits in opening hours alone. May lie in the past (the urgency rose while it waited,
 * its agent's lease was lost, the house was down): then one alarm is due at once.
 */
export function nextAlarmAt(handoff: Handoff, urgency: Urgency, city: Patience): Date {
  const { take, again } = city.clocks[levelOf(urgency)];
  const begun = begunAt(handoff);
  const { alarmedAt, alarms } = handoff;
  if (alarmedAt === undefined) return passed(begun, take + alarms * again, urgency, city);
  return alarmedAt >= begun
    ? passed(alarmedAt, again, urgency, city)
    : passed(begun, take, urgency, city);
}

/** When a hand-off that nobody attends to is late, and when that is near. */
export function lateAt(
  handoff: Handoff,
  urgency: Urgency,
  city: Patience,
): { readonly warn: Date; readonly late: Date } {
  const { take } = city.clocks[levelOf(urgency)];
  const at = (seconds: number) => passed(begunAt(handoff), seconds, urgency, city);
  return { warn: at(take * WARN_SHARE), late: at(take) };
}

/** The last moment from which somebody's patience counts. */
function begunAt({ requestedAt, takenAt, first }: Handoff): string {
  return [takenAt ?? '', first?.since ?? ''].reduce(
    (last, each) => (each > last ? each : last),
    requestedAt,
  );
}

function passed(from: string, seconds: number, urgency: Urgency, city: Patience): Date {
  const start = new Date(from);
  if (isUrgent(urgency)) return new Date(start.getTime() + seconds * 1000);
  return afterOpen(start, seconds, city.openingHours, city.timeZone);
}
