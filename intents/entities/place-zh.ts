/** Chinese pieces of an answer to "where?": what they end with, and what stands before the place. */

import words from '../words/places.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { longestChain } from './place-chain.ts';
import { mayBeName, OTHER, type PieceReading, says } from './place-piece.ts';

/** A longer piece tells a story. */
const LONGEST = 45;
/** Without a word that says so, a place is no longer than this. */
const LONGEST_FREE = 20;
const LEAD = new RegExp(
  `^(?:${anyOf(words.before)})*(?:${anyOf(words.at)})+|^(?:${anyOf(words.naming)})+[:：]?`,
  'u',
);
/** 在 and 住 say that a place follows; 是 says nothing. */
const LOCATES = /[在住于搁到]$|[:：]$/u;
/** Spoken at the end of a sentence, and no part of a name: 在柳林村了. */
const PARTICLE = /[了啦嘞哩呀啊哈呢吧]+$/u;
const AMID = /(?<![存正现])在|住|到/gu;
const DOING = new RegExp(`^(?:${anyOf(words.doing)})`, 'u');
const ASKS = new RegExp(anyOf(words.asks), 'u');
const ELSEWHERE = new RegExp(anyOf(words.elsewhere), 'u');
const GOES_ON = new RegExp(`^(?:${anyOf(words.goesOn)})`, 'u');
const VAGUE = new RegExp(`^(?:${anyOf(words.vague)})$`, 'u');
/** Places of every city, one behind the other: the gate of the hospital, its fifth floor. */
const GENERAL = new RegExp(
  `^(?:${anyOf([...words.kinds, ...words.vague, ...words.ends, ...words.beside])}|\\d+(?:楼|层|床)|的)+$`,
  'u',
);
/** 花园路, 大学路: a road is called after a place of every city; 小区路 is not. */
const ROAD_NAME = new RegExp(
  `^(?!${anyOf([...words.kinds, ...words.vague])}).{2,}(?:大道|[路街巷])$`,
  'u',
);
const LONGEST_GENERAL = 16;
/** 对面有个中国石化, 旁边是丹尼斯: what is seen from there. */
const FACING = new RegExp(
  `^(?:${anyOf(words.beside)})(?:就?是|有)(?:一?[个家座栋])\\p{Script=Han}{3,12}$`,
  'u',
);
/** 那个纺织厂家属院. */
const POINTS = /[那这]个$/u;
/** A door, a floor, a bed, a distance; and no date. */
const FIGURE =
  '第[\\d一二三四五六七八九十]+家|[\\d一二三四五六七八九十]+(?:楼|层|床|室|号?房间?|户|栋|幢|座|单元|排|段|组|队|公里|公里处|里地|[东西南北]?\\d*米)|[\\p{Script=Han}a-z]{2}\\d{1,5}号?|\\d+-\\d+(?:-\\d+)?|\\d+#';
/** Of an estate, a train, a yard. */
const PHASE = /^[\d一二三四五六七八九十]+(?:期|车厢|号)$/u;
/** A date, an age, a weight (13号, 39周), or something of themselves. */
const NO_NAME = /^[\d\s.-]+\D{0,2}$|^[我俺咱]/u;
const ENDS = new RegExp(
  `(?:${anyOf(words.ends)}|${FIGURE}|\\p{Script=Han}[东西南北中]区)(?:的)?(?:${anyOf(words.beside)})*$|(?:${anyOf(words.beside)})(?:的|那个|这个)?(?:.{0,3})(?:${anyOf(words.ends)})$`,
  'iu',
);

/** The piece read; `matter`: it holds words that were read as something else. */
export function chinese(piece: string, matter: boolean): PieceReading {
  if (ELSEWHERE.test(piece)) return OTHER;
  if (piece.length > LONGEST_FREE) return inOneBreath(piece) ?? alone(piece, matter);
  const read = alone(piece, matter);
  return read.kind === 'other' ? (inOneBreath(piece) ?? read) : read;
}

/** A place among everything else, with no mark between. */
function inOneBreath(piece: string): PieceReading | undefined {
  const chain = longestChain(piece);
  if (!chain || isGeneral(piece.slice(chain.start, chain.end))) return undefined;
  const skip = chain.start - (POINTS.exec(piece.slice(0, chain.start))?.[0].length ?? 0);
  return { skip, kind: 'sure', length: chain.end - skip };
}

/** Nothing but a place, with what stands before one. */
function alone(piece: string, matter: boolean): PieceReading {
  if (piece.length > LONGEST || ASKS.test(piece)) return OTHER;
  const { skip, locates } = leadOf(piece);
  const said = piece.slice(skip);
  const name = withoutParticle(said);
  if (VAGUE.test(name) || PHASE.test(name)) return { skip, kind: 'rest' };
  if (name.length < 2) return OTHER;
  const ends = ENDS.test(name);
  const body = ends ? name : said;
  if (locates && DOING.test(body) && !ends) return OTHER;
  if (FACING.test(piece) && !says(piece)) return { skip: 0, kind: 'sure' };
  const within = placeWithin(piece, skip);
  if (within !== undefined) return { skip: within, kind: 'sure' };
  if ((ends || (locates && !matter && !says(piece))) && !says(body))
    return { skip, kind: 'sure' };
  const named = body.length <= LONGEST_FREE && !NO_NAME.test(body);
  return named && !matter && mayBeName(body) ? { skip, kind: 'free' } : OTHER;
}

/** Where the place begins behind what is told of somebody: 他晕倒在老鸦陈村口. */
function placeWithin(piece: string, skip: number): number | undefined {
  for (const { index, 0: word } of piece.matchAll(AMID)) {
    const from = index + word.length;
    const [before, rest] = [piece.slice(0, index), piece.slice(from)];
    if (index < skip || rest.length < 2 || VAGUE.test(rest) || DOING.test(rest)) continue;
    if (ENDS.test(rest) && !says(rest) && !mayBeName(before)) return from;
  }
  return undefined;
}

/** Nothing but words for places of every kind. */
export function isGeneral(text: string): boolean {
  if (text.length > LONGEST) return false;
  const body = text.slice(leadOf(text).skip);
  return body.length <= LONGEST_GENERAL && GENERAL.test(body) && !ROAD_NAME.test(body);
}

/** Its last words are those of a place, or of a spot beside one. */
export function endsLikePlace(text: string): boolean {
  return ENDS.test(text);
}

/** How much of what stands right behind an address goes on about the place. */
export function goesOn(behind: string): string {
  if (!GOES_ON.test(behind)) return '';
  const told = behind.slice(0, LONGEST);
  for (let end = told.length; end > 1; end -= 1) {
    const part = told.slice(0, end);
    if (ENDS.test(part) && !ASKS.test(part) && !says(part)) return part;
  }
  return '';
}

/** Without what people say at the end of a sentence. */
export function withoutParticle(text: string): string {
  return text.replace(PARTICLE, '');
}

function leadOf(piece: string): { readonly skip: number; readonly locates: boolean } {
  const lead = LEAD.exec(piece)?.[0] ?? '';
  return { skip: lead.length, locates: LOCATES.test(lead) };
}
