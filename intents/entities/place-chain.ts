/**
 * A place said in one breath, without a mark before or behind it: "…抽过去了在须水镇西岗新区八号院
 * 电话…". It is read as a chain of links, the wider before the narrower: a name with the word that it
 * ends with (镇, 路, 花园), the steps to a door, a spot beside one of them. The chain begins where no
 * name can begin earlier, and ends with its last link.
 */
import { type Span, spansWithin } from '../spans.ts';
import words from '../words/places.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { stepsAt } from './door.ts';

const HAN = '\\p{Script=Han}';
/** Ends of names; what may follow one and makes another word of it stays out. */
const ENDS = [...words.ends, ...words.nameEnds, ...words.addressEnds];
const END = anyEnd(ENDS);
const NO_NAME = `(?:${anyOf(words.notInNames)})`;
const NAME = `(?:${anyOf(words.inNames)}|(?!${NO_NAME})[${HAN}a-z\\d·])`;
const NAME_LENGTH = 10;
/** Shorter, and it is a place in general: 找社区. */
const LEAST = 4;
const COUNT = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,5})';
/** A row, a group, a bed, a distance. */
const FIGURE = `第${COUNT}[家户排个](?:院|门|栋)?|${COUNT}(?:组|队|排|床|车间|号库|栋|层|号(?!楼|线|上午|下午|早|晚)|公里处?|里地|米)`;
const SPOT = new RegExp(
  `(?:的?(?:${anyOf([...words.beside, ...words.spots])})(?![个户家条栋排间]))+`,
  'uy',
);
/** An end of a name, or the building of an estate whose name ends like none. */
const ANCHOR = new RegExp(`${END}|(?<=${NAME})(?=${COUNT}号[院楼])`, 'gu');
/** By itself enough to look for: 须水镇, 花园路; a school or a gate is any. */
const OWN = new RegExp(`${NAME}${anyEnd(words.addressEnds)}`, 'u');
const JOINTS = `(?:${anyOf(words.joints)})*`;
/** The gate, the yard behind: a kind of spot, no name of its own. */
const KIND = new RegExp(
  `${JOINTS}(?:${anyEnd(ENDS.filter((end) => end.length > 1))}|[院户店镇村乡站桥]|${FIGURE})`,
  'uy',
);
const LINK = new RegExp(`${JOINTS}${NAME}{1,${NAME_LENGTH}}?(?:${END}|${FIGURE})`, 'uy');
/** An estate whose name ends like none, before its building. */
const ESTATE = new RegExp(
  `${NAME}{1,${NAME_LENGTH}}?(?<!\\d)(?=(?:\\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})-?(?:号楼|号院|[栋幢座期区]|单元|#|地块))`,
  'uy',
);
const BOUND = new RegExp(
  `${anyOf(words.inNames)}|(?<bound>${NO_NAME}|[^${HAN}a-z\\d·])`,
  'gu',
);
/** As long as the longest word that bounds a name. */
const BOUND_LENGTH = 4;
const LEAD = new RegExp(
  `^(?:(?!${anyOf(words.inNames)})(?:${anyOf([...words.before, ...words.naming, ...words.at])}))+`,
  'u',
);
/** Of a district by its full name: 金水区; 郑州 begins the name of its university. */
const AREA = /[区市县]$/u;

function anyEnd(ends: readonly string[]): string {
  const not: Readonly<Record<string, string>> = words.endsNot;
  const each = [...new Set(ends)]
    .sort((a, b) => b.length - a.length)
    .map((end) => (not[end] ? `${end}(?![${not[end]}])` : end));
  // 大学路, 花园街: a road is called after what ends a name itself.
  const first = [...new Set(each.map((end) => end.charAt(0)))].join('');
  return `(?=[${first}])(?:${each.join('|')})(?!(?:路|大道|大街|街)(?![上边口]))`;
}

/** The text with what is known of its places: where a name begins, and which names are whole. */
export interface Ground {
  readonly text: string;
  /** Estates and streets of the register. */
  readonly known: readonly Span[];
  /** Where a district's name ends the place begins. */
  readonly districts: readonly Span[];
  /** 1: a space stood before this character. */
  readonly spaced: Uint8Array;
}

