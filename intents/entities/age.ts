/** Ages in years; months, weeks and days of an infant are fractions. */
import { NUMBER, readNumber } from '../numbers.ts';
import type { Measured } from './measured.ts';

const YEARS = new RegExp(
  `(${NUMBER})\\s?(?:多|来|几)?(?:周岁|岁)(半)?|(\\d{1,3})[\\s-]?(?:years?[\\s-]old|y/?o(?![a-z])|year-old)|(?:aged|age)\\s(\\d{1,3})(?!\\d)`,
  'g',
);
/** 我妈81了, "my mother, 79,": a number of two digits behind somebody of the family is an age. */
const KIN = new RegExp(
  '(?:妈|爸|爷|奶|姥姥|姥爷|外婆|外公|公公|婆婆|老人|母亲|父亲|老伴|老头|老太太|大爷|大娘)(?:,|今年|都|已经|快)?([4-9]\\d|1[01]\\d)(?:多|来|几)?(?:了|的|,|。|$)' +
    '|(?:mother|father|mom|mum|dad|grandma|grandpa|grandmother|grandfather|husband|wife|aunt|uncle|neighbou?r|lady|man|woman)(?:,| is| \\(|, aged)? ?([4-9]\\d|1[01]\\d)(?=[,.;) ]|$)(?! ?(?:degrees|days|weeks|months|hours|minutes|kg|percent|%))',
  'g',
);
/** 我今年八十五了. */
const SELF = new RegExp(
  `我(?:今年|都|已经|也|快|马上)+(${NUMBER})(?:多|来)?(?:了|的人|,|。|$)`,
  'g',
);
const SMALL = new RegExp(
  `(${NUMBER})\\s?(个多?月|个半月|月龄|months?|周(?:多)?|weeks?|天|days?)(?:大|\\sold|[\\s-]old|的|多)?\\s?(?:的)?\\s?(宝宝|宝贝|婴儿?|新生儿|孩子?|娃|小孩|儿子|女儿|闺女|妮儿?|男宝|女宝|baby|infant|newborn|son|daughter|boy|girl)?`,
  'g',
);
const CHILD_BEFORE =
  /(?:宝宝|宝贝|婴儿?|新生儿|孩子?|娃|小孩|儿子|女儿|闺女|妮儿?|孙子|孙女|baby|infant|newborn|son|daughter|is|出生|生下来|刚)[^\d,。]{0,6}$/;

/** 宝宝四十五天: the age follows the word at once; 宝宝烧了三天 is no age. */
const INFANT_AT_ONCE =
  /(?:宝宝|婴儿|新生儿|毛孩|毛娃|小娃|奶娃|baby is|newborn is)(?:今天|现在)?(?:才|刚|刚刚|只有)?\s?$/;

const DAYS_IN: readonly (readonly [string, number])[] = [
  ['个半月', 45],
  ['月', 30.4],
  ['month', 30.4],
  ['周', 7],
  ['week', 7],
  ['天', 1],
  ['day', 1],
];

export function ages(text: string): Measured<number>[] {
  const all: Measured<number>[] = [];
  for (const match of text.matchAll(YEARS)) {
    const years = readNumber(match[1] ?? match[3] ?? match[4] ?? '');
    if (years === undefined || years > 120) continue;
    const value = years + (match[2] === undefined ? 0 : 0.5);
    all.push({ value, start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(KIN)) {
    const [words, han, latin = ''] = match;
    const digits = han ?? latin;
    const start = match.index + words.lastIndexOf(digits);
    all.push({ value: Number(digits), start, end: start + digits.length });
  }
  for (const match of text.matchAll(SELF)) {
    const value = readNumber(match[1] ?? '');
    if (value === undefined || value < 10 || value > 120) continue;
    const start = match.index + match[0].indexOf(match[1] ?? '');
    all.push({ value, start, end: start + (match[1]?.length ?? 0) });
  }
  for (const match of text.matchAll(SMALL)) {
    const unit = match[2] ?? '';
    const count = readNumber(match[1] ?? '');
    const days = DAYS_IN.find(([name]) => unit.includes(name))?.[1];
    if (count === undefined || days === undefined || count * days > 1100) continue;
    const before = text.slice(Math.max(0, match.index - 10), match.index);
    const months = days > 20;
    const told =
      INFANT_AT_ONCE.test(before) ||
      match[3] !== undefined ||
      /大$|old$/.test(match[0].trimEnd()) ||
      ((months || /出生|刚|生下来|born/.test(before)) && CHILD_BEFORE.test(before));
    if (!told || /孕|怀|pregnan/.test(before)) continue;
    const value = Math.round(((count * days) / 365) * 1000) / 1000;
    all.push({ value, start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return all.sort((a, b) => a.start - b.start);
}
