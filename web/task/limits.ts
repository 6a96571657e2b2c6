/** What page and routes agree on. */

/** Longest text of a body on its task, in characters (UTF-16 units). */
export const LONGEST_WORDS = 2000;
