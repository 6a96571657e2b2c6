/**
 * One way of writing for everything that is matched: half width, lower case, simplified
 * characters, no emoji, no space between Chinese characters. Every character knows where it
 * stood in the original text, so that evidence is quoted in the resident's own words.
 */

import type { Found } from './understanding.ts';
import traditional from './words/traditional.json' with { type: 'json' };
import typos from './words/typos.json' with { type: 'json' };

/** Longer texts are read up to here; channels cut far below. */
const MOST_READ = 20_000;

export interface NormalText {
  readonly original: string;
  readonly text: string;
  /** Original offset at which the character at the index begins; one more entry for the end. */
  readonly from: Int32Array;
  /** Original offset behind the character at the index. */
  readonly to: Int32Array;
  /** Clause and sentence that the character belongs to, counted from 0. */
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  /** 1: a space stood before this character and was dropped. */
  readonly spaced: Uint8Array;
}

const UNSET = 0;
const DROP = 1;
const SPACE = 32;
const COMMA = 44;
const APOSTROPHE = 39;

const simplified = new Map<string, string>();
const to = traditional.simplified.join('');
for (const [index, from] of [...traditional.traditional.join('')].entries()) {
  simplified.set(from, to.charAt(index));
}

/** Spoken Henan forms and particles that stand for another character. */
const DIALECT: Readonly<Record<string, string>> = {
  冇: '没',
  嘞: '得',
  咧: '得',
  哩: '得',
  俺: '我',
  恁: '你',
  咋: '怎',
  '\u2103': '度',
  '°': '度',
  '’': "'",
  '‘': "'",
  '`': "'",
  '～': '~',
  '，': ',',
  '﹐': ',',
  '–': '-',
  '—': '-',
  '﹢': '+',
};

/** What one UTF-16 unit becomes, filled as units are met: a unit, DROP, or UNSET. */
const units = new Uint16Array(65_536);
/** Units that become several, such as ㎏. */
const several = new Map<number, string>();

const DROPPED = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Sk}]$/u;

function learn(unit: number): number {
  const code = learned(unit);
  units[unit] = code;
  return code;
}

function learned(unit: number): number {
  if (unit === 10 || unit === 13 || unit === 0x2028) return 10;
  if (unit === 9 || unit === 0xa0 || unit === 0x3000) return SPACE;
  const char = String.fromCharCode(unit);
  const own = DIALECT[char];
  if (own === undefined && DROPPED.test(char)) return DROP;
  const plain = own ?? (simplified.get(char) ?? char).normalize('NFKC').toLowerCase();
  if (plain.length === 0) return DROP;
  if (plain.length > 1) several.set(unit, plain);
  return plain.charCodeAt(0);
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => c >= 97 && c <= 122;
const isWordy = (c: number): boolean => isDigit(c) || isLetter(c);

/** Sentence ends; an exclamation mark is shouted between words, so it only ends a clause. */
const SENTENCE = new Set([...'。?;\n'].map((char) => char.charCodeAt(0)));
const CLAUSE = new Set([...',!:…~|()[]{}"“”《》【】'].map((char) => char.charCodeAt(0)));

const typosByFirst = new Map<number, [string, string][]>();
for (const [wrong, right] of Object.entries(typos.typos)) {
  const first = wrong.charCodeAt(0);
  const list = typosByFirst.get(first) ?? [];
  list.push([wrong, right]);
  typosByFirst.set(first, list);
}

/** Reads any string in linear time; never throws. */
export function normalise(original: string): NormalText {
  const length = Math.min(original.length, MOST_READ);
  const codes: number[] = [];
  const from: number[] = [];
  const till: number[] = [];
  const spaced: number[] = [];
  let pendingSpace = false;

  const push = (code: number, start: number, end: number): void => {
    // Apostrophes go: can't and cant are one word.
    if (code === APOSTROPHE) return;
    const last = codes.length === 0 ? 0 : (codes[codes.length - 1] ?? 0);
    let space = 0;
    if (pendingSpace) {
      pendingSpace = false;
      if (isWordy(last) && isWordy(code)) {
        codes.push(SPACE);
        from.push(start - 1);
        till.push(start);
        spaced.push(0);
      } else space = 1;
    }
    const previous = codes.length === 0 ? 0 : (codes[codes.length - 1] ?? 0);
    // Repeated punctuation is one, and so is a letter held down: helppppp.
    if (code === previous && !isDigit(code) && code < 0x2e80) {
      const held = isLetter(code) && codes[codes.length - 2] !== code;
      if (!held) {
        till[till.length - 1] = end;
        return;
      }
    }
    codes.push(code);
    from.push(start);
    till.push(end);
    spaced.push(space);
  };

  for (let i = 0; i < length; i += 1) {
    const unit = original.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const low = original.charCodeAt(i + 1);
      if (low >= 0xdc00 && low <= 0xdfff) {
        const plain = String.fromCharCode(unit, low).normalize('NFKC').toLowerCase();
        const simple = plain.charCodeAt(0);
        // A letter in fancy dress is read; an emoji only separates.
        if (plain.length === 1 && isWordy(simple)) push(simple, i, i + 2);
        else push(COMMA, i, i + 2);
        i += 1;
        continue;
      }
    }
    let code = units[unit] ?? UNSET;
    if (code === UNSET) code = learn(unit);
    if (code === DROP) continue;
    if (code === SPACE) {
      pendingSpace = true;
      continue;
    }
    const many = several.get(unit);
    if (many === undefined) push(code, i, i + 1);
    else for (let k = 0; k < many.length; k += 1) push(many.charCodeAt(k), i, i + 1);
  }
  return finish(original, codes, from, till, spaced);
}

