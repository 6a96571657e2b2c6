/** What page and routes agree on. */

/** Longest answer an agent may send, in characters (UTF-16 units). */
export const LONGEST_ANSWER = 2000;
