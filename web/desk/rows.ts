/** The queue as it is shown: sections and order, and how both hold still under a pointer. */
import { type Level, levelOf } from '../../cases/queue.ts';
import { URGENCIES } from '../../intents/understanding.ts';
import type { QueueItem } from './contract.ts';
import type { Team } from './team/contract.ts';

/** `new` exists only while the list is held: what came since stands below everything else. */
export type Section = 'mine' | 'waiting' | 'others' | 'new';

export interface Row {
  readonly item: QueueItem;
  readonly section: Section;
  /** Left the queue while the list was held; its place stays empty until it is let go. */
  readonly gone: boolean;
}

/** The server's order (most urgent, then longest waiting) within each section. */
export function arrange(items: readonly QueueItem[]): readonly Row[] {
  const rows = items.map((item) => ({ item, section: sectionOf(item), gone: false }));
  return (['mine', 'waiting', 'others'] as const).flatMap((section) =>
    rows.filter((row) => row.section === section),
  );
}

/** Fresh contents in the old places: no row moves, none closes up. */
export function arrangeHeld(
  shown: readonly Row[],
  items: readonly QueueItem[],
): readonly Row[] {
  const fresh = new Map(items.map((item) => [item.caseNumber, item]));
  const kept = shown.map((row): Row => {
    const item = fresh.get(row.item.caseNumber);
    return item ? { ...row, item, gone: false } : { ...row, gone: true };
  });
  const known = new Set(shown.map((row) => row.item.caseNumber));
  const added = items
    .filter((item) => !known.has(item.caseNumber))
    .map((item): Row => ({ item, section: 'new', gone: false }));
  return [...kept, ...added];
}

/** How many wait for a person, by level; `none` counts as ordinary. */
export function countWaiting(
  items: readonly QueueItem[],
): Readonly<Record<Level, number>> {
  const counts = { critical: 0, high: 0, normal: 0 };
  for (const item of items) if (waits(item)) counts[levelOf(item.urgency)] += 1;
  return counts;
}

/**
 * What the alarm sounds for: critical and nobody has it; for supervisors also what is urgent and
 * was not taken in time.
 */
export function alarming(
  items: readonly QueueItem[],
  role: string | undefined,
): readonly QueueItem[] {
  return items.filter(
    (item) =>
      waits(item) &&
      (item.urgency === 'critical' ||
        (role === 'supervisor' && item.urgency === 'high' && item.alarms > 0)),
  );
}

/**
 * The case after the open one among those that wait, most urgent first and round again; null
 * where none but the open one waits.
 */
export function nextWaiting(
  items: readonly QueueItem[],
  open: string | null,
): string | null {
  const waiting = [...items]
    .filter((item) => waits(item))
    .sort(
      (a, b) =>
        URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency) ||
        b.waitingSeconds - a.waitingSeconds,
    );
  const at = waiting.findIndex((item) => item.caseNumber === open);
  const next = waiting[(at + 1) % Math.max(waiting.length, 1)];
  return next === undefined || next.caseNumber === open ? null : next.caseNumber;
}

/**
 * What to offer this agent unasked: the case that they should take next, where they have none in
 * hand or it is meant for them by name. Null: nothing, or it is on the screen already.
 */
export function offeredItem({
  items,
  team,
  open,
}: {
  readonly items: readonly QueueItem[] | null;
  readonly team: Team | null;
  readonly open: string | null;
}): QueueItem | null {
  const item = items?.find(({ caseNumber }) => caseNumber === team?.offer);
  if (!item || !team || !waits(item) || item.caseNumber === open) return null;
  const idle = !items?.some(({ mine }) => mine);
  return idle || item.first?.agent === team.me ? item : null;
}

export function waits(item: QueueItem): boolean {
  return item.owner === 'queue';
}

/** Seconds waited by `now`, both moments in milliseconds of the page's clock. */
export function waitedBy(item: QueueItem, readAt: number, now: number): number {
  return item.waitingSeconds + Math.max(0, Math.floor((now - readAt) / 1000));
}

/** How near its end the time is in which somebody must attend to it. */
export function pressure(
  { clock }: QueueItem,
  readAt: number,
  now: number,
): 'none' | 'near' | 'late' {
  if (clock === null) return 'none';
  const passed = Math.max(0, now - readAt) / 1000;
  if (clock.late <= passed) return 'late';
  return clock.warn <= passed ? 'near' : 'none';
}

/** 00:42, 75:10, 3:05:09 from one hundred minutes on. */
export function clockFace(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes < 100) return `${two(minutes)}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

function sectionOf(item: QueueItem): Section {
  if (item.mine) return 'mine';
  return waits(item) ? 'waiting' : 'others';
}
