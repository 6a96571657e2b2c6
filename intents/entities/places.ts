/** Districts, zones, estates and other cities, by the names that the city pack gives them. */
import type { Gazetteer, NamedPlace } from '../gazetteer.ts';
import { Lexicon } from '../lexicon.ts';
import type { NormalText } from '../normalise.ts';
import type { Measured } from './measured.ts';

type Kind =
  | 'city'
  | 'district'
  | 'zone'
  | 'hospital'
  | 'estate'
  | 'landmark'
  | 'otherCity'
  | 'category';

interface Entry {
  readonly kind: Kind;
  readonly id: string;
  readonly form: string;
}

export interface Place extends Measured<string> {
  readonly kind: Kind;
}

interface Table {
  readonly entries: readonly Entry[];
  readonly lexicon: Lexicon;
}

const tables = new WeakMap<Gazetteer, Table>();

function tableOf(gazetteer: Gazetteer): Table {
  const known = tables.get(gazetteer);
  if (known !== undefined) return known;
  const named = (kind: Kind, places: readonly NamedPlace[]): Entry[] =>
    places.flatMap(({ id, names }) =>
      names.filter((form) => form.trim() !== '').map((form) => ({ kind, id, form })),
    );
  const unnamed = (kind: Kind, forms: readonly string[] = []): Entry[] =>
    forms.map((form) => ({ kind, id: form, form }));
  const entries = [
    ...named('city', [gazetteer.city]),
    ...named('district', gazetteer.districts),
    ...named('zone', gazetteer.zones),
    ...named('hospital', gazetteer.hospitals),
    ...named('estate', gazetteer.estates),
    ...named('category', gazetteer.categories),
    ...unnamed('otherCity', gazetteer.otherCities),
    ...unnamed('landmark', gazetteer.landmarks),
  ];
  const table = { entries, lexicon: new Lexicon(entries.map(({ form }) => form)) };
  tables.set(gazetteer, table);
  return table;
}

/** All names in the text; where one lies inside a longer one of any kind, the longer counts. */
export function placesIn(normal: NormalText, gazetteer: Gazetteer): readonly Place[] {
  const { entries, lexicon } = tableOf(gazetteer);
  const places: Place[] = [];
  let reach = 0;
  for (const hit of lexicon.scan(normal)) {
    const entry = entries[hit.form];
    if (entry === undefined) continue;
    if (entry.kind !== 'category') {
      if (hit.end <= reach) continue;
      reach = hit.end;
    }
    places.push({ kind: entry.kind, value: entry.id, start: hit.start, end: hit.end });
  }
  return places;
}

/** Where one only comes from or goes to is not the place asked about. */
const PASSED_BEFORE = /(?:从|自|由|去|到|往|回|离开|抵达|from |to |leave |left )$/;
const PASSED_AFTER = /^(?:市|省)?(?:回|来|返|出差|旅游|过来|到|户口|车牌)/;

/** Another city whose rules are asked about; none where our own is named as well. */
export function otherCityIn(
  normal: NormalText,
  places: readonly Place[],
): Place | undefined {
  if (places.some(({ kind }) => kind === 'city' || kind === 'district')) return undefined;
  return places.find(
    ({ kind, start, end }) =>
      kind === 'otherCity' &&
      !PASSED_BEFORE.test(normal.text.slice(Math.max(0, start - 6), start)) &&
      !PASSED_AFTER.test(normal.text.slice(end, end + 4)),
  );
}
