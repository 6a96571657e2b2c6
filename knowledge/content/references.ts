/** `{{psych-line.phone}}` in an article's text: a field of a directory entry, put in when it is said. */
import type { Article } from './article.ts';
import type { Entry } from './directory.ts';
import { inLanguage, type LocalText } from './fields.ts';

const REFERENCE = /\{\{\s*([a-z][a-z0-9-]*)(?:\.([a-z]+))?\s*\}\}/g;

/** Braces that no reference stands in: a slip of the pen that residents would read. */
const STRAY = /\{\{[^{}]*\}{0,2}|\}\}/g;

type Language = 'zh' | 'en';
type Directory = ReadonlyMap<string, Entry>;

/** What may be quoted of an entry; the name where no field is given. */
const FIELDS: Readonly<
  Record<string, (entry: Entry, language: Language) => string | undefined>
> = {
  name: (entry, language) => inLanguage(entry.name, language),
  for: (entry, language) => entry.for && inLanguage(entry.for, language),
  where: (entry, language) => entry.where && inLanguage(entry.where, language),
  hours: (entry, language) => entry.hours && inLanguage(entry.hours, language),
  phone: ({ phones }) => phones[0],
  phones: ({ phones }, language) => joined(phones, language),
  /** All but the first. */
  others: ({ phones }, language) => joined(phones.slice(1), language),
};

function quoted(
  entry: Entry | undefined,
  field: string,
  language: Language,
): string | undefined {
  if (!entry || !Object.hasOwn(FIELDS, field)) return undefined;
  return FIELDS[field]?.(entry, language);
}

function joined(phones: readonly string[], language: Language): string | undefined {
  return phones.join(language === 'zh' ? '、' : ', ') || undefined;
}

/** Entries that the article quotes, each once. */
export function quotedBy({ answer, short }: Pick<Article, 'answer' | 'short'>): string[] {
  const texts = [answer.zh, answer.en, short?.zh, short?.en];
  const ids = texts.flatMap((text) =>
    [...(text ?? '').matchAll(REFERENCE)].map(([, id = '']) => id),
  );
  return [...new Set(ids)];
}

/** References that lead nowhere, and what looks like one and is none; as written. */
export function brokenIn(article: Article, directory: Directory): readonly string[] {
  const broken: string[] = [];
  each(article, (text, language) => {
    const rest = text.replace(
      REFERENCE,
      (written: string, id: string, field = 'name') => {
        if (!quoted(directory.get(id), field, language)) broken.push(written);
        return '';
      },
    );
    broken.push(...(rest.match(STRAY) ?? []));
    return text;
  });
  return [...new Set(broken)];
}

/**
 * The article as residents read it: references filled in, numbers of its entries among its phones.
 * A reference that leads nowhere stays as written; `brokenIn` finds it before it is published.
 */
export function compose(article: Article, directory: Directory): Article {
  const ids = quotedBy(article);
  if (ids.length === 0) return article;
  const filled = each(article, (text, language) =>
    text.replace(REFERENCE, (written: string, id: string, field = 'name') => {
      return quoted(directory.get(id), field, language) ?? written;
    }),
  );
  const told = [filled.answer.zh, filled.answer.en ?? filled.answer.zh].join('\n');
  const phones = ids.flatMap((id) => directory.get(id)?.phones ?? []);
  return {
    ...filled,
    phones: [
      ...new Set([...article.phones, ...phones.filter((phone) => told.includes(phone))]),
    ],
  };
}

function each(
  article: Article,
  change: (text: string, language: Language) => string,
): Article {
  const both = (text: LocalText): LocalText => ({
    zh: change(text.zh, 'zh'),
    ...(text.en !== undefined && { en: change(text.en, 'en') }),
  });
  return {
    ...article,
    answer: both(article.answer),
    ...(article.short && { short: both(article.short) }),
  };
}
