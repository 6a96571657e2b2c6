/** `{{psych-line.phone}}` in an article's text: a field of a directory entry, put in when it is said. */
import { createHash } from 'node:crypto';
import { stretchOf } from '../moment.ts';
import type { Article } from './article.ts';
import type { Entry } from './directory.ts';
import { inLanguage, type LocalText } from './fields.ts';

const REFERENCE = /\{\{\s*([a-z][a-z0-9-]*)(?:\.([a-z]+))?\s*\}\}/g;

/** Braces that no reference stands in: a slip of the pen that residents would read. */
const STRAY = /\{\{[^{}]*\}{0,2}|\}\}/g;

/** An article as residents read it. */
export interface Composed extends Article {
  /** Tells one filling of its references from another; absent where it has none. */
  readonly filled?: string;
}

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

/** For whom and when a text can be told. */
export type Scope = Pick<Article, 'zones' | 'districts' | 'validFrom' | 'validUntil'>;

/**
 * The article's own scope, narrowed to that of every entry that it quotes: a number that is not for
 * somebody is not told to them, nor after its end. Null: it can be told to nobody.
 */
export function scopeOf(article: Article, directory: Directory): Scope | null {
  const { zones, districts, validFrom, validUntil } = article;
  const own: Scope = { zones, districts, validFrom, validUntil };
  return quotedBy(article).reduce<Scope | null>((scope, id) => {
    const entry = directory.get(id);
    return scope && entry ? narrowed(scope, entry, article.announcedOn) : scope;
  }, own);
}

function narrowed(scope: Scope, entry: Entry, announcedOn: string): Scope | null {
  const zones = common(scope.zones, entry.zones);
  const districts = common(scope.districts, entry.districts);
  if (zones === null || districts === null) return null;
  const from = later(scope.validFrom ?? announcedOn, entry.validFrom);
  const until = earlier(scope.validUntil, entry.validUntil);
  const stretch = stretchOf({ from, until });
  if (stretch.from > stretch.until) return null;
  const begins = scope.validFrom !== undefined || from !== announcedOn;
  return {
    zones,
    districts,
    ...(begins && { validFrom: from }),
    ...(until !== undefined && { validUntil: until }),
  };
}

/** Empty lists mean all; null: nothing is in both. */
function common(a: readonly string[], b: readonly string[]): string[] | null {
  if (a.length === 0 || b.length === 0) return [...a, ...b];
  const both = a.filter((id) => b.includes(id));
  return both.length > 0 ? both : null;
}

function later(from: string, other: string | undefined): string {
  if (other === undefined) return from;
  return stretchOf({ from: other }).from > stretchOf({ from }).from ? other : from;
}

function earlier(until: string | undefined, other: string | undefined) {
  const end = (moment: string) => stretchOf({ from: moment, until: moment }).until;
  if (until === undefined || other === undefined) return until ?? other;
  return end(other) < end(until) ? other : until;
}

/** Ids of entries quoted that are over at `local`, though the article itself is not. */
export function overIn(
  article: Article,
  directory: Directory,
  local: string,
): readonly string[] {
  if (isOver(article, local)) return [];
  return quotedBy(article).filter((id) => {
    const entry = directory.get(id);
    return entry !== undefined && isOver(entry, local);
  });
}

function isOver({ validUntil }: Pick<Article, 'validUntil'>, local: string): boolean {
  return stretchOf({ from: local, until: validUntil }).until < local;
}

/**
 * The article as residents read it: references filled in, numbers of its entries among its phones,
 * its scope narrowed to theirs. A reference that leads nowhere stays as written; `brokenIn` finds
 * it before it is published.
 */
export function compose(article: Article, directory: Directory): Composed {
  const ids = quotedBy(article);
  if (ids.length === 0) return article;
  const values: string[] = [];
  const filled = each(article, (text, language) =>
    text.replace(REFERENCE, (written: string, id: string, field = 'name') => {
      const value = quoted(directory.get(id), field, language) ?? written;
      values.push(value);
      return value;
    }),
  );
  const told = [filled.answer.zh, filled.answer.en ?? filled.answer.zh].join('\n');
  const phones = ids.flatMap((id) => directory.get(id)?.phones ?? []);
  return {
    ...filled,
    ...scopeOf(article, directory),
    filled: createHash('sha256')
      .update(values.join('\n'))
      .digest('base64url')
      .slice(0, 16),
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
