/**
 * What the classifier sees of a message: hashed pieces of its words, and what the rules made of
 * them. The same text gives the same features in training and in use.
 */
import type { Scores } from '../cues.ts';
import { addressIn } from '../entities/address.ts';
import { phoneIn } from '../entities/phone.ts';
import type { NormalText } from '../normalise.ts';
import type { Span } from '../spans.ts';

/** Rows of the weight tables; a power of two. */
export const BUCKETS = 1 << 18;
const LONGEST_GRAM = 3;
/** How far apart two characters still make a pair: 人…晕 says what no piece of three says. */
const WIDEST_PAIR = 3;
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

/** What the three questions are shown. */
export interface MessageFeatures {
  /** By clauses, without words of politeness or place: they neither raise nor lower an alarm. */
  readonly urgency: Features;
  /** With them, and as it stands: thanks are an intent, and what comes first is often the matter. */
  readonly meaning: Features;
}

/** Pieces of the words alone, as they stand: what a judge of replies is shown. */
export function piecesIn(said: string): Pick<Features, 'words' | 'at'> {
  return piecesOf([[0, said.slice(0, MOST_CHARACTERS)]]);
}

export function featuresOf(normal: NormalText, findings: RuleFindings): MessageFeatures {
  const read = normal.text.slice(0, MOST_CHARACTERS);
  const bare = withoutManners(withoutWhereabouts(read, normal.spaced));
  const rules = ruleFeatures(normal, findings);
  return {
    meaning: { ...piecesOf([[0, read]]), rules },
    urgency: { ...piecesOf(clausesOf(bare, normal)), rules },
  };
}

// ── Pieces of words ────────────────────────────────────────────────────────────────────────

/** Scratch of one call, used again by the next: a message is read ten thousand times a second. */
const words = new Uint32Array(BUCKETS);
const places = new Uint16Array(BUCKETS);
const seen = new Uint32Array(BUCKETS);
let round = 0;
let count = 0;

function piecesOf(parts: readonly Part[]): Pick<Features, 'words' | 'at'> {
  round += 1;
  count = 0;
  for (const [at, said] of parts) addPart(said, at);
  return { words: words.slice(0, count), at: places.slice(0, count) };
}

/** Where it begins, and its words. */
type Part = readonly [at: number, said: string];

/**
 * No piece reaches from one clause into the next, so that the same clauses in another order have
 * the same pieces, and the same weight.
 */
function clausesOf(read: string, { clause, spaced }: NormalText): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let end = 1; end <= read.length; end += 1) {
    const goesOn =
      end < read.length && clause[end] === clause[start] && spaced[end] !== 1;
    if (goesOn) continue;
    parts.push([start, read.slice(start, end).replace(MARKS, '')]);
    start = end;
  }
  return parts;
}

function addPart(said: string, at: number): void {
  const text = `^${said}$`;
  if (text.length <= 2) return;
  for (let start = 0; start < text.length; start += 1) {
    if (text.charCodeAt(start) === BLANK) continue;
    addGrams(text, start, at);
    addPairs(text, start, at);
  }
  if (LATIN.test(text)) addLatinWords(text, at);
}

function add(bucket: number, place: number): void {
  if (seen[bucket] === round) return;
  seen[bucket] = round;
  words[count] = bucket;
  places[count] = Math.max(0, place - 1);
  count += 1;
}

/** Blanked, not cut: what stands behind keeps its place. */
function withoutManners(text: string): string {
  const bare = text.replace(MANNERS, (words) => ' '.repeat(words.length));
  return bare.trim() === '' ? text : bare;
}

/** Where somebody is and how they are rung says nothing about how they are. */
function withoutWhereabouts(text: string, spaced: Uint8Array): string {
  const blank = (within: string, span: Span | undefined): string =>
    span === undefined
      ? within
      : within.slice(0, span.start) +
        ' '.repeat(span.end - span.start) +
        within.slice(span.end);
  const unrung = DIGITS.test(text) ? blank(text, phoneIn(text)) : text;
  return blank(unrung, addressIn(unrung, [], [], spaced));
}

const DIGITS = /\d{7}|[一幺]/;
/** The mark that ends a clause is no part of its words. */
const MARKS = /[,.!?;。:…~|()[\]{}"“”《》【】\n]+$/u;

const MANNERS =
  /(?:您好|你好|谢谢(?:您|你|了|啦)*|多谢|感谢|麻烦(?:您|你|尽快|了)*|请问|打扰了?|收到请回复?|(?:请|求)回复?一?下?|辛苦了|拜托(?:了|你们)?|please reply|please|thank you(?: so much| very much)?|thanks|hello|hi there|hi\b|sorry to bother you)[，,。.!~、 ]*/g;

const BLANK = 32;
const FIRST_HAN = 0x2e80;
/** Keeps a pair apart from the two-character piece of the same letters. */
const PAIR = 0x51ed270b;
const LATIN = /[a-z]{3}/;
const QUESTION = /[?？]|吗|么|怎么|咋|几|哪|多少/;

function addGrams(text: string, start: number, at: number): void {
  let hash = 0x811c9dc5;
  let length = 0;
  for (let i = start; i < text.length && length < LONGEST_GRAM; i += 1) {
    const code = text.charCodeAt(i);
    if (code === BLANK) continue;
    length += 1;
    hash = mix(hash, sameDigit(code));
    add((hash ^ Math.imul(length, 0x9e3779b1)) & (BUCKETS - 1), at + start);
  }
}

/** Chinese characters with others between them. */
function addPairs(text: string, start: number, at: number): void {
  const first = text.charCodeAt(start);
  if (first < FIRST_HAN) return;
  for (let apart = 2; apart <= WIDEST_PAIR; apart += 1) {
    const second = text.charCodeAt(start + apart);
    if (second >= FIRST_HAN)
      add(mix(mix(PAIR, first), second) & (BUCKETS - 1), at + start);
  }
}

/** English is carried by whole words and pairs of them. */
function addLatinWords(text: string, at: number): void {
  let before = '';
  for (const match of text.matchAll(/[a-z']+/g)) {
    const [word] = match;
    add(hashOf(`word:${word}`), at + match.index);
    add(hashOf(`word:${before} ${word}`), at + match.index);
    before = word;
  }
}

// ── What the rules found ───────────────────────────────────────────────────────────────────

/** The names are few and come again: each is hashed once. */
const hashes = new Map<string, number>();

function ruleFeatures(normal: NormalText, findings: RuleFindings): Uint32Array {
  const buckets = new Set<number>();
  const name = (kind: string, id = ''): void => {
    const key = id === '' ? kind : `${kind}:${id}`;
    let bucket = hashes.get(key);
    if (bucket === undefined) {
      bucket = hashOf(key);
      hashes.set(key, bucket);
    }
    buckets.add(bucket);
  };
  for (const { id, urgency } of findings.raised) {
    name('flag', id);
    name('raised', urgency);
  }
  for (const id of findings.setAside) name('aside', id);
  for (const id of findings.denied) name('denied', id);
  if (findings.setAside.length > 0) name('aside');
  if (findings.denied.length > 0) name('denied');
  for (const [cue, { points }] of findings.scores) {
    if (points >= 1) name('cue', cue);
    if (points >= 4) name('strong', cue);
    if (points < 0) name('against', cue);
  }
  for (const { id } of findings.readings) name('reading', id);
  name('length', String(Math.min(6, Math.floor(Math.log2(normal.text.length + 1)))));
  if (QUESTION.test(normal.text)) name('question');
  return Uint32Array.from(buckets);
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
