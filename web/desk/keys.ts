/** The desk's keyboard: one letter a verb, silent while somebody types. */

export const KEYS = {
  n: 'next',
  t: 'take',
  r: 'answer',
  e: 'resolve',
  b: 'hand-back',
  u: 'undo',
  '?': 'help',
  Escape: 'leave',
} as const;

export type Command = (typeof KEYS)[keyof typeof KEYS];

/** What is read of a `KeyboardEvent`. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** Null: not ours. A key that is held down acts once. Escape also works from within a field. */
export function commandOf(stroke: Stroke, typing: boolean): Command | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  if (stroke.repeat || stroke.isComposing) return null;
  if (typing && stroke.key !== 'Escape') return null;
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key;
  return isKey(key) ? KEYS[key] : null;
}

function isKey(key: string): key is keyof typeof KEYS {
  return Object.hasOwn(KEYS, key);
}
