/** What page and routes agree on. */

/** Longest text of a body on its task, in characters (UTF-16 units). */
export const LONGEST_WORDS = 2000;
/** And of a name under a hand-over. */
export const LONGEST_NAME = 40;

/** Photos of one report, and the bytes of each; the page makes them much smaller. */
export const MOST_PHOTOS = 6;
export const PHOTO_BYTES = 5 * 1024 * 1024;
