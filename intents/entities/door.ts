/**
 * The steps from a place's name to a door, the widest first: 二期 · 5号院 · 3号楼 · 2单元 · 5楼 · 501.
 * One grammar for what finds an address, joins two halves of one, and puts a piece of it right.
 */

const STEPS = ['phase', 'yard', 'building', 'unit', 'floor', 'room'] as const;
export type Level = (typeof STEPS)[number];

/** How far in a step leads: a building further than its yard. */
export function depthOf(level: Level): number {
  return STEPS.indexOf(level);
}

/** A number that an address has: 5号, 百花路12. */
export function hasNumber(address: string): boolean {
  return /\d|[一二三四五六七八九十]号/u.test(address);
}

export interface Step {
  readonly level: Level;
  readonly start: number;
  readonly end: number;
  /** Written with dashes: 3-2-501; it holds its number alone. */
  readonly dashed: boolean;
}

const N = '(?:\\d{1,4}|[零〇一二三四五六七八九十百两]{1,5})';
/** A room read out: 一千八百零二. */
const SPOKEN =
  '[一二两三四五六七八九](?:千[零〇一二三四五六七八九十百]{1,6}|百[零〇一二三四五六七八九十]{1,3})';
const FORMS: Readonly<Record<Level, string>> = {
  phase: `第?${N}期|${N}区(?=${N}号)|[a-z东西南北中]区(?!\\p{Script=Han}?[区县])|[东西南北][院苑]`,
  yard: `${N}号大?院|${N}号(?!楼|线|码|电|下|上午|早|晚)|\\bno\\.? ?\\d{1,4}`,
  building: `(?:${N}|[a-z]\\d{0,2})-?(?:号楼|[栋幢座]|#楼?)|[东西南北]座|${N}号楼?(?=${N}单元)|(?:building|block|bldg)\\.? ?#?(?:\\d{1,4}[a-z]?|[a-z]\\b)`,
  unit: `(?:${N}|[东西南北中甲乙丙a-d])单元|unit ?#?[a-z\\d]{1,3}\\b`,
  floor: `${N}[楼层](?![道上下])|\\d{1,2}(?:st|nd|rd|th) floor|floor ?\\d{1,2}`,
  room: `(?:\\d{3,4}|${SPOKEN}|[零〇一二三四五六七八九]{3,4})(?:室(?!友)|号房间?|号房?|房(?!东|子|价)间?|户)?(?![\\d零〇一二三四五六七八九十百千元米人份次万分天小个块斤])|${N}(?:室|号?房间?|号(?!楼|院|线|码|电|下|上午|早|晚))|[东西南北中]户|(?:room|apt|apartment|flat) ?#?[a-z\\d]{1,5}\\b`,
};
const PATTERNS = STEPS.map((level) => ({
  level,
  pattern: new RegExp(FORMS[level], 'iuy'),
}));
/** 3-2-501, 3-B-2104, 9#-1-1602, A-1201: building, unit and room. */
const DASHED =
  /(?<building>\d{1,3}|[a-z])(?:#|号楼|[栋幢座])?(?:-(?<unit>\d{1,2}|[a-z]))?-(?<room>\d{3,4})(?!\d)|(?<b>\d{1,3})-(?<u>\d{1,2})-(?<r>\d{2})(?!\d)/diuy;
const BETWEEN = /[\s,，、的]*/uy;
/** What a number or a letter in the middle of a word follows. */
const INSIDE = /[\da-z零〇一二三四五六七八九十百两.-]/iu;

/** The steps that follow each other from here on. */
export function stepsAt(text: string, from: number): readonly Step[] {
  const steps: Step[] = [];
  let at = from;
  let least = 0;
  while (at < text.length) {
    const dashed = least <= depthOf('building') ? dashedAt(text, at) : [];
    const next = dashed.length > 0 ? dashed : stepAt(text, at, least);
    const last = next.at(-1);
    if (!last) break;
    steps.push(...next);
    least = depthOf(last.level) + 1;
    BETWEEN.lastIndex = last.end;
    at = last.end + (BETWEEN.exec(text)?.[0].length ?? 0);
  }
  return steps;
}

/** All steps of a text, wherever they stand. */
export function stepsIn(text: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (INSIDE.test(text.charAt(at - 1)) && INSIDE.test(text.charAt(at))) continue;
    const found = stepsAt(text, at);
    const last = found.at(-1);
    if (!last || (isFigure(text, found) && text.trim() !== text.slice(at, last.end)))
      continue;
    steps.push(...found);
    at = last.end - 1;
  }
  return steps;
}

/** 501 is a room behind a building, or alone; in a sentence it is a figure. */
function isFigure(text: string, [first, ...more]: readonly Step[]): boolean {
  const bare =
    first && /^[\d零〇一二三四五六七八九]+$/.test(text.slice(first.start, first.end));
  return bare === true && !first?.dashed && more.length === 0;
}

/** Nothing but steps to a door. */
export function isDoor(text: string): boolean {
  const words = text.trim();
  return words !== '' && stepsAt(words, 0).at(-1)?.end === words.length;
}

function stepAt(text: string, at: number, least: number): readonly Step[] {
  for (const { level, pattern } of PATTERNS.slice(least)) {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length;
    if (length) return [{ level, start: at, end: at + length, dashed: false }];
  }
  return [];
}

function dashedAt(text: string, at: number): readonly Step[] {
  DASHED.lastIndex = at;
  const groups = DASHED.exec(text)?.indices?.groups;
  if (!groups) return [];
  const part = (level: Level, range: [number, number] | undefined): Step[] =>
    range ? [{ level, start: range[0], end: range[1], dashed: true }] : [];
  return [
    ...part('building', groups.building ?? groups.b),
    ...part('unit', groups.unit ?? groups.u),
    ...part('room', groups.room ?? groups.r),
  ];
}
