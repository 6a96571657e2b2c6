/** How often a term stands in messages of all kinds: what is common says little about a matter. */
import type { Example } from '../../../intents/classifier/examples.ts';
import type { CityNames } from '../../../knowledge/content/city.ts';
import { readerOf } from '../../../knowledge/matching/reader.ts';
import { termsOf } from '../../../knowledge/matching/terms.ts';
import { GENERAL_WORDS } from '../../../knowledge/words/words.ts';

/** Rarer than in so many messages is rare enough. */
const LEAST = 20;

const NOWHERE: CityNames = {
  id: 'nowhere',
  name: { zh: '□', en: '□' },
  aliases: [],
  timeZone: 'UTC',
  districts: [],
  zones: [],
  hospitals: [],
  categories: [],
  otherCities: [],
};

export interface CommonTerms {
  readonly texts: number;
  /** Most frequent first. */
  readonly terms: Readonly<Record<string, number>>;
}

/** Read without any city's names. */
export function commonTerms(examples: readonly Example[]): CommonTerms {
  const read = readerOf(NOWHERE, GENERAL_WORDS);
  const counts = new Map<string, number>();
  for (const { text } of examples)
    for (const term of termsOf(read(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  const common = [...counts]
    .filter(([, count]) => count >= LEAST)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { texts: examples.length, terms: Object.fromEntries(common) };
}
