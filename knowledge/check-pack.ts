/** What no single field can tell: ids that point somewhere, and articles that contradict each other. */
import type { Article } from './article.ts';
import type { City } from './city.ts';

export function checkCity(city: City): string[] {
  const faults: string[] = [];
  const bodies = new Set(city.bodies.map(({ id }) => id));
  const lists = [
    'districts',
    'zones',
    'categories',
    'bodies',
    'needs',
    'hospitals',
  ] as const;
  for (const list of lists)
    for (const id of repeated(city[list].map((item) => item.id)))
      faults.push(`${list}: ${id} stands twice`);
  for (const list of ['districts', 'categories'] as const)
    for (const { id, body } of city[list])
      if (!bodies.has(body)) faults.push(`${list}.${id}.body: no body ${body}`);
  return faults;
}

interface Filed {
  readonly file: string;
  readonly article: Article;
}

export function checkArticles(city: City, filed: readonly Filed[]): string[] {
  const faults: string[] = [];
  const known = {
    zones: new Set(city.zones.map(({ id }) => id)),
    districts: new Set(city.districts.map(({ id }) => id)),
    persons: new Set(city.needs.map(({ id }) => id)),
  };
  const categories = new Set(city.categories.map(({ id }) => id));
  for (const { file, article } of filed) {
    for (const field of ['zones', 'districts', 'persons'] as const)
      for (const id of article[field])
        if (!known[field].has(id))
          faults.push(`${file}: ${field}: ${id} is not in city.json`);
    if (!categories.has(article.category))
      faults.push(`${file}: category: ${article.category} is not in city.json`);
    for (const phone of article.phones)
      for (const language of ['zh', 'en'] as const)
        if (!digits(article.answer[language]).includes(digits(phone)))
          faults.push(`${file}: phones: ${phone} does not stand in answer.${language}`);
    if (
      article.validFrom &&
      article.validUntil &&
      article.validFrom.slice(0, 10) > article.validUntil.slice(0, 10)
    )
      faults.push(`${file}: valid_until: before valid_from`);
  }
  for (const id of repeated(filed.map(({ article }) => article.id)))
    faults.push(`articles: id ${id} stands twice`);
  return [...faults, ...conflicts(filed)];
}

/** Two live answers for the same people on the same matter, announced on the same day. */
function conflicts(filed: readonly Filed[]): string[] {
  const faults: string[] = [];
  for (const [index, one] of filed.entries())
    for (const other of filed.slice(index + 1))
      if (
        one.article.matter === other.article.matter &&
        one.article.announcedOn === other.article.announcedOn &&
        meet(one.article.zones, other.article.zones) &&
        meet(one.article.districts, other.article.districts) &&
        overlap(one.article, other.article)
      )
        faults.push(`${one.file}: matter: same scope and time as ${other.file}`);
  return faults;
}

/** A general text beside a special one is no conflict: the special one comes first. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 ? b.length === 0 : a.some((id) => b.includes(id));
}

function overlap(a: Article, b: Article): boolean {
  const starts = (one: Article) => one.validFrom ?? one.announcedOn;
  const ends = (one: Article) => (one.validUntil ?? '9999').padEnd(16, '~');
  return starts(a) <= ends(b) && starts(b) <= ends(a);
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
