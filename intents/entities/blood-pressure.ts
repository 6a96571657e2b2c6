/** Blood pressure: 血压180/120, 高压一百八低压一百一, bp 180 over 120, 血压都快200了. */
import { readNumber } from '../numbers.ts';
import type { BloodPressure } from '../understanding.ts';
import type { Measured } from './measured.ts';

const N =
  '(?:\\d{2,3}|[一二两]百(?:[零一二三四五六七八九十]{1,3})?|[四五六七八九]十[一二三四五六七八九]?)';
const NO_OTHER = '(?!\\d|\\.\\d|片|块|元|个|岁|天|周|号|年|粒|盒)';
const PRESSURE = new RegExp(
  `(?:血压|高压|收缩压|(?<![a-z])bp(?![a-z])|blood pressure|systolic)(?:(?!血压|高压)[^\\d,。;?\\n一二两四五六七八九]){0,10}(${N})${NO_OTHER}(?:(?:[^\\d。;!?零一二两三四五六七八九十百]{1,8})(${N})${NO_OTHER})?`,
  'g',
);
/** In mmHg; outside them it is something else that was counted. */
const HIGH = [50, 300] as const;
const LOW = [20, 200] as const;

export function bloodPressures(text: string): Measured<BloodPressure>[] {
  return [...text.matchAll(PRESSURE)].flatMap((match) => {
    const high = within(match[1], HIGH);
    if (high === undefined) return [];
    const second = within(match[2], LOW);
    const low = second !== undefined && second < high ? second : undefined;
    const length =
      low === undefined && match[2] !== undefined
        ? match[0].indexOf(match[1] ?? '') + (match[1] ?? '').length
        : match[0].length;
    return [
      {
        value: { high, low: low ?? null },
        start: match.index,
        end: match.index + length,
      },
    ];
  });
}

function within(
  words: string | undefined,
  [least, most]: readonly [number, number],
): number | undefined {
  const value = words === undefined ? undefined : readNumber(words);
  return value === undefined || value < least || value > most ? undefined : value;
}
