/** Body temperature: 39度8, 39.8, 三十九度, 烧到40, 102 F. */
import { NUMBER, readNumber } from '../numbers.ts';
import type { Measured } from './measured.ts';

const UNIT = new RegExp(
  `(${NUMBER})\\s?(度|摄氏度|degrees?|celsius|c(?![a-z])|f(?![a-z])|fahrenheit)\\s?([1-9一二两三四五六七八九半](?![\\d天个岁]))?`,
  'g',
);
const BARE =
  /(?:体温|发烧|高烧|低烧|发热|烧到?了?|量了?|temperature|temp|fever)[^\d,。\n]{0,10}(\d{2,3}(?:\.\d{1,2})?)(?!\d|[周岁天个分号楼小次斤片%点年月日元-]|\s?(?:weeks?|days?|hours?|year|month))/g;
const DECIMAL = /(?<![\d.])((?:3[6-9]|4[0-2])\.\d)(?![\d万公千元%])/g;

/** °C between 34 and 43; anything else is not a body's. */
export function temperatures(text: string): Measured<number>[] {
  const all: Measured<number>[] = [];
  for (const match of text.matchAll(UNIT)) {
    const whole = readNumber(match[1] ?? '');
    if (whole === undefined) continue;
    const tail = match[3];
    const part =
      tail === '半' ? 0.5 : tail === undefined ? 0 : (readNumber(tail) ?? 0) / 10;
    const unit = match[2] ?? '';
    const warm =
      unit === 'f' || unit === 'fahrenheit' || (unit.startsWith('deg') && whole > 94);
    const value = warm ? ((whole - 32) * 5) / 9 : whole + (whole % 1 === 0 ? part : 0);
    keep(all, value, match.index, match[0].trimEnd().length);
  }
  if (all.length === 0) {
    for (const match of text.matchAll(BARE)) {
      const figure = Number(match[1]);
      keep(
        all,
        figure > 94 ? ((figure - 32) * 5) / 9 : figure,
        match.index,
        match[0].length,
      );
    }
  }
  if (all.length === 0) {
    for (const match of text.matchAll(DECIMAL)) {
      keep(all, Number(match[1]), match.index, match[0].length);
    }
  }
  return all;
}

function keep(
  all: Measured<number>[],
  value: number,
  start: number,
  length: number,
): void {
  if (value < 34 || value > 43) return;
  all.push({ value: Math.round(value * 10) / 10, start, end: start + length });
}
