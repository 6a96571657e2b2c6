/** Times in Chinese words: 后天上午, 昨晚八点, 上周三, 三天前, 1月10日, 半小时前. */
import { readNumber } from '../numbers.ts';
import { DAY, dateOf, mondayOf } from './city-clock.ts';
import { PART_WORDS, PART_ZH } from './part-words.ts';
import {
  away,
  type DayPart,
  exactDate,
  type Minutes,
  minutesOf,
  month,
  nearestClock,
  nearestDate,
  nearestDayOfMonth,
  nextDayOfMonth,
  PARTS,
  type Told,
  type Unit,
  week,
  wholeDays,
} from './told-time.ts';

const DAYS_AWAY: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  后: 2,
  大后: 3,
};
const TURNS: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  这: 0,
  本: 0,
  下: 1,
  下下: 2,
};
const WEEKDAYS = '一二三四五六日';
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/分|刻/, 'minute'],
  [/时|头/, 'hour'],
  [/天/, 'day'],
  [/周|星|礼/, 'week'],
  [/月/, 'month'],
  [/年/, 'year'],
];
const PART_OF: ReadonlyMap<string, DayPart> = new Map(
  PART_WORDS.flatMap(([part, words]) =>
    words.split('|').map((word) => [word.replace(/\(.*/, ''), part] as const),
  ),
);

const N = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
const H = '(?:\\d{1,2}|[零一二两三四五六七八九十]{1,3})';
const WEEK = '(?:周|星期|礼拜)';
const DAY_WORD = [
  '(?<rel>大前|大后|(?<![以之目提然最先背午])[前后]|[昨今明])(?:天(?![津气空性然花黑亮])|日|儿个?|(?=[早晚夜晨]))',
  `(?<![每一两二三四五六七八九十\\d几隔半]个?)(?<turn>上上|下下|[上下这本])?个?${WEEK}(?<wday>[一二三四五六日天末])(?![次回岁个])`,
  `(?<wturn>上上|下下|[上下这本])个?${WEEK}(?![一二三四五六日天末围边密转年岁\\d])`,
  `(?:(?<year>\\d{4}|[去今明前])年)?(?<![正腊历\\d个])(?<mon>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?<mday>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[日号]|(?=[到至~-]\\d{1,2}[日号]))`,
  '(?<![\\d.-])(?<iyear>\\d{4})[-/.](?<imon>\\d{1,2})[-/.](?<iday>\\d{1,2})(?![\\d-])',
  `(?<mturn>[上下这本])个?月(?![经饼亮球嫂子台])(?:(?<tday>${H})[日号])?`,
  `(?<![\\d.月第])(?<dno>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:号(?=${PART_ZH}|${H}[点时]|到|起|开始|那天|之?前|以后|之后|要|就|当天|的核酸)|(?<=月\\d{1,2}[日号]?[到至~-]\\d{1,2})号|日(?![内后前常用均元]))`,
  `(?<ago>${N})(?:个)?(?:多|来)?(?<half>半)?个?(?<unit>分钟|刻钟|小时|钟头|天|周|星期|礼拜|月|年)(?<half2>半)?多?(?:以|之)?(?<dir>[前后](?![面边勤悔背天日])|以后|之后)`,
].join('|');
const CLOCK = (name: string): string =>
  `(?<h${name}>${H})(?:[点时](?<tail${name}>钟|整)?(?<m${name}>半|[一三]刻|(?:[0-5]\\d|\\d(?=分)|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?)?|:(?<s${name}>[0-5]\\d)(?!\\d))(?<about${name}>多|左右|前后)?`;
const TIME = new RegExp(
  [
    `(?:${DAY_WORD})(?:的|那天|当天)?(?<part>${PART_ZH})?(?: |的|大概|差不多|大约|约)?(?:${CLOCK('1')})?`,
    `(?<!每)(?<part2>${PART_ZH})(?:的|大概|差不多|大约|约)?${CLOCK('2')}`,
    `(?<![有快好慢多少差几第这那大小.:\\d零一二两三四五六七八九十])${CLOCK('3')}(?![建意要问疑希请:\\d])`,
  ].join('|'),
  'g',
);
/** Few texts hold none of these; the others need not be looked through. */
const MAYBE = /[昨今明周月号日点时:前后夜]|星期|礼拜|晨|\d[-/.]\d/;
/** One time and another with only this between them are a range. */
const UNTIL = /^(?:到|至|-|~)$/;
const SINCE_BEFORE = /(?:从|自|打)$/;
const SINCE_AFTER = /^(?:开始|起|以来|到现在|至今|一直|就一直|就)/;
const TILL_NOW = /^(?:以来|到现在|至今)/;
const GONE = /^[^,。]{0,10}[了过]/;
const COMING = /^(?:要|得|该|去|能|还|就要)/;

/** `now` in wall minutes. Sorted, without overlaps. */
export function chineseTimes(text: string, now: number): Told[] {
  const all: Told[] = [];
  for (const match of text.matchAll(TIME)) {
    const { index: start, groups = {} } = match;
    const end = start + match[0].length;
    const around = {
      before: text.slice(Math.max(0, start - 2), start),
      after: text.slice(end, end + 14),
    };
    const read = readTime(groups, around, now);
    if (read === undefined) continue;
    const dayless = groups.part2 !== undefined || groups.h3 !== undefined;
    const told = {
      start,
      end,
      from: read[0],
      to: read[1],
      dayless,
      bare: isBare(groups),
      ...(groups.dno !== undefined && { dayOfMonth: readNumber(groups.dno) }),
    };
    const last = all.at(-1);
    const joined =
      last && UNTIL.test(text.slice(last.end, start)) ? range(last, told) : undefined;
    if (joined) all[all.length - 1] = joined;
    else all.push(sinceThen(told, around, now));
  }
  return all;
}

export function mayTellTime(text: string): boolean {
  return MAYBE.test(text);
}

/** An hour alone, that may be one of the morning or of the afternoon. */
function isBare(groups: Groups): boolean {
  return (readNumber(groups.h3 ?? '24') ?? 24) <= 12;
}

interface Around {
  readonly before: string;
  readonly after: string;
}
type Groups = Readonly<Record<string, string | undefined>>;

/** 昨天九点到十一点, 1月12日到27日: the second is of the first one's day or month, and after it. */
function range(first: Told, second: Told): Told | undefined {
  let to = second.from === second.to ? second.from : second.to;
  if (second.dayless) {
    const half = second.bare ? DAY / 2 : DAY;
    to = Math.floor(first.from / half) * half + (to % half);
    if (to <= first.from) to += half;
  } else if (second.dayOfMonth !== undefined) {
    const day = nextDayOfMonth(second.dayOfMonth, Math.floor(first.from / DAY));
    if (day === undefined) return undefined;
    to += day * DAY - Math.floor(second.from / DAY) * DAY;
  }
  if (to <= first.from) return undefined;
  return { ...first, end: second.end, to };
}

function sinceThen(told: Told, { before, after }: Around, now: number): Told {
  const since =
    TILL_NOW.test(after) || (SINCE_BEFORE.test(before) && SINCE_AFTER.test(after));
  return since && told.from < now ? { ...told, to: now } : told;
}

function readTime(groups: Groups, around: Around, now: number): Minutes | undefined {
  const name = ['1', '2', '3'].find((each) => groups[`h${each}`] !== undefined);
  const clock = name === undefined ? undefined : clockOf(groups, name);
  if (name !== undefined && clock === undefined) return undefined;
  if (name === '3') {
    return clock && mayStandAlone(groups, around.before)
      ? point(nearestClock(clock.hour, clock.minute, now), clock)
      : undefined;
  }
  const words = groups.part ?? groups.part2;
  const part = words === undefined ? undefined : PART_OF.get(words);
  const day =
    name === '2' ? wholeDays(Math.floor(now / DAY)) : dayOf(groups, around, now);
  if (day === undefined || (part === undefined && clock === undefined)) return day;
  // An hour of a week or of a moment is none.
  if (day[1] - day[0] !== DAY) return clock === undefined ? day : undefined;
  const eve = groups.rel !== undefined && groups.rel !== '今';
  if (clock) return point(day[0] + minutesOf(clock.hour, clock.minute, part, eve), clock);
  if (part === undefined) return day;
  const [from, to] = part === 'night' && !eve ? PARTS.small : PARTS[part];
  return [day[0] + from, day[0] + to];
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** 八点多: some time within the hour. */
  readonly more: boolean;
}

function clockOf(groups: Groups, name: string): Clock | undefined {
  const hour = readNumber(groups[`h${name}`] ?? '');
  if (hour === undefined || hour > 24) return undefined;
  const words = groups[`s${name}`] ?? groups[`m${name}`]?.replace('分', '') ?? '0';
  const minute = MINUTE_WORDS[words] ?? readNumber(words);
  if (minute === undefined || minute > 59) return undefined;
  return { hour, minute, more: groups[`about${name}`] === '多' };
}
const MINUTE_WORDS: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

function point(at: number, { more, minute }: Clock): Minutes {
  return more ? [at, at + (minute === 0 ? 60 : 15)] : [at, at];
}

/** 一点, 两点, 三点 by themselves are "a little" and items of a list. */
function mayStandAlone(groups: Groups, before: string): boolean {
  const exact = ['tail3', 'm3', 's3', 'about3'].some(
    (each) => groups[each] !== undefined,
  );
  return exact || /[从到至在于]$/.test(before) || !/^[一二两三]$/.test(groups.h3 ?? '');
}

function dayOf(groups: Groups, around: Around, now: number): Minutes | undefined {
  const today = Math.floor(now / DAY);
  const { rel, wday, turn, wturn, mturn, tday, dno, ago } = groups;
  if (rel !== undefined) return wholeDays(today + (DAYS_AWAY[rel] ?? 0));
  if (wday !== undefined) return weekday(wday, turn, around, today);
  if (wturn !== undefined) return week(today, TURNS[wturn] ?? 0);
  if (mturn !== undefined) return ofMonth(TURNS[mturn] ?? 0, tday, today);
  if (dno !== undefined) return oneDay(nearestDayOfMonth(readNumber(dno) ?? 0, today));
  if (ago !== undefined) return awayOf(groups, around, now);
  return dateIn(groups, today);
}

function oneDay(day: number | undefined): Minutes | undefined {
  return day === undefined ? undefined : wholeDays(day);
}

function weekday(
  name: string,
  turn: string | undefined,
  { before, after }: Around,
  today: number,
): Minutes {
  const monday = mondayOf(today) + (TURNS[turn ?? '这'] ?? 0) * 7;
  if (name === '末') return wholeDays(monday + 5, 2);
  const day = monday + Math.max(0, WEEKDAYS.indexOf(name === '天' ? '日' : name));
  if (turn !== undefined) return wholeDays(day);
  const gone = GONE.test(after) || SINCE_BEFORE.test(before);
  if (day > today && gone) return wholeDays(day - 7);
  return wholeDays(day < today && COMING.test(after) ? day + 7 : day);
}

function ofMonth(
  turn: number,
  day: string | undefined,
  today: number,
): Minutes | undefined {
  const [first, end] = month(today, turn);
  if (day === undefined) return [first, end];
  const at = first + ((readNumber(day) ?? 0) - 1) * DAY;
  return at >= first && at < end ? [at, at + DAY] : undefined;
}

function dateIn(groups: Groups, today: number): Minutes | undefined {
  const number = (name: string): number => readNumber(groups[name] ?? '') ?? 0;
  if (groups.iyear !== undefined) {
    return oneDay(exactDate(number('iyear'), number('imon'), number('iday')));
  }
  const { year } = groups;
  const named = year === undefined ? undefined : (YEARS_AWAY[year] ?? Number(year));
  return oneDay(
    named === undefined
      ? nearestDate(number('mon'), number('mday'), today)
      : exactDate(
          named < 100 ? dateOf(today).year + named : named,
          number('mon'),
          number('mday'),
        ),
  );
}
const YEARS_AWAY: Readonly<Record<string, number>> = { 前: -2, 去: -1, 今: 0, 明: 1 };

function awayOf(groups: Groups, { before }: Around, now: number): Minutes | undefined {
  const { ago = '', unit = '', dir, half, half2 } = groups;
  const ahead = dir !== '前';
  // 打完针两天后: counted from the needle, not from now.
  if (ahead && !/(?:^|[,。!?;\s在再过等约])$/.test(before)) return undefined;
  const kind = UNITS.find(([words]) => words.test(unit))?.[1];
  const count = readNumber(ago);
  if (count === undefined || kind === undefined) return undefined;
  const whole = count + (half === undefined && half2 === undefined ? 0 : 0.5);
  return away(whole * (unit === '刻钟' ? 15 : 1), kind, ahead, now);
}
