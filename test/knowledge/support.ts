/** Packs and questions for the tests of this room. */
import { fileURLToPath } from 'node:url';
import type { Answer, Knowledge, Question } from '../../knowledge/answer.ts';
import { type CityPack, loadCityPack } from '../../knowledge/content/load.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';

export const SAMPLE = fileURLToPath(
  new URL('../../knowledge/zhengzhou-2022', import.meta.url),
);
export const TINY = fileURLToPath(new URL('../fixtures/tiny-city', import.meta.url));

let sample: { readonly pack: CityPack; readonly knowledge: Knowledge } | null = null;

/** The sample city, read once for all tests. */
export function sampleCity(): { readonly pack: CityPack; readonly knowledge: Knowledge } {
  if (!sample) {
    const pack = loadCityPack(SAMPLE);
    sample = { pack, knowledge: createKnowledge(pack) };
  }
  return sample;
}

/** A question with only what matters said; its language follows its words. */
export function question(text: string, rest: Partial<Question> = {}): Question {
  return {
    text,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    zone: null,
    district: null,
    now: null,
    previous: null,
    ...rest,
  };
}

/** Ids of the quoted articles, or the kind of answer that it is instead. */
export function outcome(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.quotes.map(({ article }) => article).join('+');
    case 'ask':
      return `ask ${answer.slot}`;
    default:
      return answer.kind;
  }
}