function finish(
  original: string,
  rawCodes: readonly number[],
  rawFrom: readonly number[],
  rawTill: readonly number[],
  rawSpaced: readonly number[],
): NormalText {
  const size = rawCodes.length;
  const codes = Uint16Array.from(rawCodes);
  const from = Int32Array.from([...rawFrom, 0]);
  const till = Int32Array.from([...rawTill, 0]);
  const spaced = Uint8Array.from([...rawSpaced, 0]);
  from[size] = till[size] = size === 0 ? 0 : (till[size - 1] ?? 0);
  mendTypos(codes);

  const clause = new Int32Array(size + 1);
  const sentence = new Int32Array(size + 1);
  let clauses = 0;
  let sentences = 0;
  for (let i = 0; i < size; i += 1) {
    const code = codes[i] ?? 0;
    clause[i] = clauses;
    sentence[i] = sentences;
    const next = codes[i + 1] ?? SPACE;
    const stop = code === 46 && !isDigit(next);
    if (SENTENCE.has(code) || stop) {
      sentences += 1;
      clauses += 1;
    } else if (CLAUSE.has(code)) clauses += 1;
  }
  clause[size] = clauses;
  sentence[size] = sentences;
  return { original, text: textOf(codes), from, to: till, clause, sentence, spaced };
}

function mendTypos(codes: Uint16Array): void {
  for (let i = 0; i < codes.length; i += 1) {
    const candidates = typosByFirst.get(codes[i] ?? 0);
    if (candidates === undefined) continue;
    for (const [wrong, right] of candidates) {
      let k = 1;
      while (k < wrong.length && codes[i + k] === wrong.charCodeAt(k)) k += 1;
      if (k < wrong.length) continue;
      for (k = 0; k < right.length; k += 1) codes[i + k] = right.charCodeAt(k);
      break;
    }
  }
}

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 8192) {
    text += String.fromCharCode(...codes.subarray(i, i + 8192));
  }
  return text;
}

/** The value with the resident's own words for the normalised range [start, end). */
export function found<T>(
  normal: NormalText,
  value: T,
  start: number,
  end: number,
): Found<T> {
  const first = normal.from[start] ?? 0;
  const last = end > start ? (normal.to[end - 1] ?? first) : first;
  const span = { start: first, end: Math.max(first, last) };
  return { value, words: normal.original.slice(span.start, span.end), span };
}

/** Whether a thought ends before this place: at the end, at a mark, at a space between characters. */
export function endsThought({ text, clause, spaced }: NormalText, at: number): boolean {
  if (at >= text.length || spaced[at] === 1) return true;
  return clause[at] !== clause[at - 1] || /[,.!?;。\n]/.test(text.charAt(at));
}
