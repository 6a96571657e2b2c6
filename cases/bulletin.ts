/**
 * What the public is told of a day: how much came in, by category, and how much was resolved, from
 * events alone. The form is that of the platform's daily notice in the newspaper.
 */
import type { Urgency } from '../intents/understanding.ts';
import type { CaseEvent } from './case.ts';
import { isUrgent } from './queue.ts';

export interface DayCounts {
  /** New cases of the day by the category that they have at its end. */
  readonly received: Readonly<Record<string, number>>;
  /** Cases that were resolved on the day, each once. */
  readonly resolved: number;
  /** Those of them that were urgent when they were last resolved. */
  readonly resolvedUrgent: number;
}

/** All cases that ever came in, as they stand now. */
export interface TotalCounts {
  readonly received: number;
  /** Resolved or closed. */
  readonly resolved: number;
  readonly resolvedUrgent: number;
}

/** Counts so small that they could tell of somebody; null stands for 1 to 4. */
export interface PublicCounts {
  readonly received: number | null;
  /** Largest first; small ones stand together under `other`. Empty where the sum is small. */
  readonly byCategory: readonly { readonly category: string; readonly count: number }[];
  readonly resolved: number | null;
  readonly resolvedUrgent: number | null;
}

export interface PublicTotals {
  readonly received: number | null;
  readonly resolved: number | null;
  readonly resolvedUrgent: number | null;
}

/** Fewer than so many are not published as a number. */
const LEAST = 5;
/** The category that takes what is too small to stand by itself. */
const OTHER = 'other';

/**
 * The slow and simple way, which the database's counting is compared with.
 * @param events whole ledgers of cases, each in its order; those at or after `until` count nothing.
 * @param from inclusive, `until` exclusive: ISO 8601 in UTC.
 */
export function countDay(
  events: Iterable<CaseEvent>,
  from: string,
  until: string,
): DayCounts {
  const cases = new Map<
    string,
    { category: string; urgency: Urgency; opened: boolean }
  >();
  const urgentWhenResolved = new Map<string, boolean>();
  for (const { caseId, at, data } of events) {
    if (at >= until) continue;
    const known = cases.get(caseId);
    if (data.kind === 'opened') {
      const { category, urgency } = data;
      cases.set(caseId, { category, urgency, opened: at >= from });
    } else if (known && data.kind === 'detailed') {
      known.category = data.category ?? known.category;
    } else if (known && (data.kind === 'raised' || data.kind === 'lowered')) {
      known.urgency = data.urgency;
    } else if (known && data.kind === 'moved' && data.to === 'resolved' && at >= from) {
      urgentWhenResolved.set(caseId, isUrgent(known.urgency));
    }
  }
  const received: Record<string, number> = {};
  for (const { category, opened } of cases.values())
    if (opened) received[category] = (received[category] ?? 0) + 1;
  return {
    received,
    resolved: urgentWhenResolved.size,
    resolvedUrgent: [...urgentWhenResolved.values()].filter(Boolean).length,
  };
}

/** The counts as they may be published. Nothing hidden can be had by subtraction. */
export function publicCounts({
  received,
  resolved,
  resolvedUrgent,
}: DayCounts): PublicCounts {
  const sum = Object.values(received).reduce((total, count) => total + count, 0);
  const rest = {
    resolved: large(resolved),
    // 10 resolved, 8 of them urgent, would tell of the other two.
    resolvedUrgent: isSmall(resolved - resolvedUrgent) ? null : large(resolvedUrgent),
  };
  if (isSmall(sum)) return { received: null, byCategory: [], ...rest };
  return { received: sum, byCategory: together(received), ...rest };
}

export function publicTotals(totals: TotalCounts): PublicTotals {
  const { received, resolved, resolvedUrgent } = totals;
  return {
    received: large(received),
    resolved: isSmall(received - resolved) ? null : large(resolved),
    resolvedUrgent: isSmall(resolved - resolvedUrgent) ? null : large(resolvedUrgent),
  };
}

function together(received: DayCounts['received']): PublicCounts['byCategory'] {
  const named = Object.entries(received)
    .filter(([category, count]) => category !== OTHER && count > 0)
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
  let other = received[OTHER] ?? 0;
  while (named.length > 0) {
    const last = named.at(-1);
    if (!last || (!isSmall(last.count) && !isSmall(other))) break;
    other += last.count;
    named.pop();
  }
  return other === 0 ? named : [...named, { category: OTHER, count: other }];
}

function large(count: number): number | null {
  return isSmall(count) ? null : count;
}

function isSmall(count: number): boolean {
  return count > 0 && count < LEAST;
}
