/** What no single field can tell: ids that point somewhere, and articles that contradict each other. */

import { stretchOf } from '../moment.ts';
import { ANSWER_LIMIT, type Article, SHORT_LIMIT } from './article.ts';
import type { City } from './city.ts';
import type { Entry } from './directory.ts';
import { type Fault, fault, faultsIn } from './fault.ts';
import { contradict } from './overlap.ts';
import { brokenIn, compose, scopeOf } from './references.ts';

export function checkCity(city: City): readonly Fault[] {
  const faults: Fault[] = [];
  const bodies = new Set(city.bodies.map(({ id }) => id));
  const lists = [
    'districts',
    'zones',
    'categories',
    'bodies',
    'needs',
    'hospitals',
    'skills',
    'replies',
    'posters',
  ] as const;
  for (const list of lists)
    for (const id of repeated(city[list].map((item) => item.id)))
      faults.push(fault(`${list}.${id}`, 'twice'));
  for (const list of ['districts', 'categories'] as const)
    for (const { id, body } of city[list])
      if (!bodies.has(body))
        faults.push(fault(`${list}.${id}.body`, 'noPlace', { name: body }));
  const districts = new Set(city.districts.map(({ id }) => id));
  for (const { name, district } of city.landmarks ?? [])
    if (district !== undefined && !districts.has(district))
      faults.push(fault(`landmarks.${name}.district`, 'noPlace', { name: district }));
  const categories = new Set(city.categories.map(({ id }) => id));
  for (const list of ['skills', 'replies'] as const)
    for (const { id, categories: named } of city[list])
      for (const category of named)
        if (!categories.has(category))
          faults.push(fault(`${list}.${id}.categories`, 'noPlace', { name: category }));
  for (const skill of city.skills)
    for (const district of skill.districts)
      if (!districts.has(district))
        faults.push(fault(`skills.${skill.id}.districts`, 'noPlace', { name: district }));
  for (const { id, routes } of city.categories)
    for (const { body } of routes)
      if (!bodies.has(body))
        faults.push(fault(`categories.${id}.routes`, 'noPlace', { name: body }));
  return faults;
}

export function checkDirectory(directory: readonly Entry[]): readonly Fault[] {
  return repeated(directory.map(({ id }) => id)).map((id) => fault(id, 'twice'));
}

interface Filed {
  readonly file: string;
  readonly article: Article;
}

export function checkArticles(
  city: City,
  filed: readonly Filed[],
  directory: readonly Entry[],
): readonly Fault[] {
  const entries = new Map(directory.map((entry) => [entry.id, entry]));
  const faults: Fault[] = filed.flatMap(({ file, article }) =>
    faultsIn(file, checkArticle(city, article, entries)),
  );
  for (const id of repeated(filed.map(({ article }) => article.id)))
    faults.push({ ...fault(id, 'twice'), in: 'articles' });
  return [...faults, ...conflicts(filed)];
}

/** What is wrong with an article by itself, in this city and beside this directory. */
export function checkArticle(
  city: City,
  article: Article,
  directory: ReadonlyMap<string, Entry>,
): readonly Fault[] {
  const faults: Fault[] = [];
  const known = {
    zones: new Set(city.zones.map(({ id }) => id)),
    districts: new Set(city.districts.map(({ id }) => id)),
    persons: new Set(city.needs.map(({ id }) => id)),
  };
  for (const field of ['zones', 'districts', 'persons'] as const)
    for (const id of article[field])
      if (!known[field].has(id)) faults.push(fault(field, 'noPlace', { name: id }));
  for (const { zone, district } of article.checks) {
    if (zone && !known.zones.has(zone))
      faults.push(fault('checks', 'noPlace', { name: zone }));
    if (district && !known.districts.has(district))
      faults.push(fault('checks', 'noPlace', { name: district }));
  }
  if (!city.categories.some(({ id }) => id === article.category))
    faults.push(fault('category', 'noPlace', { name: article.category }));
  const { validFrom, validUntil } = article;
  const { from, until } = stretchOf({
    from: validFrom ?? article.announcedOn,
    until: validUntil,
  });
  if (validFrom && from > until) faults.push(fault('validUntil', 'endsFirst'));
  for (const broken of brokenIn(article, directory))
    faults.push(fault(broken, 'noEntry'));
  if (scopeOf(article, directory) === null) faults.push(fault('answer', 'forNobody'));
  return [...faults, ...checkTexts(compose(article, directory))];
}

/** What residents will read, references filled in. */
function checkTexts({ answer, short, phones }: Article): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [field, text, limit] of [
    ['answer.zh', answer.zh, ANSWER_LIMIT],
    ['answer.en', answer.en, ANSWER_LIMIT],
    ['short.zh', short?.zh, SHORT_LIMIT],
    ['short.en', short?.en, SHORT_LIMIT],
  ] as const)
    if (text !== undefined && text.length > limit)
      faults.push(fault(field, 'filled', { n: text.length, limit }));
  for (const phone of phones)
    for (const language of ['zh', 'en'] as const)
      if (!digits(answer[language] ?? answer.zh).includes(digits(phone)))
        faults.push(fault('phones', 'notInAnswer', { number: phone, language }));
  return faults;
}

/** Two live answers for the same people on the same matter, announced on the same day. */
function conflicts(filed: readonly Filed[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [index, one] of filed.entries())
    for (const other of filed.slice(index + 1))
      if (contradict(one.article, other.article))
        faults.push({
          ...fault('matter', 'sameScope', { other: other.file }),
          in: one.file,
        });
  return faults;
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
