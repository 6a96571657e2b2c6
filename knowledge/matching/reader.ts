/** Reads a question: which concepts, zones and districts its words name, and what is left over. */
import type { CityNames } from '../content/city.ts';
import { gazetteerOf } from '../gazetteer.ts';
import cities from '../words/cities.json' with { type: 'json' };
import type { Words } from '../words/words.ts';
import { type PhraseHit, PhraseTree } from './phrase-tree.ts';
import { BREAK, unitsOf } from './units.ts';

export interface Reading {
  /** As the comparison sees the text (`units.ts`). */
  readonly units: readonly string[];
  /** What its words name, each once; telephone numbers behind `#`. */
  readonly concepts: readonly string[];
  /** Concepts that the answer must name too. */
  readonly bars: readonly string[];
  /** What it wants to be told. */
  readonly aspects: readonly string[];
  /** Whether anything says what it is about. */
  readonly topical: boolean;
  /** Zone and district ids, in the order of the text. */
  readonly zones: readonly string[];
  readonly districts: readonly string[];
  /** Asks in which zone a place is. */
  readonly asksZone: boolean;
  /** Another city, as written; null: none. */
  readonly otherCity: string | null;
  readonly ownCity: boolean;
}

export type Reader = (text: string) => Reading;

const GROUPS = ['topics', 'subtopics', 'details', 'aspects', 'bars'] as const;
type Group = (typeof GROUPS)[number];

/** What a phrase stands for; `list` tells where it is from. */
interface Tag {
  readonly list: Group | 'zone' | 'district' | 'hospital' | 'city' | 'other' | 'plain';
  readonly id: string;
}

/** Two districts apart in one question: it asks about going from one to the other. */
const ACROSS = 'cross_district';

export function readerOf(city: CityNames, words: Words): Reader {
  const tree = treeOf(city, words);
  const zoneTree = phrasesOf(words.zoneStatus);
  return (text) => {
    const units = unitsOf(text);
    const hits = tree.find(units);
    const named: Record<Tag['list'], string[]> = {
      topics: [],
      subtopics: [],
      details: [],
      aspects: [],
      bars: [],
      zone: [],
      district: [],
      hospital: [],
      city: [],
      other: [],
      plain: [],
    };
    for (const { tags } of hits)
      for (const { list, id } of tags)
        if (!named[list].includes(id)) named[list].push(id);
    const numbers = numbersIn(units);
    const concepts = GROUPS.flatMap((group) => named[group]);
    concepts.push(...named.hospital, ...numbers);
    if (apart(hits)) concepts.push(ACROSS);
    const about = named.topics.length > 0 || named.hospital.length > 0;
    return {
      units: withoutCity(units, hits),
      concepts: [...new Set(concepts)],
      bars: [...named.bars, ...named.hospital],
      aspects: named.aspects,
      topical: about || named.subtopics.length > 0 || numbers.length > 0,
      zones: named.zone,
      districts: named.district,
      otherCity: named.other.find((city) => isAskedAbout(city, units, hits)) ?? null,
      ownCity: named.city.length > 0,
      // Few ask; each that is filed would be looked through at the start.
      get asksZone() {
        return zoneTree.find(units).length > 0;
      },
    };
  };
}

/** Every rule here is of this city: its name makes a question like none of them in particular. */
function withoutCity(
  units: readonly string[],
  hits: readonly PhraseHit<Tag>[],
): readonly string[] {
  const own = hits.filter(({ tags }) => tags.some(({ list }) => list === 'city'));
  if (own.length === 0) return units;
  return units.filter((_, at) => !own.some(({ start, end }) => start <= at && at < end));
}

/** Apart from the others: what it asks may stand across a zone's name. */
function phrasesOf(phrases: readonly string[]): PhraseTree<true> {
  const tree = new PhraseTree<true>();
  for (const phrase of phrases) tree.add(unitsOf(phrase), true);
  return tree;
}

function treeOf(city: CityNames, words: Words): PhraseTree<Tag> {
  const tree = new PhraseTree<Tag>();
  for (const list of GROUPS)
    for (const [id, phrases] of Object.entries(words[list])) {
      const tag = { list, id };
      for (const phrase of phrases) tree.add(unitsOf(phrase), tag);
    }
  const { zones, districts, hospitals, city: own } = gazetteerOf(city);
  const places = {
    zone: zones,
    district: districts,
    hospital: hospitals,
    city: [own],
  } as const;
  for (const list of ['zone', 'district', 'hospital', 'city'] as const)
    for (const { id, names } of places[list]) {
      const tag = { list, id: list === 'hospital' ? `hospital:${id}` : id };
      for (const name of names) tree.add(unitsOf(name), tag);
    }
  for (const id of otherCitiesOf(city)) tree.add(unitsOf(id), { list: 'other', id });
  for (const phrase of words.plain)
    tree.add(unitsOf(phrase), { list: 'plain', id: phrase });
  return tree;
}

/** Cities of the country whose names nothing of this one bears. */
function otherCitiesOf(city: CityNames): readonly string[] {
  const own = [city, ...city.districts].flatMap(({ name, aliases }) => [
    name.zh,
    ...aliases,
  ]);
  const others = cities.filter((name) => !own.some((one) => one.includes(name)));
  return [...new Set([...city.otherCities, ...others])];
}

/** Side by side districts are a list; with words between, the way leads from one to the other. */
function apart(hits: readonly PhraseHit<Tag>[]): boolean {
  const places = hits.flatMap(({ tags, start, end }) =>
    tags.filter(({ list }) => list === 'district').map(({ id }) => ({ id, start, end })),
  );
  return places.slice(1).some(({ id, start }, index) => {
    const before = places[index];
    return before !== undefined && before.id !== id && start - before.end > 1;
  });
}

/** Where somebody only comes from, goes to, or is for work is not the place whose rules they ask. */
const PASSED_BEFORE = /(?:从|自|去|往|回|离开|来自|from|to|left|for)$/;
const STAYS_IN = /(?:在|到)$/;
const STAYS_FOR =
  /^(?:市|那边)?(?:$|出差|上班|打工|工作|读书|上学|住院|陪|跑|打电话|医院|自己|修|没)/;
const PASSED_AFTER =
  /^(?:市)?(?:回|来|过来|出差|出发|老家|路|街|大道|新村|花园|烩面|wedding|business)/;

/** One mention that is not only passed through is enough. */
function isAskedAbout(
  city: string,
  units: readonly string[],
  hits: readonly PhraseHit<Tag>[],
): boolean {
  return hits.some(({ tags, start, end }) => {
    if (!tags.some(({ list, id }) => list === 'other' && id === city)) return false;
    const before = units.slice(Math.max(0, start - 2), start).join('');
    const next = units.slice(end, end + 4);
    const stop = next.indexOf(BREAK);
    const after = next.slice(0, stop < 0 ? next.length : stop).join('');
    if (PASSED_BEFORE.test(before) || PASSED_AFTER.test(after)) return false;
    return !(STAYS_IN.test(before) && STAYS_FOR.test(after));
  });
}

/** Telephone numbers and other long ones: whoever names one asks about it. */
function numbersIn(units: readonly string[]): readonly string[] {
  return units.filter((unit) => /^\d{5,}$/.test(unit)).map((unit) => `#${unit}`);
}
