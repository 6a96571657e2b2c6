/** The open item in the page's address, `#article/testing-time`, for reloads, links and the way back. */
import type { ItemRef } from './contract.ts';
import { isKind } from './items.ts';

const ADDRESS = /^#(article|entry|register)\/([a-z][a-z0-9-]{0,59})$/;

export function addressOf(ref: ItemRef | null): string {
  return ref === null ? '' : `#${ref.kind}/${ref.id}`;
}

/** Null: none, or nothing that could be an item. */
export function refOf(address: string): ItemRef | null {
  const [, kind, id] = ADDRESS.exec(address) ?? [];
  return kind !== undefined && isKind(kind) && id !== undefined ? { kind, id } : null;
}
