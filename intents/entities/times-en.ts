/** Times in English words: last night at 8, the day after tomorrow, in two hours, since Monday. */
import { DAY, HOUR as MINUTES } from './city-clock.ts';
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
  PARTS,
  type Told,
  type Unit,
  week,
  wholeDays,
} from './told-time.ts';

const WORD_NUMBERS = 'one two three four five six seven eight nine ten eleven twelve';
const COUNTS = new Map(WORD_NUMBERS.split(' ').map((word, index) => [word, index + 1]));
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ');

const N = `\\d{1,3}|${WORD_NUMBERS.replaceAll(' ', '|')}`;
const HOUR = `\\d{1,2}|${WORD_NUMBERS.replaceAll(' ', '|')}`;
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const TH = '(?:st|nd|rd|th)';
const PART = 'morning|afternoon|evening|night';
const END = '(?![\\p{L}\\d])';

const DAY_WORD = (name: string): string =>
  [
    `(?<word${name}>(?:the )?day after tomorrow|(?:the )?day before yesterday|today|tomorrow|yesterday|tonight|last night|this(?= (?:${PART})))`,
    `(?:(?<turn${name}>last|next|this|on) )?(?<wday${name}>${WEEKDAY})(?!s)`,
    `(?<span${name}>last|next|this) (?<unit${name}>week|month)(?! ${WEEKDAY})`,
    `(?<mon${name}>${MONTH}) (?<mday${name}>\\d{1,2})${TH}?(?:,? ?(?<year${name}>(?:19|20)\\d\\d))?(?! (?:people|days|hours|weeks|pills))`,
    `(?:the )?(?<dday${name}>\\d{1,2})${TH}?(?: of)? (?<dmon${name}>${MONTH})(?: (?<dyear${name}>(?:19|20)\\d\\d))?`,
    `(?:on|since|until|from) the (?<dno${name}>\\d{1,2})${TH}(?! floor| day| week| street| building)`,
  ].join('|');
const CLOCK = (name: string): string =>
  `(?:at |around |about |by |@)?(?<h${name}>${HOUR})(?:[:.](?<m${name}>[0-5]\\d))? ?(?<ap${name}>am|pm|a\\.m\\.?|p\\.m\\.?|oclock)?${END}|(?:at )?(?<fixed${name}>noon|midnight)${END}`;
