/** The knowledge base as it answers: an immutable state of all that is published. */
import type { Gazetteer } from '../intents/gazetteer.ts';
import type { Language } from '../intents/understanding.ts';
import type { Knowledge, PlaceAnswer } from './answer.ts';
import { decide } from './answering/decide.ts';
import { placeAnswer } from './answering/reply.ts';
import type { Shelf } from './answering/shelf.ts';
import type { Article } from './content/article.ts';
import type { City } from './content/city.ts';
import type { Content } from './content/content.ts';
import type { Entry } from './content/directory.ts';
import type { CityPack } from './content/load.ts';
import { type Composed, compose, quotedBy, scopeOf } from './content/references.ts';
import { type Places, placesOf } from './content/register.ts';
import { gazetteerOf } from './gazetteer.ts';
import { confidenceOf } from './matching/judge.ts';
import { Matcher } from './matching/matcher.ts';
import { type Reader, readerOf } from './matching/reader.ts';
import { type Spoken, spokenBy } from './matching/spoken.ts';
import { veiled } from './matching/veil.ts';
import { type Clock, clockOf, frameOf } from './moment.ts';
import { GENERAL_WORDS, joinWords } from './words/words.ts';

export interface Library extends Knowledge {
  readonly content: Content;
  /** The names that its words are read with. */
  readonly gazetteer: Gazetteer;
  /** What is said of a place of the register at this moment; null: nothing. */
  place(id: string, now: Date, language: Language): PlaceAnswer | null;
  /**
   * The same city with other content; only what differs is read. Whoever holds this library asks it
   * within the turn that took it: after the next change it may know less.
   */
  with(content: Content): Library;
  /** What `ask` finds where `content` is published; nothing of it stays. */
  tried<T>(content: Content, ask: (knowledge: Knowledge) => T): T;
}

/** `confidence`: by default what `judge.ts` was fitted to. */
export function createKnowledge(
  pack: CityPack,
  confidence: Shelf['confidence'] = confidenceOf,
): Library {
  const { city, words } = pack;
  const read = readerOf(city, joinWords(GENERAL_WORDS, words));
  const house: House = {
    city,
    read,
    confidence,
    clock: clockOf(city.timeZone),
    matcher: new Matcher(read, pack.unanswered),
    spoken: new WeakMap(),
    persons: new Set(city.needs.map(({ id }) => id)),
  };
  const shelved = shelve(house, pack, null);
  for (const article of shelved.composed.values()) house.matcher.add(article);
  return libraryOf(house, shelved);
}

/** What all states of one city's knowledge share. */
interface House {
  readonly city: City;
  readonly read: Reader;
  readonly confidence: Shelf['confidence'];
  readonly clock: Clock;
  readonly matcher: Matcher;
  readonly spoken: WeakMap<Article, Spoken>;
  readonly persons: ReadonlySet<string>;
}

interface Shelved {
  readonly content: Content;
  /** As residents read it, by id. */
  readonly composed: ReadonlyMap<string, Composed>;
  readonly places: Places;
  readonly gazetteer: Gazetteer;
  readonly shelf: Shelf;
}

function libraryOf(house: House, shelved: Shelved): Library {
  const { content, gazetteer, shelf } = shelved;
  return {
    content,
    gazetteer,
    articles: content.articles.length,
    answer: (question) => decide(shelf, question),
    place(id, now, language) {
      const local = house.clock.local(now);
      const status = shelved.places.status(id, frameOf('', local, false, shelf.newest));
      return status && placeAnswer(status, language);
    },
    veil: (text) => veiled(text, (term) => house.matcher.knows(term)),
    with(next) {
      const changed = shelve(house, next, shelved);
      const { added, removed } = differenceOf(shelved, changed);
      for (const article of added) house.matcher.add(article);
      for (const article of removed) house.matcher.retire(article);
      house.matcher.compact();
      return libraryOf(house, changed);
    },
    tried(next, ask) {
      const changed = shelve(house, next, shelved);
      const { added } = differenceOf(shelved, changed);
      for (const article of added) house.matcher.add(article);
      try {
        return ask(libraryOf(house, changed));
      } finally {
        for (const article of added) house.matcher.retire(article);
        house.matcher.compact();
      }
    },
  };
}

function differenceOf(before: Shelved, after: Shelved) {
  const added = [...after.composed.values()].filter(
    (article) => before.composed.get(article.id) !== article,
  );
  const removed = [...before.composed.values()].filter(
    (article) => after.composed.get(article.id) !== article,
  );
  return { added, removed };
}

function shelve(house: House, content: Content, before: Shelved | null): Shelved {
  const composed = composeAll(content, before);
  const places =
    before && before.content.register === content.register
      ? before.places
      : placesOf(content.register);
  const shelf: Shelf = {
    read: house.read,
    matcher: house.matcher,
    confidence: house.confidence,
    spokenBy: (article) => spokenOf(house, article),
    clock: house.clock,
    onMatter: byMatter(composed.values()),
    byId: composed,
    places,
    persons: house.persons,
    newest: newestOf(content.articles),
  };
  const gazetteer =
    before && before.places === places
      ? before.gazetteer
      : gazetteerOf(house.city, places.named);
  return { content, composed, places, gazetteer, shelf };
}

function spokenOf(house: House, article: Article): Spoken {
  let spoken = house.spoken.get(article);
  if (!spoken) {
    const emergency = house.city.emergency.map(({ number }) => number);
    spoken = spokenBy(article, house.read, emergency);
    house.spoken.set(article, spoken);
  }
  return spoken;
}

/**
 * What did not change, and quotes nothing that did, stays the same object. What can be told to
 * nobody is left out.
 */
function composeAll(
  { articles, directory }: Content,
  before: Shelved | null,
): ReadonlyMap<string, Composed> {
  const entries = new Map(directory.map((entry) => [entry.id, entry]));
  const changed = before ? changedEntries(before.content.directory, entries) : null;
  const written = new Map(
    before?.content.articles.map((article) => [article.id, article]),
  );
  return new Map(
    articles.flatMap((article): [string, Composed][] => {
      const known =
        written.get(article.id) === article && before?.composed.get(article.id);
      const stands =
        known &&
        (changed?.size === 0 || !quotedBy(article).some((id) => changed?.has(id)));
      if (stands) return [[article.id, known]];
      const told = scopeOf(article, entries) !== null;
      return told ? [[article.id, compose(article, entries)]] : [];
    }),
  );
}

function changedEntries(
  before: readonly Entry[],
  now: ReadonlyMap<string, Entry>,
): ReadonlySet<string> {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const ids = [...old.keys(), ...now.keys()];
  return new Set(ids.filter((id) => old.get(id) !== now.get(id)));
}

function byMatter(
  articles: Iterable<Composed>,
): ReadonlyMap<string, readonly Composed[]> {
  const matters = new Map<string, Composed[]>();
  for (const article of articles)
    for (const matter of [article.matter, ...article.also]) {
      const list = matters.get(matter);
      if (list) list.push(article);
      else matters.set(matter, [article]);
    }
  return matters;
}

function newestOf(articles: readonly Article[]): string {
  return articles.reduce(
    (day, { announcedOn }) => (announcedOn > day ? announcedOn : day),
    '',
  );
}
