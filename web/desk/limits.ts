/** What page and routes agree on. */

/** Longest answer an agent may send, in characters (UTF-16 units). */
export const LONGEST_ANSWER = 2000;

/** Longest name of a paper that is owed. */
export const LONGEST_PAPER = 60;

/** Bodies that a case is handed to at once. */
export const MOST_BODIES = 8;

/** Longest text that is looked for among all cases. */
export const LONGEST_SEARCH = 100;
/** Cases that one agent may have at a time. */
export const MOST_AT_ONCE = 20;

/** Cases that are made one issue at once. */
export const MOST_GATHERED = 1000;

/** Longest name, phone or address in the form. */
export const LONGEST_FIELD = 200;

/** Articles that one answer quotes. */
export const MOST_QUOTES = 3;
