/** Numbers as people write them: 39, 39.5, 三十九, 两, 半, 一百二. */

/** Matches one number in normalised text; to be built into larger patterns. */
export const NUMBER =
  '(?:\\d{1,6}(?:\\.\\d{1,2})?|[零〇一二两俩三仨四五六七八九十百千]{1,7}|半)';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  幺: 1,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number, or undefined when the words are none. 一三八 reads as 138, 一百二 as 120. */
export function readNumber(words: string): number | undefined {
  if (words === '半') return 0.5;
  if (/^\d+(\.\d+)?$/.test(words)) return Number(words);
  if (words === '') return undefined;
  if (![...words].some((char) => char in UNITS)) {
    const digits = [...words].map((char) => DIGITS[char]);
    if (digits.some((digit) => digit === undefined)) return undefined;
    return Number(digits.join(''));
  }
  let total = 0;
  let digit: number | undefined;
  let lastUnit = 0;
  for (const char of words) {
    const unit = UNITS[char];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
    } else {
      const value = DIGITS[char];
      if (value === undefined) return undefined;
      if (value === 0) lastUnit = 0;
      digit = value;
    }
  }
  if (digit === undefined || digit === 0) return total;
  return total + (lastUnit >= 100 ? (digit * lastUnit) / 10 : digit);
}

/** Chinese digits one by one as a phone is spoken: 幺三八 → 138. */
export function spokenDigits(words: string): string {
  return [...words]
    .map((char) => (char in DIGITS ? String(DIGITS[char]) : char))
    .join('')
    .replace(/\D/g, '');
}
