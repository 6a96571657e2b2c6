import type { Knowledge } from './answer.ts';
import type { Article } from './article.ts';
import { decide, type Shelf } from './decide.ts';
import type { CityPack } from './load.ts';
import { clockOf } from './moment.ts';
import { readerOf } from './reader.ts';
import { finderOf } from './retrieve.ts';
import { GENERAL_WORDS, joinWords } from './words/words.ts';

/** The pack as it answers: everything a question needs is worked out here, once. */
export function createKnowledge({ city, articles, words }: CityPack): Knowledge {
  const read = readerOf(city, joinWords(GENERAL_WORDS, words));
  const emergency = city.emergency.map(({ number }) => number);
  const shelf: Shelf = {
    read,
    finder: finderOf(articles, read, emergency),
    clock: clockOf(city.timeZone),
    onMatter: byMatter(articles),
    byId: new Map(articles.map((article) => [article.id, article])),
    newest: articles.reduce(
      (day, { announcedOn }) => (announcedOn > day ? announcedOn : day),
      '',
    ),
  };
  return { articles: articles.length, answer: (question) => decide(shelf, question) };
}

function byMatter(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const matters = new Map<string, Article[]>();
  for (const article of articles)
    for (const matter of [article.matter, ...article.also])
      matters.set(matter, [...(matters.get(matter) ?? []), article]);
  return matters;
}
