/**
 * Where somebody is, in whatever words they answer "where?": a village, an estate that no list
 * holds, "桥下面卖菜那边", "登封某医院 5楼12床". The text is read piece by piece; what is told besides
 * (a number, a name, a cry) stays out, all of the place stays in, letter by letter.
 */
import { english, isGeneral as isGeneralEn, namesPlace } from './place-en.ts';
import { OTHER, type PieceReading } from './place-piece.ts';
import {
  chinese,
  endsLikePlace,
  goesOn,
  isGeneral,
  withoutParticle,
} from './place-zh.ts';

export interface FreePlace {
  readonly value: string;
  /** Its own words say that it is a place; otherwise only the question makes it one. */
  readonly sure: boolean;
  /** "在…": said to be where they are, and it ends like a place. */
  readonly located: boolean;
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly sure: boolean;
}

interface Piece extends Omit<Run, 'sure'> {
  readonly kind: PieceReading['kind'];
}

const LOCATED =
  /(?:在|住|位于|地址|这[里儿边]是|[:：]|\b(?:at|in|near|address is))[\s:：]*$/i;
/** How far back that is looked for. */
const BEFORE = 12;

const HAN = /\p{Script=Han}/u;
/** Where one piece ends: punctuation, and spaces beside a Chinese character. */
const CUT =
  /[，,。;；!！?？\n、~…]+|(?<!\bno)\.(?=\s|$)|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/giu;

/**
 * The place that the words tell; undefined: none.
 * @param besides words that are something else and end a piece: a number to ring.
 * @param telling words of the matter or of people: a piece with them is no place unless it ends like one.
 */
export function freePlace(
  text: string,
  besides: readonly string[] = [],
  telling: readonly string[] = [],
): FreePlace | undefined {
  const runs = runsOf(piecesOf(besides.reduce(blanked, text), telling));
  const sure = runs.some((run) => run.sure);
  const kept = runs.filter((run) => run.sure || !sure);
  if (kept.length === 0) return undefined;
  const value = kept.map(({ start, end }) => text.slice(start, end)).join(' ');
  const before = kept.map(({ start }) => text.slice(Math.max(0, start - BEFORE), start));
  const ends = endsLikePlace(value) || namesPlace(value);
  return { value, sure, located: ends && before.some((words) => LOCATED.test(words)) };
}

/** True, and nobody can be found by it: at home, at the gate of the estate. */
export function isVague(text: string): boolean {
  const plain = text.trim();
  return isGeneral(plain) || isGeneralEn(plain);
}

/** What follows the address in the same breath and is still of the place: 就是建设路上那个三号楼. */
export function placeGoesOn(text: string, address: string): string {
  const at = text.indexOf(address);
  if (at < 0) return '';
  const [clause = ''] = text.slice(at + address.length).split(CUT);
  return goesOn(clause);
}

/** Pieces of the place that follow each other belong together, with what stands between them. */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const { start, end, kind } of pieces) {
    if (kind === 'other' || (kind === 'rest' && !open)) {
      open = undefined;
      continue;
    }
    if (open) runs.pop();
    open = {
      start: open?.start ?? start,
      end,
      sure: kind === 'sure' || open?.sure === true,
    };
    runs.push(open);
  }
  return runs;
}

function piecesOf(text: string, telling: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const take = (from: number, to: number, asked: boolean): void => {
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const words = raw.trim();
    if (words === '') return;
    const { skip, kind, length } = asked ? OTHER : kindOf(words, telling);
    const whole = withoutParticle(words).length;
    const end = start + (length === undefined ? whole : skip + length);
    pieces.push({ start: start + skip, end, kind });
  };
  let at = 0;
  for (const cut of text.matchAll(CUT)) {
    take(at, cut.index, /[?？]/.test(cut[0]));
    at = cut.index + cut[0].length;
  }
  take(at, text.length, false);
  return pieces;
}

function kindOf(piece: string, telling: readonly string[]): PieceReading {
  const matter = telling.some((words) => words.includes(piece) || piece.includes(words));
  return HAN.test(piece) ? chinese(piece, matter) : english(piece, matter);
}

/** A word taken out, so that what stands around it stays where it was. */
function blanked(text: string, word: string): string {
  return word === '' ? text : text.replaceAll(word, (each) => '\n'.repeat(each.length));
}
