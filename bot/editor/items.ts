/** Between the editors' tables, where an item's content is JSON, and the knowledge base. */
import type { ItemKey } from '../../integrations/database/knowledge-contract.ts';
import type { Content } from '../../knowledge/content/content.ts';
import type { ItemContent, ItemKind } from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';

/** Everything of a city pack as items. */
export function itemsOf({
  articles,
  directory,
  register,
}: Content): (ItemKey & { readonly content: ItemContent })[] {
  const contents: ItemContent[] = [
    ...articles.map((article) => ({ kind: 'article' as const, article })),
    ...directory.map((entry) => ({ kind: 'entry' as const, entry })),
    { kind: 'register', register },
  ];
  return contents.map((content) => ({
    kind: content.kind,
    item: idOf(content),
    content,
  }));
}

/** What an item holds, without its kind. */
export function bodyOf(content: ItemContent): object {
  switch (content.kind) {
    case 'article':
      return content.article;
    case 'entry':
      return content.entry;
    case 'register':
      return content.register;
  }
}

/** As published under `number`: an answer names the version that it was taken from. */
export function numbered(content: ItemContent, number: number): ItemContent {
  if (content.kind !== 'article' || content.article.version === number) return content;
  return { kind: 'article', article: { ...content.article, version: number } };
}

/** `content` with one item put in, replaced, or (null) taken out. */
export function withItem(
  content: Content,
  kind: ItemKind,
  id: string,
  item: ItemContent | null,
): Content {
  switch (kind) {
    case 'article': {
      const article = item?.kind === 'article' ? item.article : null;
      return { ...content, articles: put(content.articles, id, article) };
    }
    case 'entry': {
      const entry = item?.kind === 'entry' ? item.entry : null;
      return { ...content, directory: put(content.directory, id, entry) };
    }
    case 'register': {
      const register = item?.kind === 'register' ? item.register : { rows: [] };
      return { ...content, register };
    }
  }
}

function put<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  item: T | null,
): readonly T[] {
  const at = list.findIndex((one) => one.id === id);
  if (at < 0) return item ? [...list, item] : list;
  return item ? list.with(at, item) : list.toSpliced(at, 1);
}
