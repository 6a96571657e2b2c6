/**
 * A text as units: each Chinese character, each Latin word (lower case, stem) and each number is
 * one, so that a phrase never matches inside a longer word. `BREAK` stands for punctuation.
 */
export const BREAK = '';

const LATIN_RUN = /[a-z0-9]+(?:'[a-z]+)?/y;
const HAN = /^\p{Script=Han}$/u;
const SPACE = /\s/;
/** Everything but these is written in one way only. */
const PLAIN = /^[\u4e00-\u9fff\x20-\x7e，。？！、：；“”]*$/;

export function unitsOf(text: string): string[] {
  const units: string[] = [];
  const plain = (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase();
  for (let at = 0; at < plain.length; ) {
    const code = plain.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) {
      units.push(plain[at] ?? '');
      at += 1;
    } else if (isLatin(code)) {
      LATIN_RUN.lastIndex = at;
      const [run = ''] = LATIN_RUN.exec(plain) ?? [];
      units.push(run.length > 3 ? stem(run) : run);
      at += run.length;
    } else {
      const char = String.fromCodePoint(plain.codePointAt(at) ?? 0);
      if (HAN.test(char)) units.push(char);
      else if (!SPACE.test(char) && char !== '-' && char !== '’') units.push(BREAK);
      at += char.length;
    }
  }
  return units;
}

/** a to z, 0 to 9. */
function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
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
