/** A city pack's files, read and written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Words } from '../words/words.ts';
import type { Article } from './article.ts';
import { readArticle, writeArticle } from './article-file.ts';
import { checkArticles, checkCity, checkDirectory } from './check-pack.ts';
import { City } from './city.ts';
import type { Content } from './content.ts';
import { type Fault, fault, faultOfIssue, faultsIn, faultText } from './fault.ts';
import { contradictions, type RegisterRow } from './register.ts';
import {
  readDirectory,
  readRegister,
  type TableRead,
  writeDirectory,
  writeRegister,
} from './table-file.ts';

export interface CityPack extends Content {
  readonly city: City;
  /** The city's own words for things: apps, programmes, nicknames. */
  readonly words: Words;
  /** What people ask and no notice tells, on no article's matter. */
  readonly unanswered: readonly string[];
}

/** A pack that must not be served; every fault stands in the message, one a line, with its file. */
export class CityPackError extends Error {
  readonly faults: readonly Fault[];

  constructor(folder: string, faults: readonly Fault[]) {
    super(
      `CITY_PACK: the city pack ${folder} cannot be used:\n${faults.map(faultText).join('\n')}`,
    );
    this.name = 'CityPackError';
    this.faults = faults;
  }
}

/**
 * The pack in `folder`: `city.json`, `articles/*.md`; and, where there are such, `words.json`,
 * `directory.csv`, `zones.csv` and `unanswered.txt` (a question a line).
 * Throws CityPackError listing every fault of every file.
 */
export function loadCityPack(folder: string): CityPack {
  const faults: Fault[] = [];
  const city = readJson(folder, 'city.json', City, faults);
  const words = readJson(folder, 'words.json', Words, faults, '{}');
  const articles = readArticles(folder, faults);
  if (!city || !words) throw new CityPackError(folder, faults);
  const table = <T>(file: string, read: (csv: string, city: City) => TableRead<T>) => {
    const { rows, faults: bad } = read(readText(join(folder, file)) ?? '', city);
    faults.push(...faultsIn(file, bad));
    return rows;
  };
  const directory = table('directory.csv', readDirectory);
  const register = { rows: table<RegisterRow>('zones.csv', readRegister) };
  faults.push(...faultsIn('city.json', checkCity(city)));
  faults.push(...faultsIn('directory.csv', checkDirectory(directory)));
  faults.push(...contradictions(register));
  faults.push(...checkArticles(city, articles, directory));
  if (faults.length > 0) throw new CityPackError(folder, faults);
  const unanswered = (readText(join(folder, 'unanswered.txt')) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    city,
    unanswered,
    articles: articles.map(({ article }) => article),
    directory,
    register,
    words,
  };
}

/** What the pack's folder holds beside `city.json` and `words.json`: path → text. */
export function contentFiles({
  articles,
  directory,
  register,
}: Content): Map<string, string> {
  return new Map([
    ...articles.map((article): [string, string] => [
      `articles/${article.id}.md`,
      writeArticle(article),
    ]),
    ['directory.csv', writeDirectory(directory)],
    ['zones.csv', writeRegister(register)],
  ]);
}

function readJson<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  faults: Fault[],
  absent?: string,
): T | null {
  const text = readText(join(folder, file)) ?? absent;
  if (text === undefined) {
    faults.push(fault(file, 'missing'));
    return null;
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not JSON';
    faults.push(fault(file, 'form', { reason }));
    return null;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  faults.push(...faultsIn(file, parsed.error.issues.map(faultOfIssue)));
  return null;
}

function readArticles(
  folder: string,
  faults: Fault[],
): { readonly file: string; readonly article: Article }[] {
  const articles: { file: string; article: Article }[] = [];
  for (const name of articleFiles(folder, faults)) {
    const file = `articles/${name}`;
    const read = readArticle(readFileSync(join(folder, file), 'utf8'));
    if ('faults' in read) faults.push(...faultsIn(file, read.faults));
    else articles.push({ file, article: read });
  }
  return articles;
}

function articleFiles(folder: string, faults: Fault[]): string[] {
  try {
    return readdirSync(join(folder, 'articles'))
      .filter((name) => name.endsWith('.md'))
      .sort();
  } catch (error) {
    if (!isMissing(error)) throw error;
    faults.push(fault('articles/', 'missing'));
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
