/**
 * What a text is found by: each two neighbouring Chinese characters, and each whole word of other
 * letters or digits. Finding is by these; whether the words really stand there is seen afterwards.
 */
import type { CaseDetails } from '../../cases/case.ts';

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
/** Between spaces and signs. */
const PARTS = /[\p{L}\p{N}]+/gu;
const CHINESE = /^\p{Script=Han}/u;
/** Of a run without an end the beginning is enough. */
const LONGEST_WORD = 40;

/** In no order, each once. */
export function termsOf(text: string): readonly string[] {
  const terms = new Set<string>();
  for (const [run] of alike(text).matchAll(RUNS)) {
    const characters = [...run];
    if (!CHINESE.test(run)) terms.add(characters.slice(0, LONGEST_WORD).join(''));
    else
      characters.slice(1).forEach((next, at) => {
        terms.add(`${characters[at]}${next}`);
      });
  }
  return [...terms];
}

/** Whether each part of what was asked for, as it is written, stands in the text. */
export function holds(text: string, asked: string): boolean {
  const inside = alike(text);
  const parts = alike(asked).match(PARTS) ?? [];
  return parts.every((part) => inside.includes(part));
}

/** Everything in a case that people remember it by; a line each, so that no two run together. */
export function wordsOf(details: CaseDetails): string {
  return [
    ...details.account.map(({ value }) => value),
    details.contactName?.value,
    details.address?.value,
    details.patient?.value,
    ...details.facts.map(({ value }) => value),
    ...(details.taskWords ?? []).map(({ words }) => words),
    ...(details.staffNotes ?? []).map(({ words }) => words),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Full-width and half-width, capitals and small letters. */
function alike(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
