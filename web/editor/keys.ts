/** The page's keyboard: saving from anywhere, the rest while nobody types. */
import { commandUnder, keyOf, type Stroke } from '../shared/staff/keys.ts';

export const KEYS = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  '?': 'help',
  Escape: 'leave',
} as const;

export type Command = (typeof KEYS)[keyof typeof KEYS] | 'save';

/** Null: not ours. Escape also works from within a field; Ctrl or Cmd and S everywhere. */
export function commandOf(stroke: Stroke, typing: boolean): Command | null {
  const key = keyOf(stroke);
  if (stroke.altKey || stroke.isComposing) return null;
  // Held down it still must not reach the browser's own saving.
  if (stroke.ctrlKey || stroke.metaKey) return key === 's' ? 'save' : null;
  if (stroke.repeat || (typing && key !== 'Escape')) return null;
  return commandUnder(KEYS, key);
}
