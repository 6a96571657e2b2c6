/** English pieces of an answer to "where?". */

import all from '../words/places.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { isDoor } from './door.ts';
import { mayBeName, OTHER, type PieceReading, says } from './place-piece.ts';

const words = all.en;
/** A longer piece tells a story; without a word that says so, a place is shorter. In words. */
const LONGEST = 12;
const LONGEST_FREE = 6;
/** In characters. */
const LONGEST_GENERAL = 40;

const token = (list: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z'])(?:${anyOf(list)})(?![a-z'])`, 'i');
const LEAD = new RegExp(
  `^(?:(?:${anyOf(words.before)})(?![a-z'])\\s*)*(?:(?:${anyOf(words.at)})(?![a-z]| front)\\s*)?`,
  'i',
);
const FIGURE = /^[a-z]?\d{1,4}[a-z#]?$/i;
const AT = /(?:at|in|on|near|:)\s*$/i;
/** "I am scared": said of somebody, and of no place. */
const SOMEBODY = /^(?:i|we|he|she)\b/i;
const AMID = /(?<![a-z])(?:at|in|near|on|to)\s+(?:the\s+)?/gi;
const NOUN = token(words.nouns);
/** "No. 7 hospital" has a number; "no vegetables" is what they lack. */
const NUMBERED = /(?<![a-z])no\b\.?\s?#?\d/i;
const LACKING = /^no\s+(?!\d)/i;
const ASKS = token(words.asks);
const VAGUE = new RegExp(`^(?:${anyOf(words.vague)})$`, 'i');

/** The piece read; `matter`: it holds words that were read as something else. */
export function english(piece: string, matter: boolean): PieceReading {
  // "12-3-501" is a door; what is no more than a figure is one behind an estate.
  if (/-/.test(piece) && isDoor(piece)) return { skip: 0, kind: 'free' };
  if (FIGURE.test(piece)) return { skip: 0, kind: 'rest' };
  if (lengthOf(piece) > LONGEST || ASKS.test(piece)) return OTHER;
  const skip = LEAD.exec(piece)?.[0].length ?? 0;
  const body = piece.slice(skip);
  if (body.length < 2 || VAGUE.test(body)) return OTHER;
  const lacking = LACKING.test(body);
  for (const { index, 0: word } of [...piece.matchAll(AMID)].reverse()) {
    const rest = piece.slice(index + word.length);
    const before = piece.slice(skip, Math.max(skip, index));
    if (!namesPlace(rest) || says(rest) || before === '') continue;
    if (!namesPlace(before) && !mayBeName(before))
      return { skip: index + word.length, kind: 'sure' };
  }
  if (!lacking && namesPlace(body) && !says(body)) return { skip, kind: 'sure' };
  if (matter || lacking) return OTHER;
  const lead = piece.slice(0, skip);
  if (AT.test(lead) && !says(body)) return { skip, kind: 'sure' };
  const short = lengthOf(body) <= LONGEST_FREE;
  const named = /\p{L}{2}/u.test(body) && !/^\d+\s?[a-z]+$/i.test(body);
  return short && named && !SOMEBODY.test(lead) && mayBeName(body)
    ? { skip, kind: 'free' }
    : OTHER;
}

/** A kind of place without its name, and what it lacks: an isolation hospital with no blood. */
const KIND = new RegExp(
  `^(?:an?|the|this|my|our) (?:(?:${anyOf(words.kindsOf)}) )*(?:hospital|hotel|ward|clinic|cent(?:er|re)|room)(?: (?:with|without|and|for|now)(?![a-z]).*)?$`,
  'i',
);

/** Nothing but words for places of every kind: "at home". */
export function isGeneral(text: string): boolean {
  const body = text.slice(LEAD.exec(text)?.[0].length ?? 0);
  return KIND.test(body) || (text.length <= LONGEST_GENERAL && VAGUE.test(body));
}

/** A word for a kind of place stands in it. */
export function namesPlace(text: string): boolean {
  return NOUN.test(text) || NUMBERED.test(text);
}

function lengthOf(text: string): number {
  return text.split(/\s+/).length;
}
