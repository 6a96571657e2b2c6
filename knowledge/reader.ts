/** Reads a question: which concepts, zones and districts its words name, and what is left over. */
import type { City } from './city.ts';
import { gazetteerOf } from './gazetteer.ts';
import { type PhraseHit, PhraseTree } from './phrase-tree.ts';
import { BREAK, unitsOf } from './units.ts';
import type { Words } from './words/words.ts';

/** How much naming a thing weighs. The ratios were chosen by trying; only they matter. */
const WEIGHT = { topics: 3, subtopics: 1.5, details: 1, aspects: 1, bars: 1 } as const;
/** A Latin word, or two neighbouring characters, that no list knows. */
const UNKNOWN_WORD = 0.8;
const UNKNOWN_PAIR = 0.35;
/** The same where nothing stronger says what it is about. */
const LONE_PAIR = 0.5;

export interface Reading {
  /** Concept → weight; what no list knows stands behind `~`. */
  readonly features: ReadonlyMap<string, number>;
  /** Concepts that the answer must name too. */
  readonly bars: readonly string[];
  /** What it wants to be told. */
  readonly aspects: readonly string[];
  /** Whether anything says what it is about. */
  readonly topical: boolean;
  /** Zone and district ids, in the order of the text. */
  readonly zones: readonly string[];
  readonly districts: readonly string[];
  /** Another city, as written; null: none. */
  readonly otherCity: string | null;
  readonly ownCity: boolean;
}

export type Reader = (text: string) => Reading;

type Group = keyof typeof WEIGHT;
const GROUPS: readonly Group[] = ['topics', 'subtopics', 'details', 'aspects', 'bars'];

/** What a phrase stands for; `list` tells where it is from. */
interface Tag {
  readonly list: Group | 'zone' | 'district' | 'hospital' | 'city' | 'other' | 'plain';
  readonly id: string;
}

/** A telephone number in the text: whoever names one asks about it. */
const NUMBER = '#';

/** Two districts apart in one question: it asks about going from one to the other. */
const ACROSS = 'cross_district';

export function readerOf(city: City, words: Words): Reader {
  const tree = treeOf(city, words);
  return (text) => {
    const units = unitsOf(text);
    const hits = tree.find(units);
    const features = new Map<string, number>();
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
    for (const group of GROUPS)
      for (const id of named[group]) features.set(id, WEIGHT[group]);
    for (const id of named.hospital) features.set(id, WEIGHT.topics);
    if (apart(hits)) features.set(ACROSS, WEIGHT.topics);
    const about = named.topics.length > 0 || named.hospital.length > 0;
    const numbers = addUnknown(units, hits, features, about ? UNKNOWN_PAIR : LONE_PAIR);
    return {
      features,
      bars: [...named.bars, ...named.hospital],
      aspects: named.aspects,
      topical: about || named.subtopics.length > 0 || numbers,
      zones: named.zone,
      districts: named.district,
      otherCity: named.other[0] ?? null,
      ownCity: named.city.length > 0,
    };
  };
}

function treeOf(city: City, words: Words): PhraseTree<Tag> {
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
  for (const id of city.otherCities) tree.add(unitsOf(id), { list: 'other', id });
  for (const phrase of words.plain)
    tree.add(unitsOf(phrase), { list: 'plain', id: phrase });
  return tree;
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

/** What no phrase took: pairs of characters, words, long numbers. True: there is such a number. */
function addUnknown(
  units: readonly string[],
  hits: readonly PhraseHit<Tag>[],
  features: Map<string, number>,
  pairWeight: number,
): boolean {
  let at = 0;
  let numbers = false;
  for (const { start, end } of [...hits, { start: units.length, end: units.length }]) {
    for (; at < start; at++) {
      const unit = units[at] ?? BREAK;
      if (unit === BREAK) continue;
      if (/^\d{5,}$/.test(unit)) {
        numbers = true;
        features.set(`${NUMBER}${unit}`, WEIGHT.topics);
      } else if (/^[a-z]/.test(unit)) features.set(`~${unit}`, UNKNOWN_WORD);
      else if (at + 1 < start && units[at + 1] !== BREAK)
        features.set(`~${unit}${units[at + 1]}`, pairWeight);
    }
    at = end;
  }
  return numbers;
}
