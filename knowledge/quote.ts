import type { Language } from '../intents/understanding.ts';
import type { Quote } from './answer.ts';
import type { Article } from './article.ts';

/** The article's published words, nothing added. */
export function quoteOf(article: Article, language: Language): Quote {
  return {
    article: article.id,
    version: article.version,
    text: article.answer[language],
    source: article.source[language],
    announcedOn: article.announcedOn,
    phones: article.phones,
  };
}
