/** The list as it is shown: which lines a filter and a search leave, and how a line stands. */
import type { ItemLine } from './contract.ts';

export const FILTERS = [
  'all',
  'work',
  'review',
  'live',
  'scheduled',
  'due',
  'broken',
] as const;
export type Filter = (typeof FILTERS)[number];

type Named = Pick<ItemLine, 'kind' | 'id'>;

/** How something stands, each with its own word and shape. */
export type Mark =
  | 'live'
  | 'none'
  | 'over'
  | 'not_yet'
  | 'draft'
  | 'returned'
  | 'review'
  | 'scheduled'
  | 'due'
  | 'expires'
  | 'broken';

/** `unsaved`: items with words that only this browser has; they are in work too. */
export function passes(
  line: ItemLine,
  filter: Filter,
  unsaved: readonly Named[] = [],
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'work':
      return line.open?.state === 'draft' || isAmong(line, unsaved);
    case 'review':
      return line.open?.state === 'review';
    case 'live':
      return line.live !== null && line.validity !== 'over';
    case 'scheduled':
      return line.scheduled !== null;
    case 'due':
      return line.due !== null || line.validity === 'over';
    case 'broken':
      return line.broken > 0;
  }
}

/** How many lines each filter leaves. */
export function counts(
  lines: readonly ItemLine[],
  unsaved: readonly Named[] = [],
): Readonly<Record<Filter, number>> {
  const count = { all: 0, work: 0, review: 0, live: 0, scheduled: 0, due: 0, broken: 0 };
  for (const line of lines) {
    for (const filter of FILTERS) if (passes(line, filter, unsaved)) count[filter] += 1;
  }
  const fresh = freshOf(lines, unsaved).length;
  count.all += fresh;
  count.work += fresh;
  return count;
}

/** Items that only this browser knows. */
export function freshOf<T extends Named>(
  lines: readonly ItemLine[],
  unsaved: readonly T[],
): readonly T[] {
  return unsaved.filter((one) => !isAmong(one, lines));
}

function isAmong({ kind, id }: Named, items: readonly Named[]): boolean {
  return items.some((one) => one.kind === kind && one.id === id);
}

/** Every word of the search in the title or the id. */
export function found(line: Pick<ItemLine, 'title' | 'id'>, search: string): boolean {
  const text = `${line.title} ${line.id}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What needs somebody first: broken, waiting for review, sent back or due, in work; then what is asked most. */
export function arrange(lines: readonly ItemLine[]): readonly ItemLine[] {
  return lines.toSorted(
    (a, b) => rank(a) - rank(b) || b.asked - a.asked || a.title.localeCompare(b.title),
  );
}

function rank(line: ItemLine): number {
  if (line.broken > 0) return 0;
  if (line.open?.state === 'review') return 1;
  if (line.open?.returned || passes(line, 'due')) return 2;
  return line.open === null ? 4 : 3;
}

/** First what residents are told, then what is on its way. */
export function marks(line: ItemLine): readonly Mark[] {
  const told: Mark =
    line.live === null
      ? 'none'
      : line.validity === 'over' || line.validity === 'not_yet'
        ? line.validity
        : 'live';
  const { open } = line;
  return [
    told,
    ...(open?.returned ? (['returned'] as const) : []),
    ...(!open?.returned && (open?.state === 'draft' || open?.state === 'review')
      ? [open.state]
      : []),
    ...(line.scheduled ? (['scheduled'] as const) : []),
    ...(told === 'over' ? [] : dueMarks(line)),
    ...(line.broken > 0 ? (['broken'] as const) : []),
  ];
}

function dueMarks({ due }: ItemLine): readonly Mark[] {
  if (due === null) return [];
  return [due === 'expires' ? 'expires' : 'due'];
}
