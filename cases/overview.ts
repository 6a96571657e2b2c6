/** The supervisors' figures: what waits and how late, what came in when and where. Pure. */
import type { Urgency } from '../intents/understanding.ts';
import type { CaseEvent, CaseState } from './case.ts';
import {
  isUnattended,
  isUrgent,
  type Level,
  lateAt,
  levelOf,
  type Patience,
  waitingSeconds,
} from './queue.ts';

export const QUARTER_MS = 900_000;

/** How many cases were opened in a quarter of an hour, in one district, at one level. */
export interface OpenedCount {
  /** ISO 8601: when the quarter begins. */
  readonly quarter: string;
  readonly district: string | null;
  readonly urgency: Urgency;
  readonly count: number;
}

export interface LevelFigures {
  readonly waiting: number;
  /** Nobody has attended to them in time, whoever has them. */
  readonly late: number;
  /** Seconds that the longest of them has waited. */
  readonly longest: number;
}

export interface QuarterFigures {
  readonly quarter: string;
  readonly opened: number;
  readonly urgent: number;
}

export interface DistrictFigures {
  /** Null: not known. */
  readonly district: string | null;
  readonly opened: number;
  readonly waiting: number;
  readonly urgent: number;
}

/** When the quarter of an hour of a moment began. */
export function quarterOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS);
}

/**
 * The slow and simple way, which the database's counting is compared with.
 * @param events whole ledgers; `from` inclusive, `until` exclusive.
 */
export function countOpened(
  events: Iterable<CaseEvent>,
  from: Date,
  until: Date,
): readonly OpenedCount[] {
  const counts = new Map<string, OpenedCount>();
  for (const { at, data } of events) {
    const moment = new Date(at);
    if (data.kind !== 'opened' || moment < from || moment >= until) continue;
    const { district, urgency } = data;
    const quarter = quarterOf(moment).toISOString();
    const key = JSON.stringify([quarter, district, urgency]);
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { quarter, district, urgency, count });
  }
  return [...counts.values()];
}

/** Every quarter of the time, those without a case too. */
export function byQuarter(
  counts: readonly OpenedCount[],
  from: Date,
  until: Date,
): readonly QuarterFigures[] {
  const quarters: QuarterFigures[] = [];
  for (let at = quarterOf(from).getTime(); at < until.getTime(); at += QUARTER_MS) {
    const quarter = new Date(at).toISOString();
    const own = counts.filter((each) => each.quarter === quarter);
    quarters.push({ quarter, opened: sum(own), urgent: sum(own.filter(urgent)) });
  }
  return quarters;
}

/** The district with most that waits first, then with most that came in. */
export function byDistrict(
  counts: readonly OpenedCount[],
  standing: readonly CaseState[],
): readonly DistrictFigures[] {
  const waiting = standing.filter(({ handoff }) => handoff?.takenBy === null);
  const districts = new Set([...counts, ...waiting].map(({ district }) => district));
  return [...districts]
    .map((district) => {
      const here = waiting.filter((each) => each.district === district);
      return {
        district,
        opened: sum(counts.filter((each) => each.district === district)),
        waiting: here.length,
        urgent: here.filter(urgent).length,
      };
    })
    .sort((a, b) => b.waiting - a.waiting || b.opened - a.opened);
}

export function byLevel(
  standing: readonly CaseState[],
  now: Date,
  city: Patience,
): Readonly<Record<Level, LevelFigures>> {
  const of = (level: Level): LevelFigures => {
    const own = standing.filter(({ urgency }) => levelOf(urgency) === level);
    const waiting = own.flatMap(({ handoff }) =>
      handoff?.takenBy === null ? [waitingSeconds(handoff, now)] : [],
    );
    const late = own.filter(
      ({ handoff, urgency }) =>
        handoff !== null &&
        isUnattended(handoff) &&
        lateAt(handoff, urgency, city).late <= now,
    );
    return {
      waiting: waiting.length,
      late: late.length,
      longest: Math.max(0, ...waiting),
    };
  };
  return { critical: of('critical'), high: of('high'), normal: of('normal') };
}

function urgent({ urgency }: { readonly urgency: Urgency }): boolean {
  return isUrgent(urgency);
}

function sum(counts: readonly OpenedCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
