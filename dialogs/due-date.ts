/**
 * When something is next due, as people answer that question in a few words: 16号, 每周一三五上午, the
 * 16th, every Monday. Elsewhere such words are no moment; here the next such day is meant.
 */
import { DAY, dateOf, mondayOf, wallMinutes } from '../intents/entities/city-clock.ts';
import { timesIn } from '../intents/entities/times.ts';
import { normalise } from '../intents/normalise.ts';
import { readNumber } from '../intents/numbers.ts';
import type { Moment } from '../intents/understanding.ts';

export interface DueDate {
  /** ISO 8601. */
  readonly at: string;
  /** It comes again after so many days; null: not said, or not evenly. */
  readonly everyDays: number | null;
}

/** Longer, it is something else that happens to name a day. */
const LONGEST = { zh: 20, en: 48 };
const HALF_DAY_MS = 43_200_000;
const WEEK = 7;

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const AND = '[、,和及跟 ]?';
const DAY_ZH = '[一二三四五六日天]';
const WEEK_ZH = '(?:周|星期|礼拜)';
const LEAD_ZH =
  '(?:医生|大夫|医院|那边|社区|说|就|大概|大约|应该|可能|下一?次|下回|是|在|定|约|预约|每个?月|这个?月|本月|的)*';
const DATES_ZH = new RegExp(
  `^${LEAD_ZH}(${N}[号日](?:${AND}${N}[号日])*)(.{0,10})$`,
  'u',
);
const WEEKDAYS_ZH = new RegExp(
  `^${LEAD_ZH}(每个?|逢)?(?:${WEEK_ZH}|(?<=逢))(${DAY_ZH}(?:${AND}${WEEK_ZH}?${DAY_ZH}(?!次))*)(.{0,10})$`,
  'u',
);
/** 一三五 with nothing else: three of them are no number. */
const BARE_ZH = /^([一二三四五六日](?:[、, ]?[一二三四五六日]){2,})$/u;
/** What may stand behind day and time and tells nothing. */
const TAIL =
  /^(?:那天|左右|去做?|要去|做|都|要|有|透析|化疗|放疗|产检|的|吧|啊|呢| |,|please|thanks)*$/u;

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS_EN = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_EN = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?';
const LEAD_EN =
  "(?:(?:it is|it's|its|the next one is|next is|next|maybe|probably|around|about|on|the) )*";
const DATES_EN = new RegExp(`^${LEAD_EN}(\\d{1,2})(?:st|nd|rd|th)( .{1,16})?$`);
const WEEKDAYS_EN = new RegExp(
  `^${LEAD_EN}(every |each )?(${DAY_EN}(?:(?:,? and |, ?| |/)${DAY_EN})*)( .{1,16})?$`,
);

/** Days that the words name, and what they say of the time of day. */
interface Named {
  /** Monday is 1. */
  readonly fits: (date: { readonly day: number; readonly weekday: number }) => boolean;
  readonly rest: string;
  /** By days of the week, not by dates. */
  readonly weekday: boolean;
  readonly weekly: boolean;
}

/** Null: the words name no day that comes, or go on about something else. */
export function dueDate(text: string, now: Date, timeZone: string): DueDate | null {
  const words = normalise(text)
    .text.trim()
    .replace(/[.。!！]+$/u, '');
  const named = inChinese(words) ?? inEnglish(words);
  if (!named) return null;
  const today = Math.floor(wallMinutes(now, timeZone) / DAY);
  const isLate = wallMinutes(now, timeZone) % DAY > DAY / 2;
  // The 31st comes within two months.
  for (let day = today; day < today + 62; day += 1) {
    const { month, day: date } = dateOf(day);
    if (!named.fits({ day: date, weekday: day - mondayOf(day) + 1 })) continue;
    const said = /\p{Script=Han}/u.test(words)
      ? `${month}月${date}日${named.rest}`
      : `${date} ${MONTHS[month - 1]}${named.rest}`.toLowerCase();
    const [read] = timesIn(said, now, timeZone);
    // What stands behind day and time would make it something else: 16号楼.
    if (!read || !TAIL.test(said.slice(read.end))) return null;
    const at = middle(read.value, now);
    // Of days of the week, today is not the next when half of it is over.
    const over = named.weekday && day === today && said.length === read.end && isLate;
    if (at && !over) return { at, everyDays: named.weekly ? WEEK : null };
  }
  return null;
}

/** The middle of what is left of it, a day's by noon at the latest; null: it is over. */
export function middle({ from, to }: Moment, now: Date): string | null {
  const start = Math.max(Date.parse(from), Math.min(now.getTime(), Date.parse(to)));
  const left = Date.parse(to) - start;
  const at = start + Math.min(left / 2, HALF_DAY_MS);
  return at > now.getTime() ? new Date(at).toISOString() : null;
}

function inChinese(words: string): Named | null {
  if (words.length > LONGEST.zh) return null;
  const dates = DATES_ZH.exec(words);
  if (dates) {
    const [, list = '', rest = ''] = dates;
    const days = list
      .split(/[号日]/u)
      .map((each) => readNumber(each.replace(/^\D?(?=\d)|^[、,和及跟 ]/u, '')));
    return { fits: ({ day }) => days.includes(day), rest, weekday: false, weekly: false };
  }
  const week = WEEKDAYS_ZH.exec(words);
  const list = week?.[2] ?? BARE_ZH.exec(words)?.[1];
  if (list === undefined) return null;
  const days = [...list.replaceAll('天', '日')].flatMap((each) => {
    const index = '一二三四五六日'.indexOf(each);
    return index < 0 ? [] : [index + 1];
  });
  const repeats = week?.[1] !== undefined;
  return {
    fits: ({ weekday }) => days.includes(weekday),
    rest: week?.[3] ?? '',
    weekday: true,
    weekly: repeats && days.length === 1,
  };
}

function inEnglish(words: string): Named | null {
  if (words.length > LONGEST.en) return null;
  const dates = DATES_EN.exec(words);
  if (dates) {
    const [, date, rest = ''] = dates;
    return {
      fits: ({ day }) => day === Number(date),
      rest,
      weekday: false,
      weekly: false,
    };
  }
  const week = WEEKDAYS_EN.exec(words);
  if (!week) return null;
  const [, every, list = '', rest = ''] = week;
  const days = DAYS_EN.flatMap((name, index) =>
    new RegExp(`\\b${name}`).test(list) ? [index + 1] : [],
  );
  const repeats = every !== undefined || /days\b/.test(list);
  return {
    fits: ({ weekday }) => days.includes(weekday),
    rest,
    weekday: true,
    weekly: repeats && days.length === 1,
  };
}
