/** What the page and its routes both hold to. */
export const LONGEST_NOTE = 500;
export const LONGEST_QUESTION = 500;
/** A register of fifty thousand rows as CSV. */
export const LONGEST_FILE = 20_000_000;
/** The same as JSON, in bytes; only who is signed in as an editor may send so much. */
export const LONGEST_BODY = 32_000_000;
