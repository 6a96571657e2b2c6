/**
 * Case numbers: ten digits a person can read aloud, shown as 4-3-3. Month and day of filing in the
 * city's zone, five random digits, one check digit (ISO 7064 MOD 11,10), which finds every single
 * wrong digit and nearly every swap of neighbours. A number alone reveals nothing but the day.
 */
import type { Language } from '../intents/understanding.ts';

/**
 * A fresh number in canonical form, for example `0112-483-721`.
 * @param fiveDigits random decimal digits; the caller's source of chance.
 * @throws RangeError when they are not five digits, or the time zone is unknown.
 */
export function makeCaseNumber(now: Date, timeZone: string, fiveDigits: string): string {
  if (!/^\d{5}$/.test(fiveDigits)) throw new RangeError('five decimal digits are needed');
  const payload = monthAndDay(now, timeZone) + fiveDigits;
  return hyphenated(payload + checkDigit(payload));
}

/**
 * The canonical form of a number as people write it: with or without hyphens and spaces,
 * full-width, in Chinese digits (〇, 幺 and 两 too). Null: not a number of ours.
 */
export function parseCaseNumber(text: string): string | null {
  if (!MAY_BE_NUMBER.test(text)) return null;
  const digits = [...text.normalize('NFKC')]
    .filter((character) => !SEPARATORS.test(character))
    .map((character) => CHINESE_DIGITS[character] ?? character)
    .join('');
  if (!/^\d{10}$/.test(digits) || !isDayOfYear(digits.slice(0, 4))) return null;
  return checkDigit(digits.slice(0, 9)) === digits[9] ? hyphenated(digits) : null;
}

/** The number digit by digit, for reading aloud; 1 is 幺 as on the telephone. */
export function spokenCaseNumber(number: string, language: Language): string {
  const { words, within, between } = SPOKEN[language];
  return number
    .split('-')
    .map((group) => [...group].map((digit) => words[Number(digit)] ?? digit).join(within))
    .join(between);
}

/** No letter but digits in words: most messages are told by their first. */
const MAY_BE_NUMBER = /^(?:[零〇一幺么二两三四五六七八九]|\P{L})*$/u;
const SEPARATORS = /[\s\p{Dash_Punctuation}_.,、。·・−]/u;

// biome-ignore format: one row a digit
const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', '○': '0',
  一: '1', 幺: '1', 么: '1',
  二: '2', 两: '2',
  三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
};

const SPOKEN: Readonly<
  Record<Language, { words: readonly string[]; within: string; between: string }>
> = {
  zh: { words: [...'零幺二三四五六七八九'], within: '', between: '，' },
  en: {
    words: 'zero one two three four five six seven eight nine'.split(' '),
    within: ' ',
    between: ', ',
  },
};

/** Days of each month, with the leap day. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDayOfYear(monthDay: string): boolean {
  const day = Number(monthDay.slice(2));
  return day >= 1 && day <= (DAYS[Number(monthDay.slice(0, 2)) - 1] ?? 0);
}

/** ISO 7064 MOD 11,10 over decimal digits. */
function checkDigit(payload: string): string {
  let product = 10;
  for (const digit of payload) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

function hyphenated(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 7)}-${digits.slice(7)}`;
}

// Making a formatter costs more than everything else here; there are as many as time zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

function monthAndDay(now: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en', {
      timeZone,
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  const parts = formatter.formatToParts(now);
  const part = (type: 'month' | 'day') =>
    parts.find((each) => each.type === type)?.value ?? '';
  return part('month') + part('day');
}
