/** What an item is: its kinds, its content as it is parsed, its id. Routes, page and house read it here. */
import { z } from 'zod';
import { Article } from '../../knowledge/content/article.ts';
import { Entry } from '../../knowledge/content/directory.ts';
import { Register } from '../../knowledge/content/register.ts';
import type { ItemContent, ItemKind } from './contract.ts';

export const ITEM_KINDS = [
  'article',
  'entry',
  'register',
] as const satisfies readonly ItemKind[];

/** The register is one item: a change of many rows is written, looked at and undone as one. */
export const REGISTER_ID = 'zones';

export const ItemContentSchema: z.ZodType<ItemContent> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), article: Article }),
  z.strictObject({ kind: z.literal('entry'), entry: Entry }),
  z.strictObject({ kind: z.literal('register'), register: Register }),
]);

export function idOf(content: ItemContent): string {
  switch (content.kind) {
    case 'article':
      return content.article.id;
    case 'entry':
      return content.entry.id;
    case 'register':
      return REGISTER_ID;
  }
}

export function isKind(kind: string): kind is ItemKind {
  return ITEM_KINDS.some((one) => one === kind);
}
