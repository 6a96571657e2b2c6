/** The page's keyboard: saving from anywhere, the rest while nobody types. */

export const KEYS = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  '?': 'help',
  Escape: 'leave',
} as const;

export type Command = (typeof KEYS)[keyof typeof KEYS] | 'save';

/** What is read of a `KeyboardEvent`. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** Null: not ours. Escape also works from within a field; Ctrl or Cmd and S everywhere. */
export function commandOf(stroke: Stroke, typing: boolean): Command | null {
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key;
  if (stroke.altKey || stroke.isComposing) return null;
  // Held down it still must not reach the browser's own saving.
  if (stroke.ctrlKey || stroke.metaKey) return key === 's' ? 'save' : null;
  if (stroke.repeat || (typing && key !== 'Escape')) return null;
  return isKey(key) ? KEYS[key] : null;
}

function isKey(key: string): key is keyof typeof KEYS {
  return Object.hasOwn(KEYS, key);
}
