/** The order of the hand-off queue and its clocks. */
import type { Urgency } from '../intents/understanding.ts';
import type { CaseState, Handoff } from './case.ts';

/** A taken case falls back to the queue when its agent's page was silent this long. */
export const LEASE_SECONDS = 45;
/** How often an open desk renews its leases: two may be lost on the way. */
export const HEARTBEAT_SECONDS = 15;

/** Seconds until a person must have taken a hand-off, and between alarms after that. */
export interface Clock {
  readonly take: number;
  readonly again: number;
}
export type Clocks = Readonly<Record<'critical' | 'high' | 'normal', Clock>>;

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

/**
 * When the next alarm of a waiting hand-off is due: the first `take` seconds after the request,
 * each further one `again` seconds after the last. May lie in the past (the urgency rose while it
 * waited, its agent's lease was lost, the house was down): then one alarm is due at once.
 */
export function nextAlarmAt(
  handoff: Pick<Handoff, 'requestedAt' | 'alarms' | 'alarmedAt'>,
  urgency: Urgency,
  clocks: Clocks,
): Date {
  const clock = clocks[urgency === 'none' ? 'normal' : urgency];
  const [from, seconds] =
    handoff.alarmedAt === undefined
      ? [handoff.requestedAt, clock.take + handoff.alarms * clock.again]
      : [handoff.alarmedAt, clock.again];
  return new Date(Date.parse(from) + seconds * 1000);
}
