/** A case number as people copy it: ten digits, plain or grouped 4-3-3. */
import type { Measured } from './measured.ts';

const GROUPED = /(?<![\d-])(\d{4})[- ](\d{3})[- ](\d{3})(?![\d]|-\d)/;
const PLAIN = /(?<![\d.+-])((?!400|800)\d{10})(?!\d)/;

/** Digits only; whether it is one of ours, `cases/number` tells. */
export function caseNumberIn(text: string): Measured<string> | undefined {
  const match = GROUPED.exec(text) ?? PLAIN.exec(text);
  if (match === null) return undefined;
  const value = match[0].replace(/\D/g, '');
  return { value, start: match.index, end: match.index + match[0].length };
}
