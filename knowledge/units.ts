/**
 * A text as units: each Chinese character, each Latin word (lower case, stem) and each number is
 * one, so that a phrase never matches inside a longer word. `BREAK` stands for punctuation.
 */
export const BREAK = '';

const UNIT = /\p{Script=Han}|[a-z0-9]+(?:'[a-z]+)?|[^\s]/gu;
const WORDLIKE = /^[\p{Script=Han}a-z0-9]/u;

export function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const [unit] of text.normalize('NFKC').toLowerCase().matchAll(UNIT)) {
    if (!WORDLIKE.test(unit)) {
      if (unit !== '-' && unit !== '’') units.push(BREAK);
    } else units.push(unit.length > 3 ? stem(unit) : unit);
  }
  return units;
}

/** Rough on purpose: both sides are cut alike, so that only the family of a word counts. */
function stem(word: string): string {
  if (/\d/.test(word)) return word;
  const bare = word.replace(/'(s|re|m|ll|ve|d)$/, '');
  for (const ending of [
    'ations',
    'ation',
    'ings',
    'ing',
    'ies',
    'ied',
    'ed',
    'es',
    's',
    'e',
    'y',
  ])
    if (bare.length - ending.length >= 3 && bare.endsWith(ending))
      return bare.slice(0, bare.length - ending.length);
  return bare;
}
