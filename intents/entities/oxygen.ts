/** Oxygen saturation: 血氧85, 血氧饱和度百分之八十五, spo2 88%, oxygen is at 88. */
import { readNumber } from '../numbers.ts';
import type { Measured } from './measured.ts';

const OXYGEN =
  /(?:血氧|氧饱和度?|氧饱和|spo2|sp02|o2 sats?|oxygen(?: level| saturation)?|(?<![a-z])sats?(?![a-z]))[^\d,。;?\n零一二三四五六七八九十]{0,12}(\d{2,3}|[五六七八九]十[一二三四五六七八九]?|[五六七八九][零一二三四五六七八九](?![\d十]))(?!\d|\.\d|片|个|毫升|块|元|升|岁|号|年|天|度|分钟| ?(?:litres?|liters?|hours?|minutes?|days?))/g;

/** Percent, between 50 and 100; anything else is no blood's. */
export function oxygenValues(text: string): Measured<number>[] {
  return [...text.matchAll(OXYGEN)].flatMap((match) => {
    const value = readNumber(match[1] ?? '');
    if (value === undefined || value < 50 || value > 100) return [];
    return [{ value, start: match.index, end: match.index + match[0].length }];
  });
}
