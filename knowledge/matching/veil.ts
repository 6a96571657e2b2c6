/**
 * A question with the words blanked that no filed question and no common language has: what is left
 * says what was asked about, and names nobody.
 */
import { BREAK, unitsOf } from './units.ts';

const BLANK = '□';
/** What ends a question names nobody, whatever stands before it: “外卖吗”. */
const PARTICLES = new Set('吗呢吧么');

/** `knows`: a Latin word, or two neighbouring units with a space between (`terms.ts`). */
export function veiled(text: string, knows: (term: string) => boolean): string {
  const units = unitsOf(text);
  return units
    .map((unit, at) => {
      if (unit === BREAK) return ' ';
      if (/^[a-z0-9]/.test(unit))
        return knows(unit) && !/\d{4}/.test(unit) ? `${unit} ` : BLANK;
      const [before = BREAK, after = BREAK] = [units[at - 1], units[at + 1]];
      if (after === BREAK && PARTICLES.has(unit)) return unit;
      return knows(`${before} ${unit}`) || knows(`${unit} ${after}`) ? unit : BLANK;
    })
    .join('')
    .replaceAll(/□{2,}/g, BLANK)
    .trim();
}