const TIME = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    `(?:(?<ago>${N}|an?|half an?|a couple of)(?<half> and a half)? (?<agoUnit>min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)(?<halfHour> and a half)? (?:ago|back)|in (?<ahead>${N}|an?|half an?|a couple of)(?<aheadHalf> and a half)? (?<aheadUnit>min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?! (?:old|pregnant|intervals?)))`,
    `(?:${DAY_WORD('A')})${END},?(?: ?(?:in the |early |late )?(?<partA>${PART})${END})?,?(?: ?(?:${CLOCK('A')}))?`,
    `(?:${CLOCK('B')}),?(?: ?(?:in the |at )?(?<partB>${PART})${END})?,?(?: ?(?:on )?(?:${DAY_WORD('B')})${END}(?: (?<partC>${PART})${END})?)?`,
  ].join('|')})`,
  'gu',
);
const MAYBE = /\d|ago|back|tomorrow|night|noon|day|week|month|hour|min|oclock/;

/** A figure behind `at` that nothing follows which would make it something else. */
const ALONE_AFTER = /^(?:$|[,.!?;]|\s(?:i|he|she|we|my|and|but|when|while|please)\b)/;
const PAST_NEAR =
  /(?:was|were|had|did|fell|bitten|bit|got|began|took|lost|left|since|came|went|[a-z]{2}ed)(?![a-z])/;
const COMING_NEAR =
  /(?:^|\s)(?:will|due|need|next|until|by|going|must|have to|can)(?![a-z])/;

type Groups = Readonly<Record<string, string | undefined>>;
interface Around {
  readonly before: string;
  readonly after: string;
}

/** `now` in wall minutes; `text` normalised, so without apostrophes. Sorted, without overlaps. */
export function englishTimes(text: string, now: number): Told[] {
  const all: Told[] = [];
  for (const match of text.matchAll(TIME)) {
    const { index: start, groups = {} } = match;
    const words = match[0].replace(/[\s,]+$/, '');
    const end = start + words.length;
    const around = {
      before: text.slice(Math.max(0, start - 30), start),
      after: text.slice(end, end + 30),
    };
    const read = readTime(groups, words, around, now);
    if (read === undefined) continue;
    const since = /since $/.test(around.before) || /^since /.test(words);
    const [from, to] = since && read[0] < now ? [read[0], now] : read;
    all.push({ start, end, from, to, dayless: false, bare: false });
  }
  return all;
}

export function mayTellEnglishTime(text: string): boolean {
  return MAYBE.test(text);
}

function readTime(
  groups: Groups,
  words: string,
  around: Around,
  now: number,
): Minutes | undefined {
  const relative = awayOf(groups, now);
  if (relative !== null) return relative;
  const name = groups.hB !== undefined || groups.fixedB !== undefined ? 'B' : 'A';
  const clock = clockOf(groups, name);
  if (clock === null) return undefined;
  const day = dayOf(groups, name, around, now);
  const part = partOf(groups, name);
  if (day === undefined) {
    if (clock === undefined || name === 'A') return undefined;
    const told = clock.sure || part !== undefined || /^(?:at|around|by) /.test(words);
    if (!told || (!clock.sure && part === undefined && !ALONE_AFTER.test(around.after)))
      return undefined;
    return at(undefined, clock, part, false, now);
  }
  if (day[1] - day[0] !== DAY) return clock === undefined ? day : undefined;
  const word = groups[`word${name}`];
  const eve = word !== undefined && !/^(?:today|this)/.test(word);
  if (clock) return at(day, clock, part, eve, now);
  if (part === undefined) return day;
  const [from, to] = part === 'evening' && /night$/.test(words) ? NIGHT : PARTS[part];
  return [day[0] + from, day[0] + to];
}

const NIGHT: Minutes = [PARTS.evening[0], PARTS.evening[1]];

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** am, pm, oclock or minutes beside it: nothing but a time. */
  readonly sure: boolean;
  /** am or pm: one of the two halves of the day. */
  readonly half: boolean;
}

/** Undefined: no hour is told; null: a figure is told that is none. */
function clockOf(groups: Groups, name: string): Clock | undefined | null {
  const fixed = groups[`fixed${name}`];
  if (fixed !== undefined) {
    return { hour: fixed === 'noon' ? 12 : 24, minute: 0, sure: true, half: true };
  }
  const words = groups[`h${name}`];
  if (words === undefined) return undefined;
  const hour = COUNTS.get(words) ?? Number(words);
  const half = groups[`ap${name}`]?.replaceAll('.', '');
  const minute = Number(groups[`m${name}`] ?? 0);
  if (hour > 24 || (hour > 12 && (half === 'am' || half === 'pm'))) return null;
  const sure = half !== undefined || groups[`m${name}`] !== undefined;
  if (half === 'am') return { hour: hour % 12, minute, sure, half: true };
  if (half === 'pm') return { hour: (hour % 12) + 12, minute, sure, half: true };
  return { hour, minute, sure, half: false };
}

function at(
  day: Minutes | undefined,
  { hour, minute, half }: Clock,
  part: DayPart | undefined,
  eve: boolean,
  now: number,
): Minutes {
  const midnight = day?.[0] ?? now - (now % DAY);
  let point = midnight + minutesOf(hour, minute, part, eve);
  if (half) {
    // Three am of last night is the morning after it.
    const after = eve && part === 'evening' && hour < 5 ? DAY : 0;
    point = midnight + hour * MINUTES + minute + after;
  } else if (day === undefined && part === undefined) {
    point = nearestClock(hour, minute, now);
  }
  return [point, point];
}

function partOf(groups: Groups, name: string): DayPart | undefined {
  const word = groups[`word${name}`] ?? '';
  const part = groups[`part${name}`] ?? (name === 'B' ? groups.partC : undefined);
  if (/night$/.test(word) || part === 'night') return 'evening';
  if (part === 'morning') return 'morning';
  if (part === 'afternoon' || part === 'evening') return part;
  return undefined;
}

/** Null: not told by a distance from now. */
function awayOf(groups: Groups, now: number): Minutes | undefined | null {
  const ahead = groups.ahead !== undefined;
  const words = groups.ago ?? groups.ahead;
  if (words === undefined) return null;
  const unit = unitOf(groups.agoUnit ?? groups.aheadUnit ?? '');
  const half = ['half', 'halfHour', 'aheadHalf'].some(
    (each) => groups[each] !== undefined,
  );
  const count = /^half/.test(words)
    ? 0.5
    : /^an?$/.test(words)
      ? 1
      : words === 'a couple of'
        ? 2
        : (COUNTS.get(words) ?? Number(words));
  return away(count + (half ? 0.5 : 0), unit, ahead, now);
}

function unitOf(words: string): Unit {
  if (words.startsWith('min')) return 'minute';
  if (words.startsWith('h')) return 'hour';
  if (words.startsWith('d')) return 'day';
  if (words.startsWith('w')) return 'week';
  return words.startsWith('m') ? 'month' : 'year';
}

function dayOf(
  groups: Groups,
  name: string,
  around: Around,
  now: number,
): Minutes | undefined {
  const today = Math.floor(now / DAY);
  const group = (key: string): string | undefined => groups[`${key}${name}`];
  const word = group('word');
  if (word !== undefined) return wholeDays(today + daysAway(word));
  const weekday = group('wday');
  if (weekday !== undefined) return weekdayOf(weekday, group('turn'), around, today);
  const span = group('span');
  if (span !== undefined) {
    const turn = span === 'last' ? -1 : span === 'next' ? 1 : 0;
    return group('unit') === 'week' ? week(today, turn) : month(today, turn);
  }
  const named = group('mon') ?? group('dmon');
  const dno = group('dno');
  const day =
    named === undefined
      ? dno === undefined
        ? undefined
        : nearestDayOfMonth(Number(dno), today)
      : dateOfMonth(
          named,
          group('mday') ?? group('dday'),
          group('year') ?? group('dyear'),
          today,
        );
  return day === undefined ? undefined : wholeDays(day);
}

function daysAway(word: string): number {
  if (word.endsWith('after tomorrow')) return 2;
  if (word.endsWith('before yesterday')) return -2;
  if (word === 'tomorrow') return 1;
  return word === 'yesterday' || word === 'last night' ? -1 : 0;
}

function dateOfMonth(
  name: string,
  day: string | undefined,
  year: string | undefined,
  today: number,
): number | undefined {
  const number = MONTHS.indexOf(name.slice(0, 3)) + 1;
  return year === undefined
    ? nearestDate(number, Number(day), today)
    : exactDate(Number(year), number, Number(day));
}

/** Last: before today; next: after today; else as the words beside it speak of it. */
function weekdayOf(
  name: string,
  turn: string | undefined,
  { before, after }: Around,
  today: number,
): Minutes {
  const index = WEEKDAYS.indexOf(name.slice(0, 3));
  // 1970-01-01 was a Thursday.
  const since = (((today + 3 - index) % 7) + 7) % 7;
  if (turn === 'last') return wholeDays(today - (since === 0 ? 7 : since));
  if (turn === 'next') return wholeDays(today + 7 - since);
  const clause = `${before.split(/[,.!?;]/).at(-1) ?? ''}|${after.split(/[,.!?;]/)[0] ?? ''}`;
  const past = PAST_NEAR.test(clause) && !COMING_NEAR.test(clause);
  if (turn !== 'this' && past) return wholeDays(today - since);
  return wholeDays(since === 0 ? today : today + 7 - since);
}
