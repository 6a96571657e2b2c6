/** What is known apart from the matter: for whom, where and when an answer must hold. */
import type { Question } from '../answer.ts';
import type { Composed } from '../content/references.ts';
import type { PlaceStatus } from '../content/register.ts';
import type { Reading } from '../matching/reader.ts';
import { type Frame, frameOf } from '../moment.ts';
import type { Shelf } from './shelf.ts';

export interface Setting {
  readonly zones: readonly string[];
  readonly district: string | null;
  /** What was said of who it is for; ids of the city's needs. */
  readonly persons: readonly string[];
  readonly frame: Frame;
  readonly previous: Composed | null;
  readonly idle: boolean;
  /** What the register says of the place named, else of where the person lives. */
  readonly place: Place | null;
}

/** `several`: the districts that have a place of that name, where no one of them was told. */
export type Place =
  | PlaceStatus
  | { readonly is: 'several'; readonly in: readonly string[] };

export function settingOf(shelf: Shelf, question: Question, reading: Reading): Setting {
  const { now, text } = question;
  const frame = frameOf(
    text,
    now === null ? null : shelf.clock.local(now),
    question.anyTime ?? false,
    shelf.newest,
  );
  const district = question.district ?? reading.districts[0] ?? null;
  const place = placeIn(shelf, question, district, frame);
  const zone = question.zone ?? (place?.is === 'holds' ? place.row.zone : null);
  return {
    zones: reading.zones.length > 0 ? reading.zones : zone === null ? [] : [zone],
    district: district ?? districtOf(place),
    persons: personsIn(shelf, reading, question.persons ?? []),
    frame,
    idle: question.idle ?? false,
    previous:
      question.previous === null ? null : (shelf.byId.get(question.previous) ?? null),
    place,
  };
}

/** Of one question in a message: what it names itself, else what the whole message names. */
export function settingWithin(whole: Setting, own: Setting, reading: Reading): Setting {
  return {
    ...own,
    zones: reading.zones.length > 0 || own.place !== null ? own.zones : whole.zones,
    district: reading.districts[0] ?? districtOf(own.place) ?? whole.district,
    persons: own.persons.length > 0 ? own.persons : whole.persons,
    frame: own.frame.named ? own.frame : whole.frame,
    place: own.place ?? whole.place,
  };
}

/** Where the register has the place; null: it does not, or in several districts. */
function districtOf(place: Place | null): string | null {
  return place === null || place.is === 'several' ? null : place.row.district;
}

/** Who the words name; where they name nobody, who was spoken of before. */
function personsIn(
  { persons }: Shelf,
  { concepts }: Reading,
  before: readonly string[],
): readonly string[] {
  const named = concepts.filter((concept) => persons.has(concept));
  return named.length > 0 ? named : before;
}

function placeIn(
  { places }: Shelf,
  { text, address }: Question,
  district: string | null,
  frame: Frame,
): Place | null {
  const named = places.idsIn(text, district);
  const ids = named.length > 0 ? named : places.idsIn(address ?? '', district);
  const [id] = ids;
  if (id === undefined) return null;
  if (ids.length === 1) return places.status(id, frame);
  return { is: 'several', in: ids.map((one) => places.districtOf(one)) };
}
