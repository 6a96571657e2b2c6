/**
 * Unsaved words, in this browser's storage, so that neither a reload nor a closed window loses
 * them. Each person's apart; only saving or undoing removes them.
 */
import type { Shelf } from '../shared/remembered.ts';
import type { Item, ItemContent, ItemRef } from './contract.ts';
import { savedContent, type Unsaved, type Writing } from './model.ts';
import { patched, patchOf, type RegisterPatch } from './register-patch.ts';

const PREFIX = 'huying.editor.unsaved';

/** A register is kept as what was changed in it: whole it would not fit. */
type KeptContent =
  | ItemContent
  | { readonly kind: 'patch'; readonly patch: RegisterPatch };

interface Kept extends Omit<Writing, 'content' | 'base'> {
  readonly content: KeptContent;
  readonly base: ItemContent | null;
}

export class Keep {
  readonly #shelf: Shelf;
  #username = '';

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  claim(username: string): void {
    this.#username = username;
  }

  /** Items with unsaved words. Read anew each time: another window may have written. */
  list(): readonly Unsaved[] {
    const kept: unknown = parsed(this.#shelf.getItem(this.#index()));
    return Array.isArray(kept) ? kept.filter(isUnsaved) : [];
  }

  /** False: this browser kept nothing. */
  put(ref: ItemRef, title: string, writing: Writing): boolean {
    const others = this.list().filter((one) => !names(one, ref));
    const index = [...others, { kind: ref.kind, id: ref.id, title }];
    const text = JSON.stringify(packed(writing));
    this.#shelf.setItem(this.#key(ref), text);
    this.#shelf.setItem(this.#index(), JSON.stringify(index));
    return this.#shelf.getItem(this.#key(ref)) === text;
  }

  /** The words kept for this item as it is now. */
  get(item: Item): Writing | null {
    const kept = parsed(this.#shelf.getItem(this.#key(item)));
    return isKept(kept) ? unpacked(kept, item) : null;
  }

  drop(ref: ItemRef): void {
    const others = this.list().filter((one) => !names(one, ref));
    this.#shelf.removeItem(this.#key(ref));
    if (others.length === 0) this.#shelf.removeItem(this.#index());
    else this.#shelf.setItem(this.#index(), JSON.stringify(others));
  }

  #index(): string {
    return `${PREFIX}.${this.#username}`;
  }

  #key({ kind, id }: ItemRef): string {
    return `${this.#index()}.${kind}.${id}`;
  }
}

function names(one: ItemRef, ref: ItemRef): boolean {
  return one.kind === ref.kind && one.id === ref.id;
}

function packed(writing: Writing): Kept {
  const { content, base } = writing;
  if (content.kind !== 'register') return { ...writing, content };
  const from = base?.kind === 'register' ? base.register : { rows: [] };
  const patch = patchOf(from, content.register);
  return { ...writing, base: null, content: { kind: 'patch', patch } };
}

function unpacked({ content, ...kept }: Kept, item: Item): Writing {
  if (content.kind !== 'patch') return { ...kept, content };
  const now = savedContent(item);
  const rows = now?.kind === 'register' ? now.register.rows : [];
  const register = patched(rows, content.patch);
  return { ...kept, base: now, content: { kind: 'register', register } };
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Our own writing, or nothing: an older page's shape is not worth a failure. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  if (!('content' in value) || !('revision' in value) || !('live' in value)) return false;
  const { content } = value;
  return typeof content === 'object' && content !== null && 'kind' in content;
}

function isUnsaved(value: unknown): value is Unsaved {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
