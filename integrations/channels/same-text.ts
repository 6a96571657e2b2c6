/** Comparing what must be secret or signed. */
import { timingSafeEqual } from 'node:crypto';

/** Compares in a time that depends on the lengths alone. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
