/**
 * What staff must know of a danger, read from the words wherever they stand: the blood group in the
 * first message, the weeks in the third. Asked for by key, because 头 is a wound's place only where
 * somebody is hurt. The patterns are data (`told-facts.json`), over normalised text; `{n}` is a number.
 */
import { found, type NormalText, normalise } from './normalise.ts';
import { NUMBER } from './numbers.ts';
import patterns from './told-facts.json' with { type: 'json' };
import type { Found } from './understanding.ts';

export interface ToldFact {
  readonly key: string;
  readonly fact: Found<string>;
}

const PATTERNS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(patterns).map(([key, forms]) => [
    key,
    new RegExp(forms.map((form) => form.replaceAll('{n}', NUMBER)).join('|'), 'gu'),
  ]),
);
/** One message tells a thing once or twice; more is a story, kept as a whole in the account. */
const MOST = 2;

/** Every key that can be read, for the test that holds the flags' questions to it. */
export const TOLD_FACT_KEYS: ReadonlySet<string> = new Set(PATTERNS.keys());

/** The facts of these keys that the text tells, in the resident's own words. Never throws. */
export function toldFacts(text: string, keys: ReadonlySet<string>): readonly ToldFact[] {
  if (text === '') return [];
  const normal = normalise(text);
  return [...keys].flatMap((key) => factsOf(normal, key));
}

function factsOf(normal: NormalText, key: string): readonly ToldFact[] {
  const pattern = PATTERNS.get(key);
  if (!pattern) return [];
  const words = new Set<string>();
  const told: ToldFact[] = [];
  for (const match of normal.text.matchAll(pattern)) {
    const fact = found(normal, '', match.index, match.index + match[0].length);
    if (words.has(fact.words) || isAsked(normal, match.index)) continue;
    words.add(fact.words);
    told.push({ key, fact: { ...fact, value: fact.words } });
    if (told.length === MOST) break;
  }
  return told;
}

/** 什么血型? tells nothing. */
function isAsked({ text, clause }: NormalText, at: number): boolean {
  let end = at;
  while (end < text.length && clause[end] === clause[at]) end += 1;
  return text.charAt(end) === '?' || /[吗呢]\??$/.test(text.slice(at, end));
}
