/** A case number as people copy or say it: ten digits, plain, grouped 4-3-3 or 零一一二…. */
import { spokenDigits } from '../numbers.ts';
import type { Measured } from './measured.ts';

const GROUPED = /(?<![\d-])(\d{4})[- ](\d{3})[- ](\d{3})(?![\d]|-\d)/;
const PLAIN = /(?<![\d.+-])((?!400|800)\d{10})(?!\d)/;

const DIGIT = '[零〇一二三四五六七八九幺]';
const SPOKEN = new RegExp(`(?<!${DIGIT})${DIGIT}{10}(?!${DIGIT}|十|百)`);

/** Digits only; whether it is one of ours, `cases/number` tells. */
export function caseNumberIn(text: string): Measured<string> | undefined {
  const match = GROUPED.exec(text) ?? PLAIN.exec(text) ?? SPOKEN.exec(text);
  if (match === null) return undefined;
  const value = spokenDigits(match[0]);
  return { value, start: match.index, end: match.index + match[0].length };
}
