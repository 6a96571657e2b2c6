/** The words that carry meaning in questions: data, in `general.json` and each city's `words.json`. */
import { z } from 'zod';
import general from './general.json' with { type: 'json' };

const Groups = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/),
  z.array(z.string().min(1)),
);

export const Words = z.strictObject({
  /** What a question is about; without one of these nothing is looked up. */
  topics: Groups.default({}),
  /** What a question is about when nothing stronger is said. */
  subtopics: Groups.default({}),
  /** Who it is about, and circumstances: they help to choose. */
  details: Groups.default({}),
  /** What it wants to be told: only an article with a question of that kind tells it. */
  aspects: Groups.default({}),
  /** Things that only an article which names them too can answer: prices, other codes, weather. */
  bars: Groups.default({}),
  /** Asks in which zone a place is: answered from the zone register. */
  zoneStatus: z.array(z.string()).default([]),
  /** Words without weight. */
  plain: z.array(z.string()).default([]),
});
export type Words = z.infer<typeof Words>;

export const GENERAL_WORDS: Words = Words.parse(general);

/** Both together; a concept that stands in both has the words of both. */
export function joinWords(a: Words, b: Words): Words {
  return {
    topics: joinGroups(a.topics, b.topics),
    subtopics: joinGroups(a.subtopics, b.subtopics),
    details: joinGroups(a.details, b.details),
    aspects: joinGroups(a.aspects, b.aspects),
    bars: joinGroups(a.bars, b.bars),
    zoneStatus: [...a.zoneStatus, ...b.zoneStatus],
    plain: [...a.plain, ...b.plain],
  };
}

function joinGroups(a: Words['topics'], b: Words['topics']): Words['topics'] {
  const joined = { ...a };
  for (const [concept, words] of Object.entries(b))
    joined[concept] = [...(joined[concept] ?? []), ...words];
  return joined;
}
