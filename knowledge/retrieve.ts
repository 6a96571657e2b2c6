/**
 * Finds the matters that a question may be about: the more of its meaning stands in a question
 * that people ask there, the closer. What is left unexplained on either side counts against it.
 */
import type { Article } from './article.ts';
import type { Reader, Reading } from './reader.ts';
import { unitsOf } from './units.ts';

/** A question's own leftovers weigh more than an article question's. */
const LEFT_IN_ASKED = 1.1;
const LEFT_IN_FILED = 0.45;
/** What the article's text speaks of, though no filed question does, is half explained. */
const EXPLAINED = 0.35;
/** Below this it is about something else. */
const CLOSE_ENOUGH = 0.5;
/** A matter this much farther than the closest is not meant. */
const SECOND_BEST = 0.15;
/** Among equals, the wording decides: this much for the very same words. */
const WORDING = 0.06;

export interface Candidate {
  readonly matter: string;
  /** 0 to 1. */
  readonly closeness: number;
}

interface Filed {
  readonly article: number;
  readonly total: number;
  /** Neighbouring units of the question as written. */
  readonly pairs: ReadonlySet<string>;
}

export interface Finder {
  /** Close enough matters, closest first. `text` is what was read. */
  find(text: string, reading: Reading): Candidate[];
  /** Whether the article speaks of all that its answer must name, and tells what is wanted. */
  tells(article: Article, reading: Reading): boolean;
}

/** `emergency`: numbers that everyone has; they do not make an article one that tells a number. */
export function finderOf(
  articles: readonly Article[],
  read: Reader,
  emergency: readonly string[],
): Finder {
  const filed: Filed[] = [];
  const postings = new Map<string, { readonly at: number; readonly weight: number }[]>();
  const spoken = articles.map((article) => spokenBy(article, read, emergency));
  for (const [index, article] of articles.entries()) {
    const { questions, title, phones } = article;
    for (const question of [...questions, title.zh, title.en, ...phones]) {
      const { features } = read(question);
      const at = filed.length;
      let total = 0;
      for (const [feature, weight] of features) {
        total += weight;
        const list = postings.get(feature);
        if (list) list.push({ at, weight });
        else postings.set(feature, [{ at, weight }]);
      }
      filed.push({ article: index, total, pairs: pairsOf(question) });
    }
  }
  const byArticle = new Map(articles.map((article, index) => [article, index]));
  const shared = new Float64Array(filed.length);

  return {
    tells(article, { bars, aspects }) {
      const known = spoken[byArticle.get(article) ?? -1];
      if (!known) return false;
      return (
        bars.every((bar) => known.concepts.has(bar)) &&
        aspects.every((aspect) => known.aspects.has(aspect))
      );
    },

    find(text, { features }) {
      let words: ReadonlySet<string> | null = null;
      const touched: number[] = [];
      let asked = 0;
      for (const [feature, weight] of features) {
        asked += weight;
        for (const posting of postings.get(feature) ?? []) {
          if (shared[posting.at] === 0) touched.push(posting.at);
          shared[posting.at] = (shared[posting.at] ?? 0) + weight;
        }
      }
      const best = new Map<string, number>();
      const explained = new Map<number, number>();
      for (const at of touched) {
        const both = shared[at] ?? 0;
        shared[at] = 0;
        const { article = -1, total = 0 } = filed[at] ?? {};
        const matter = articles[article]?.matter;
        if (matter === undefined) continue;
        let known = explained.get(article);
        if (known === undefined) {
          known = weightOf(features, spoken[article]?.concepts);
          explained.set(article, known);
        }
        const foreign = asked - Math.max(known, both);
        const left = foreign + EXPLAINED * (asked - foreign - both);
        const closeness =
          both / (both + LEFT_IN_ASKED * left + LEFT_IN_FILED * (total - both));
        const sofar = best.get(matter) ?? 0;
        if (closeness < CLOSE_ENOUGH || closeness + WORDING <= sofar) continue;
        words ??= pairsOf(text);
        const worded = closeness + WORDING * likeness(words, filed[at]?.pairs ?? words);
        if (worded > sofar) best.set(matter, worded);
      }
      const floor = Math.max(...best.values()) - SECOND_BEST;
      return [...best]
        .map(([matter, closeness]) => ({ matter, closeness }))
        .filter(({ closeness }) => closeness >= floor)
        .sort((a, b) => b.closeness - a.closeness);
    },
  };
}

function pairsOf(text: string): ReadonlySet<string> {
  const units = unitsOf(text);
  return new Set(units.slice(1).map((unit, index) => `${units[index]} ${unit}`));
}

/** 0: no pair in common; 1: the same. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}

function weightOf(
  features: ReadonlyMap<string, number>,
  known: ReadonlySet<string> | undefined,
): number {
  let sum = 0;
  for (const [feature, weight] of features) if (known?.has(feature)) sum += weight;
  return sum;
}

/** The aspect of asking for a number to ring. */
const PHONE = 'phone';

/** All that an article speaks of, and what its own questions want to be told. */
interface Spoken {
  readonly concepts: ReadonlySet<string>;
  readonly aspects: ReadonlySet<string>;
}

function spokenBy(article: Article, read: Reader, emergency: readonly string[]): Spoken {
  const concepts = new Set<string>(article.persons);
  const aspects = new Set<string>();
  const { title, answer, questions, phones } = article;
  for (const text of [title.zh, title.en, answer.zh, answer.en, ...questions])
    for (const feature of read(text).features.keys()) concepts.add(feature);
  for (const question of questions)
    for (const aspect of read(question).aspects) aspects.add(aspect);
  // A number of its own answers whoever asks for one.
  if (phones.some((phone) => !emergency.includes(phone))) aspects.add(PHONE);
  return { concepts, aspects };
}
