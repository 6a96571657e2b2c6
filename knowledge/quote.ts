import type { Language } from '../intents/understanding.ts';
import type { Quote } from './answer.ts';
import { inLanguage } from './content/fields.ts';
import type { Composed } from './content/references.ts';

/** The article's published words, nothing added. `brief`: its short form, where it has one. */
export function quoteOf(article: Composed, language: Language, brief = false): Quote {
  const text = (brief && article.short) || article.answer;
  return {
    article: article.id,
    version: article.version,
    ...(article.filled !== undefined && { filled: article.filled }),
    text: inLanguage(text, language),
    source: inLanguage(article.source, language),
    announcedOn: article.announcedOn,
    phones: article.phones,
  };
}
