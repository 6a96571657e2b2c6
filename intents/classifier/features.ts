/**
 * What the classifier sees of a message: hashed pieces of its words, and what the rules made of
 * them. The same text gives the same features in training and in use.
 */
import type { Scores } from '../cues.ts';
import type { NormalText } from '../normalise.ts';

/** Rows of the weight tables; a power of two. */
export const BUCKETS = 1 << 16;
const LONGEST_GRAM = 4;
/** The danger of a long story stands in its first part, or the rules find it. */
const MOST_CHARACTERS = 600;

/** What the rules found, as far as it helps to weigh the words around it. */
export interface RuleFindings {
  readonly raised: readonly { readonly id: string; readonly urgency: string }[];
  /** Flags that were named but are past, supposed, over or heard of. */
  readonly setAside: readonly string[];
  readonly denied: readonly string[];
  readonly scores: Scores;
  readonly readings: readonly { readonly id: string }[];
}

export interface Features {
  /** Buckets of pieces of words, each once. */
  readonly words: Uint32Array;
  /** Where the piece of the same index begins in the normal text. */
  readonly at: Uint16Array;
  readonly rules: Uint32Array;
}

/**
 * `forUrgency`: without words of politeness, so that manners neither raise nor lower an alarm. For
 * the other questions they count: thanks are an intent.
 */
export function featuresOf(
  normal: NormalText,
  findings: RuleFindings,
  forUrgency: boolean,
): Features {
  const read = normal.text.slice(0, MOST_CHARACTERS);
  const text = `^${forUrgency ? withoutManners(read) : read}$`;
  const places = new Map<number, number>();
  for (let start = 0; start < text.length; start += 1) {
    if (text.charCodeAt(start) !== BLANK) addGrams(text, start, places);
  }
  if (LATIN.test(text)) addLatinWords(text, places);
  return {
    words: Uint32Array.from(places.keys()),
    at: Uint16Array.from(places.values()),
    rules: ruleFeatures(normal, findings),
  };
}

/** Blanked, not cut: what stands behind keeps its place. */
function withoutManners(text: string): string {
  const bare = text.replace(MANNERS, (words) => ' '.repeat(words.length));
  return bare.trim() === '' ? text : bare;
}

const MANNERS =
  /(?:您好|你好|谢谢(?:您|你|了|啦)*|多谢|感谢|麻烦(?:您|你|尽快|了)*|请问|打扰了?|收到请回复?|(?:请|求)回复?一?下?|辛苦了|拜托(?:了|你们)?|please reply|please|thank you(?: so much| very much)?|thanks|hello|hi there|hi\b|sorry to bother you)[，,。.!~、 ]*/g;

const BLANK = 32;
const LATIN = /[a-z]{3}/;
const QUESTION = /[?？]|吗|么|怎么|咋|几|哪|多少/;

function addGrams(text: string, start: number, places: Map<number, number>): void {
  let hash = 0x811c9dc5;
  let length = 0;
  for (let i = start; i < text.length && length < LONGEST_GRAM; i += 1) {
    if (text.charCodeAt(i) === BLANK) continue;
    length += 1;
    hash = mix(hash, sameDigit(text.charCodeAt(i)));
    const bucket = (hash ^ Math.imul(length, 0x9e3779b1)) & (BUCKETS - 1);
    if (!places.has(bucket)) places.set(bucket, Math.max(0, start - 1));
  }
}

/** English is carried by whole words and pairs of them. */
function addLatinWords(text: string, places: Map<number, number>): void {
  let before = '';
  for (const match of text.matchAll(/[a-z']+/g)) {
    const [word] = match;
    for (const piece of [word, `${before} ${word}`]) {
      const bucket = hashOf(`word:${piece}`);
      if (!places.has(bucket)) places.set(bucket, Math.max(0, match.index - 1));
    }
    before = word;
  }
}

function ruleFeatures(normal: NormalText, findings: RuleFindings): Uint32Array {
  const names = new Set<string>();
  for (const { id, urgency } of findings.raised) {
    names.add(`flag:${id}`);
    names.add(`raised:${urgency}`);
  }
  for (const id of findings.setAside) names.add(`aside:${id}`);
  for (const id of findings.denied) names.add(`denied:${id}`);
  if (findings.setAside.length > 0) names.add('aside');
  if (findings.denied.length > 0) names.add('denied');
  for (const [name, { points }] of findings.scores) {
    if (points >= 1) names.add(`cue:${name}`);
    if (points >= 4) names.add(`strong:${name}`);
    if (points < 0) names.add(`against:${name}`);
  }
  for (const { id } of findings.readings) names.add(`reading:${id}`);
  names.add(`length:${Math.min(6, Math.floor(Math.log2(normal.text.length + 1)))}`);
  if (QUESTION.test(normal.text)) names.add('question');
  return Uint32Array.from(new Set([...names].map(hashOf)));
}

/** A house's number says no more than another's; the readings hold the figures that matter. */
function sameDigit(code: number): number {
  return code >= 48 && code <= 57 ? 48 : code;
}

function mix(hash: number, code: number): number {
  let mixed = Math.imul(hash ^ code, 0x01000193);
  mixed ^= mixed >>> 13;
  return Math.imul(mixed, 0x5bd1e995) ^ (mixed >>> 15);
}

function hashOf(text: string): number {
  let hash = 0x2545f491;
  for (let i = 0; i < text.length; i += 1) hash = mix(hash, text.charCodeAt(i));
  return hash & (BUCKETS - 1);
}
