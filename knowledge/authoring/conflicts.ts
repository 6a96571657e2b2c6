/** Whom an article contradicts: other live ones that answer the same question of the same people. */
import type { Knowledge } from '../answer.ts';
import type { Article } from '../content/article.ts';
import type { City } from '../content/city.ts';
import type { Content } from '../content/content.ts';
import { isBeside, overlap } from '../content/overlap.ts';
import { questionOf } from './impact.ts';

/** Other articles that could be the answer to the same question of the same people at some time. */
export function conflictsOf(article: Article, content: Content): readonly Article[] {
  return content.articles.filter(
    (other) => other.id !== article.id && overlap(article, other),
  );
}

export interface Rival {
  readonly article: Article;
  /** What it answers now, of what is newly filed elsewhere. */
  readonly asked: readonly string[];
}

/** Of what is newly filed, so much answered by one other article is no chance. */
const RIVALS = 0.5;

/**
 * Other articles that by likeness answer already, in the same places, much of what `article` newly
 * files: `knowledge` is what holds before it. Of what it had filed, somebody decided long ago.
 */
export function rivalsOf(
  article: Article,
  content: Content,
  knowledge: Knowledge,
  city: City,
): readonly Rival[] {
  const known = content.articles.find(({ id }) => id === article.id)?.questions ?? [];
  const fresh = article.questions.filter((question) => !known.includes(question));
  const asked = new Map<string, string[]>();
  for (const text of fresh) {
    const answer = knowledge.answer({
      ...questionOf({ text }, article, city),
      now: null,
    });
    if (answer.kind !== 'answered') continue;
    for (const quote of answer.quotes)
      asked.set(quote.article, [...(asked.get(quote.article) ?? []), text]);
  }
  return content.articles.flatMap((other) => {
    const taken = asked.get(other.id) ?? [];
    const many = taken.length > 0 && taken.length >= fresh.length * RIVALS;
    return many && other.id !== article.id && isBeside(article, other)
      ? [{ article: other, asked: taken }]
      : [];
  });
}
