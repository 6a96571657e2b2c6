/** Districts, zones, estates and other cities, by the names that the city pack gives them. */
import type { Gazetteer, NamedPlace } from '../gazetteer.ts';
import { Lexicon } from '../lexicon.ts';
import type { NormalText } from '../normalise.ts';
import type { Span } from '../spans.ts';
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
  /** The district that a landmark lies in. */
  readonly district?: string | undefined;
}

export interface Place extends Measured<string> {
  readonly kind: Kind;
  readonly district?: string | undefined;
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
    ...(gazetteer.landmarks ?? []).map(
      ({ name, district }): Entry => ({
        kind: 'landmark',
        id: name,
        form: name,
        district,
      }),
    ),
  ];
  const table = { entries, lexicon: new Lexicon(entries.map(({ form }) => form)) };
  tables.set(gazetteer, table);
  return table;
}

/** 金水路, 中原东路 and "Jinshui East Road" are called after a district, and run through others. */
const ROAD_AFTER =
  /^(?:[东西南北中一二三]?(?:大道|大街|路(?![过边况费])|街(?![道边]))| (?:(?:east|west|north|south|middle) )?(?:road|rd|street|avenue)(?![a-z]))/;
const DISTRICT_WORD = /(?:[区县市去域]|district|zone|county|city)$/;
/** The longest of them. */
const ROAD_WORDS = 16;

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
    if (entry.kind === 'district' && isRoadName(normal, hit)) continue;
    const { kind, id, district } = entry;
    places.push({ kind, value: id, start: hit.start, end: hit.end, district });
  }
  return places;
}

/** The district told: the one named last, or else the one of a landmark. */
export function districtIn(places: readonly Place[]): Measured<string> | undefined {
  const named = places.findLast(({ kind }) => kind === 'district');
  if (named) return named;
  const landmark = places.findLast(({ district }) => district !== undefined);
  if (landmark?.district === undefined) return undefined;
  return { value: landmark.district, start: landmark.start, end: landmark.end };
}

/** The zone told; one that somebody says they are not in is none. */
export function zoneIn(text: string, places: readonly Place[]): Place | undefined {
  return places.find(
    ({ kind, start }) => kind === 'zone' && !NOT_THERE.test(text.slice(0, start)),
  );
}

const NOT_THERE =
  /(?:(?<!是)不是|[不没]在|不属于|没有?被?划[到为成进入]|并非|\b(?:not|isnt|arent|never) (?:in )?(?:an? |the )?)(?:什么|啥|那个)?$/;

function isRoadName({ text }: NormalText, { start, end }: Span): boolean {
  return (
    ROAD_AFTER.test(text.slice(end, end + ROAD_WORDS)) &&
    !DISTRICT_WORD.test(text.slice(start, end))
  );
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
