/**
 * Times that come again: 每周一至周五下午2点, every Monday at 2 pm. They are no moment, and no date
 * stands for them; behind a range of days they belong to its words.
 */
import type { Span } from '../spans.ts';
import { DAY } from './city-clock.ts';
import { PART_ZH } from './part-words.ts';
import type { Told } from './told-time.ts';

const WEEK = '(?:周|星期|礼拜)';
const ONE = '[一二三四五六日天]';
const TO = '(?:到|至|~|-)';
const HOUR = '(?:\\d{1,2}|[零一二两三四五六七八九十]{1,3})';
const CLOCK = `${HOUR}(?:[点时](?:钟|整|半|[一三]刻|[0-5]?\\d分?)?|:[0-5]\\d)`;
const AT = `(?:${PART_ZH}(?:的| )?(?:${CLOCK})?|${CLOCK})`;
const AGAIN = `(?:(?:[、,和跟及]|${TO})${AT})*`;
/** Said to come again: a time of day may follow. */
const EVERY = [
  `每个?${WEEK}${ONE}(?:(?:[、,和及跟]|${TO})?${WEEK}?${ONE})*(?![次回趟个])`,
  '每隔?[一两二三]?[天日早晚]',
  '隔[天日]',
].join('|');
/** Comes again only with a time of day: 周一到周五 alone is this week. */
const DAYS = `${WEEK}${ONE}${TO}${WEEK}?${ONE}|工作日|双休日`;

const DAY_EN = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const SHORT_EN = '(?:mon|tue|wed|thu|fri|sat|sun)';
const AND_EN = '(?: ?(?:to|through|until|and|,|-) ?)';
const CLOCK_EN =
  '(?:,? (?:at |from )?\\d{1,2}(?::[0-5]\\d)? ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|oclock))';
const PART_EN = '(?:,? (?:in the )?(?:morning|afternoon|evening|night)s?)';
const EVERY_EN = `(?:every|each) (?:other )?(?:weekday|day|morning|afternoon|evening|night|${DAY_EN}(?:${AND_EN}(?:every )?${DAY_EN})*)|(?:on )?${DAY_EN}s(?:${AND_EN}${DAY_EN}s)*|(?:on )?weekdays|daily`;
const DAYS_EN = `${DAY_EN} ?(?:to|through|-) ?${DAY_EN}|${SHORT_EN} ?(?:to|-) ?${SHORT_EN}`;

const RECURRING = new RegExp(
  [
    `(?:${EVERY})(?:[, ]|的|都)?(?:${AT}${AGAIN})?`,
    `(?:${DAYS})(?:[, ]|的|都|每天){0,2}${AT}${AGAIN}`,
    `(?<![a-z])(?:${EVERY_EN})(?![a-z])${PART_EN}?${CLOCK_EN}?`,
    `(?<![a-z])(?:${DAYS_EN})(?![a-z])${PART_EN}?${CLOCK_EN}`,
  ].join('|'),
  'g',
);
/** Few texts hold none of these; the others need not be looked through. */
const MAYBE =
  /每|隔|工作日|双休日|[到至~-]|every|each|days|daily|day (?:to|through)|mon /;
/** Between the days and what comes on them. */
const BESIDE = /^[,、的( ]{0,2}$/;

/** Without what is no moment; the words of a range take in what comes again within it. */
export function withoutRecurring(told: readonly Told[], text: string): readonly Told[] {
  if (!MAYBE.test(text)) return told;
  return [...text.matchAll(RECURRING)].reduce(
    (kept, { index, 0: words }) =>
      taken(kept, { start: index, end: index + words.length }, text),
    told,
  );
}

function taken(told: readonly Told[], again: Span, text: string): readonly Told[] {
  return told.flatMap((each) => {
    const apart = each.end <= again.start || each.start >= again.end;
    if (!apart) return [];
    const days = each.to - each.from > DAY && each.end <= again.start;
    return days && BESIDE.test(text.slice(each.end, again.start))
      ? [{ ...each, end: again.end }]
      : [each];
  });
}
