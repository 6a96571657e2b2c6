/** Content in and out as the files of a city pack. */
import { strToU8, zipSync } from 'fflate';
import { faultsOf } from '../../knowledge/authoring/impact.ts';
import { readArticle } from '../../knowledge/content/article-file.ts';
import { checkDirectory } from '../../knowledge/content/check-pack.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Content } from '../../knowledge/content/content.ts';
import { type Fault, fault } from '../../knowledge/content/fault.ts';
import { contentFiles } from '../../knowledge/content/load.ts';
import { contradictions, MOST_ROWS } from '../../knowledge/content/register.ts';
import { readDirectory, readRegister } from '../../knowledge/content/table-file.ts';
import type { ItemContent } from '../../web/editor/contract.ts';
import { kindOf } from '../../web/editor/file-kind.ts';
import { idOf } from '../../web/editor/items.ts';
import { itemsOf, numbered, withItem } from './items.ts';

export interface FileRead {
  readonly items: readonly ItemContent[];
  readonly faults: readonly Fault[];
}

/** What a file of one of the kinds holds. Faults name the row or the field. */
export function readFile(
  name: string,
  text: string,
  city: City,
  live: Content,
  local: string,
): FileRead {
  const kind = kindOf(name, text);
  if (kind === 'article') return readMarkdown(text, city, live, local);
  if (kind === 'register') {
    const { rows, faults } = readRegister(text, city);
    const many =
      rows.length > MOST_ROWS ? [fault('rows', 'tooMany', { n: MOST_ROWS })] : [];
    const all = [...many, ...faults, ...contradictions({ rows })];
    return { items: [{ kind: 'register', register: { rows } }], faults: all };
  }
  if (kind === null) return { items: [], faults: [fault('', 'header')] };
  const { rows, faults } = readDirectory(text, city);
  const all = [...faults, ...checkDirectory(rows)];
  return { items: rows.map((entry) => ({ kind: 'entry', entry })), faults: all };
}

function readMarkdown(text: string, city: City, live: Content, local: string): FileRead {
  const read = readArticle(text);
  if ('faults' in read) return { items: [], faults: read.faults };
  const item: ItemContent = { kind: 'article', article: read };
  const content = withItem(live, 'article', read.id, item);
  return {
    items: [item],
    faults: faultsOf(city, content, { kind: 'article', id: read.id }, local),
  };
}

/** Those that differ from what is live, and how many do not. */
export function changedFrom(items: readonly ItemContent[], live: Content) {
  const known = new Map(
    itemsOf(live).map(({ kind, item, content }) => [`${kind} ${item}`, content]),
  );
  const changed = items.flatMap((content) => {
    const before = known.get(`${content.kind} ${idOf(content)}`);
    const same = before && sameContent(before, content);
    return same
      ? []
      : [{ content, is: before ? ('changed' as const) : ('new' as const) }];
  });
  return { changed, unchanged: items.length - changed.length };
}

function sameContent(a: ItemContent, b: ItemContent): boolean {
  return JSON.stringify(numbered(a, 1)) === JSON.stringify(numbered(b, 1));
}

/** Tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The files of a city pack's folder, zipped; numbers of versions are the database's alone. */
export function zipOf(content: Content): Uint8Array {
  const plain = {
    ...content,
    articles: content.articles.map((article) => ({ ...article, version: 1 })),
  };
  const files = [...contentFiles(plain)].map(([path, text]): [string, Uint8Array] => [
    path,
    strToU8(path.endsWith('.csv') ? `${BYTE_ORDER_MARK}${text}` : text),
  ]);
  return zipSync(Object.fromEntries(files));
}
