/** What one piece of an answer to "where?" is. */
export type PieceKind =
  /** Its own words say that it is a place. */
  | 'sure'
  /** Nothing speaks against it; only the question makes it one. */
  | 'free'
  /** Part of the place that stands before it, and none by itself: C7, 4期, 老家. */
  | 'rest'
  | 'other';

export interface PieceReading {
  readonly kind: PieceKind;
  /** How much of its beginning is not the place itself: 我们在. */
  readonly skip: number;
}

export const OTHER: PieceReading = { kind: 'other', skip: 0 };

/** Any of the words, the longest first, as the inside of a pattern. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[?.]/g, '\\$&'))
    .join('|');
}
