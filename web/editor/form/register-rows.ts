/** The register's rows as a table shows them: found, newest words first, a page at a time. Pure. */

import type { Register, RegisterRow } from '../../../knowledge/content/register.ts';
import { stretchOf } from '../../../knowledge/moment.ts';

/** More rows than this at once make a page slow and help nobody. */
export const PAGE_ROWS = 200;

export interface ShownRow {
  readonly row: RegisterRow;
  /** Its place in the register. */
  readonly at: number;
  readonly is: 'same' | 'changed' | 'new';
}

export interface Search {
  /** Every word must be found in the row. */
  readonly text: string;
  /** `YYYY-MM-DDTHH:MM`: rows that hold then; null: all. */
  readonly holdsAt: string | null;
}

/** What a row can be found by. */
export type Haystack = (row: RegisterRow) => string;

/** Rows are never changed in place, so that what was once written out stays true. */
export function haystacks(name: {
  readonly district: (id: string) => string;
  readonly zone: (id: string) => string;
}): Haystack {
  const known = new WeakMap<RegisterRow, string>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const { place, aliases, district, zone, source } = row;
    const parts = [
      place,
      ...aliases,
      name.district(district),
      name.zone(zone),
      source.zh,
    ];
    const text = parts.join(' ').toLowerCase();
    known.set(row, text);
    return text;
  };
}

/** What was added or changed stands first: who wrote it wants to see it. */
export function rowsFound(
  base: Register,
  now: Register,
  search: Search,
  haystack: Haystack,
): readonly ShownRow[] {
  const wanted = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  const touched: ShownRow[] = [];
  const others: ShownRow[] = [];
  now.rows.forEach((row, at) => {
    const was = base.rows[at];
    const is = was === undefined ? 'new' : was === row ? 'same' : 'changed';
    if (is === 'same' && search.holdsAt !== null && !holds(row, search.holdsAt)) return;
    const text = wanted.length === 0 ? '' : haystack(row);
    if (!wanted.every((word) => text.includes(word))) return;
    if (is === 'same') others.push({ row, at, is });
    else touched.unshift({ row, at, is });
  });
  return [...touched, ...others];
}

function holds(row: RegisterRow, at: string): boolean {
  const { from, until } = stretchOf(row);
  return from <= at && at <= until;
}
