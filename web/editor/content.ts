/** New items as they begin, and how an item is called. Pure. */
import type { ItemContent, ItemRef } from './contract.ts';
import type { EditorSettings } from './settings.ts';

/** Where writing begins. It cannot be saved before its empty fields are filled. */
export function blankContent(
  ref: ItemRef,
  title: string,
  today: string,
  settings: EditorSettings,
  questions: readonly string[] = [],
): ItemContent {
  const { id, kind } = ref;
  const [category = ''] = Object.keys(settings.categories);
  const none = { zh: '' };
  switch (kind) {
    case 'article':
      return {
        kind,
        article: {
          id,
          version: 1,
          matter: id,
          also: [],
          title: { zh: title },
          questions: [...questions],
          unanswered: [],
          answer: none,
          zones: [],
          districts: [],
          persons: [],
          category,
          source: none,
          announcedOn: today,
          phones: [],
          checks: [],
        },
      };
    case 'entry':
      return {
        kind,
        entry: {
          id,
          kind: 'hotline',
          name: { zh: title },
          phones: [],
          zones: [],
          districts: [],
          source: none,
          announcedOn: today,
        },
      };
    case 'register':
      return { kind, register: { rows: [] } };
  }
}

/** In the language of the page; null: the register, which has no name of its own. */
export function titleOf(content: ItemContent, language: 'zh' | 'en'): string | null {
  switch (content.kind) {
    case 'article':
      return content.article.title[language] ?? content.article.title.zh;
    case 'entry':
      return content.entry.name[language] ?? content.entry.name.zh;
    case 'register':
      return null;
  }
}

/** A short name that nobody has: `new-0112`, `new-0112-2` … */
export function suggestedId(today: string, taken: ReadonlySet<string>): string {
  const first = `new-${today.slice(5).replace('-', '')}`;
  let id = first;
  for (let n = 2; taken.has(id); n += 1) id = `${first}-${n}`;
  return id;
}
