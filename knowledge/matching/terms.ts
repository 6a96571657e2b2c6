/**
 * A text as the terms it is compared by: the concepts that its words name, each Latin word, and
 * each pair of neighbouring units as written.
 */
import type { Reading } from './reader.ts';
import { BREAK } from './units.ts';

const LATIN = /^[a-z0-9]/;

/** The term of a concept that the words name. */
export function conceptTerm(concept: string): string {
  return `#${concept}`;
}

/** Each once. */
export function termsOf({ concepts, units }: Reading): readonly string[] {
  const terms = new Set<string>();
  for (const concept of concepts) terms.add(conceptTerm(concept));
  for (const [index, unit] of units.entries()) {
    if (unit === BREAK) continue;
    if (LATIN.test(unit)) terms.add(unit);
    const next = units[index + 1] ?? BREAK;
    if (next !== BREAK) terms.add(`${unit} ${next}`);
  }
  return [...terms];
}
