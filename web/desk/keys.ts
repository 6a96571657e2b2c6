/** The desk's keyboard: one letter a verb, silent while somebody types. */
import { commandUnder, keyOf, type Stroke } from '../shared/staff/keys.ts';

export const KEYS = {
  n: 'next',
  t: 'take',
  r: 'answer',
  p: 'reply',
  d: 'dispatch',
  i: 'intake',
  f: 'find',
  h: 'direct',
  v: 'edit',
  e: 'resolve',
  b: 'hand-back',
  u: 'undo',
  '?': 'help',
  Escape: 'leave',
} as const;

export type Command = (typeof KEYS)[keyof typeof KEYS];

/** Null: not ours. A key that is held down acts once. Escape also works from within a field. */
export function commandOf(stroke: Stroke, typing: boolean): Command | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  if (stroke.repeat || stroke.isComposing) return null;
  if (typing && stroke.key !== 'Escape') return null;
  return commandUnder(KEYS, keyOf(stroke));
}