export interface Chain extends Span {
  /** It holds a name or a building by which it is found. */
  readonly own: boolean;
}

/** Every chain of the text, none inside another. */
export function chainsIn(ground: Ground): readonly Chain[] {
  const chains: Chain[] = [];
  let reach = 0;
  const take = (start: number, from: number, known: boolean): void => {
    const end = chainEnd(ground, from);
    const words = ground.text.slice(start, end);
    reach = end;
    chains.push({ start, end, own: known || OWN.test(words) || BUILDING.test(words) });
  };
  const known = [...ground.known];
  for (const anchor of ground.text.matchAll(ANCHOR)) {
    while (known[0] && known[0].start <= anchor.index) {
      const place = known.shift();
      if (place && place.start >= reach) take(place.start, place.end, true);
    }
    if (anchor.index < reach || isOfArea(ground, anchor.index)) continue;
    const start = nameStart(ground, anchor.index, reach);
    take(start, anchor.index + anchor[0].length, false);
  }
  for (const place of known) if (place.start >= reach) take(place.start, place.end, true);
  return chains;
}

/** Said to be where they are. */
const LOCATED = /(?:[在住到来]|地址是?|这里是)$/u;

/** 上街区 and 管城区 hold what ends a name. */
function isOfArea({ text, districts }: Ground, at: number): boolean {
  return spansWithin(districts, at - NAME_LENGTH, at).some(
    ({ start, end }) => end > at && AREA.test(text.slice(start, end)),
  );
}

/** The longest chain of words whose places nobody knows; undefined: they name none. */
export function longestChain(words: string): Span | undefined {
  const text = words.toLowerCase();
  const spaced = new Uint8Array(text.length + 1);
  return chainsIn({ text, known: [], districts: [], spaced })
    .filter(({ start, end }) => end - start >= LEAST)
    .filter(({ start, own }) => own || LOCATED.test(text.slice(0, start)))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}

const BUILDING = /号[楼院]|[栋幢座]\d|单元/u;

/** How far to the left the name goes whose end stands at `end`. */
function nameStart(
  { text, districts, spaced }: Ground,
  end: number,
  reach: number,
): number {
  let start = Math.max(reach, end - NAME_LENGTH);
  const from = Math.max(reach, start - BOUND_LENGTH);
  // Read a little further: 希望路 is a name, 希望 alone is none.
  for (const { index, 0: word, groups } of text.slice(from, end + 2).matchAll(BOUND)) {
    const bound = from + index + word.length;
    if (groups?.bound !== undefined && bound <= end) start = Math.max(start, bound);
  }
  for (let at = start + 1; at <= end; at += 1) if (spaced[at] === 1) start = at;
  for (const district of spansWithin(districts, from, end)) {
    const whole = AREA.test(text.slice(district.start, district.end));
    if (district.end > start && district.end <= end)
      start = whole || district.end < end ? district.end : district.start;
  }
  return start + (LEAD.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Behind a link: to the end of the last one that follows. */
function chainEnd(ground: Ground, from: number): number {
  let at = from;
  for (;;) {
    const next = linkEnd(ground, at);
    if (next === undefined) return at;
    at = next;
  }
}

function linkEnd({ text, spaced, known }: Ground, at: number): number | undefined {
  const door = stepsAt(text, at).at(-1)?.end;
  if (door !== undefined) return door;
  const place = known.find(({ start }) => start === at);
  if (place) return place.end;
  for (const form of [KIND, SPOT]) {
    form.lastIndex = at;
    const link = form.exec(text);
    if (link) return at + link[0].length;
  }
  for (const form of [ESTATE, LINK]) {
    form.lastIndex = at;
    const link = form.exec(text);
    if (!link) continue;
    const end = at + link[0].length;
    const parted = spaced.subarray(at + 1, end).includes(1);
    if (!parted) return end;
  }
  return undefined;
}
