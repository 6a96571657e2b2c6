/** Lists of words, as patterns. */

/** Any of the words, the longest first, as the inside of a pattern. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[?.]/g, '\\$&'))
    .join('|');
}
