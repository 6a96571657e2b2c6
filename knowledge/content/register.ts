/**
 * The zone register: which estate or street is in which zone, and from when until when. Rows only
 * ever end; a change is a new row, so that the register answers for any moment.
 */

import { z } from 'zod';
import type { NamedPlace } from '../../intents/gazetteer.ts';
import { PhraseTree } from '../matching/phrase-tree.ts';
import { unitsOf } from '../matching/units.ts';
import { type Frame, stretchOf } from '../moment.ts';
import { type Fault, fault } from './fault.ts';
import { Day, LocalText, Moment } from './fields.ts';

export const RegisterRow = z.strictObject({
  /** Estate or street, as the notice writes it. */
  place: z.string().min(2).max(60),
  /** Other ways people write it. */
  aliases: z.array(z.string().min(2)).default([]),
  /** Ids of the city pack. */
  district: z.string(),
  zone: z.string(),
  from: Moment,
  until: Moment.optional(),
  source: LocalText,
  announcedOn: Day,
});
export type RegisterRow = z.infer<typeof RegisterRow>;

/** More are no city's estates, and more than one item of the editors' tables should hold. */
export const MOST_ROWS = 50_000;

export const Register = z.strictObject({
  rows: z.array(RegisterRow).max(MOST_ROWS).readonly(),
});
export type Register = z.infer<typeof Register>;

export interface PlaceStatus {
  readonly row: RegisterRow;
  /** over: the last that was said of the place has ended. */
  readonly is: 'holds' | 'over';
}

export interface Places {
  /** For the readers of words: one name list a place. */
  readonly named: readonly NamedPlace[];
  /** Ids of the places that the text may name; several where more than one district has that name. */
  idsIn(text: string, district: string | null): readonly string[];
  /** Id of the district of a place's id. */
  districtOf(placeId: string): string;
  /** What holds for a place at the frame's moment, else what held last; null: nothing is said. */
  status(placeId: string, frame: Frame): PlaceStatus | null;
  readonly size: number;
}

export function placesOf({ rows }: Register): Places {
  const byPlace = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const list = byPlace.get(placeId(row));
    if (list) list.push(row);
    else byPlace.set(placeId(row), [row]);
  }
  const named = [...byPlace].map(([id, list]) => ({
    id,
    names: [...new Set(list.flatMap(({ place, aliases }) => [place, ...aliases]))],
  }));
  const tree = new PhraseTree<string>();
  for (const { id, names } of named)
    for (const name of names) tree.add(unitsOf(name), id);
  return {
    named,
    size: byPlace.size,
    idsIn(text, district) {
      if (byPlace.size === 0) return [];
      const [hit] = tree.find(unitsOf(text));
      const everywhere = hit?.tags ?? [];
      const there = everywhere.filter((id) => id.startsWith(`${district}/`));
      // The district only tells places of one name apart.
      return there.length > 0 ? there : everywhere;
    },
    districtOf: (id) => id.slice(0, id.indexOf('/')),
    status(id, frame) {
      const known = (byPlace.get(id) ?? []).filter(
        ({ announcedOn }) => frame.known === null || announcedOn <= frame.known,
      );
      const at = frame.named ?? frame.now;
      // Bound to no day: the newest word on the place.
      const begun = known.filter((row) => at === null || stretchOf(row).from <= at.until);
      const [row] = begun.toSorted(newestFirst);
      if (!row) return null;
      return {
        row,
        is: at === null || stretchOf(row).until >= at.from ? 'holds' : 'over',
      };
    },
  };
}

/** A place of one name may exist in several districts. */
export function placeId({ district, place }: Pick<RegisterRow, 'district' | 'place'>) {
  return `${district}/${place}`;
}

function newestFirst(a: RegisterRow, b: RegisterRow): number {
  return b.from.localeCompare(a.from) || b.announcedOn.localeCompare(a.announcedOn);
}

/** It ends before it begins and would never hold: whoever wrote it meant another day. */
export function endsFirst(row: Pick<RegisterRow, 'from' | 'until'>): boolean {
  const { from, until } = stretchOf(row);
  return until < from;
}

/** Places told of twice for the same moment, or never. A later row goes before an earlier. */
export function contradictions({ rows }: Register): readonly Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const key = `${placeId(row)} ${stretchOf(row).from}`;
    if (seen.has(key))
      faults.push({ ...fault('', 'twoRows', { when: row.from }), in: row.place });
    seen.add(key);
    if (endsFirst(row)) faults.push({ ...fault('until', 'endsFirst'), in: row.place });
  }
  return faults;
}
