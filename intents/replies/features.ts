/** What the judge of replies sees: pieces of the words in a small table, how many, and the script. */
import { type Features, piecesIn } from '../classifier/features.ts';
import { normalise } from '../normalise.ts';

/** Rows of its table; a power of two. */
export const BUCKETS = 1 << 15;
/** The last rows of the table tell the length, in steps of twice as long, for each script. */
const LENGTHS = 7;
const LATIN = /^[\s\w'.,!?-]+$/;

export function replyFeatures(text: string): Features {
  const said = normalise(text).text.trim();
  const { words, at } = piecesIn(said);
  const length = Math.min(LENGTHS - 1, Math.floor(Math.log2(said.length + 1)));
  const script = LATIN.test(said) ? LENGTHS : 0;
  return {
    words: Uint32Array.from(new Set(words.map((bucket) => bucket & (BUCKETS - 1)))),
    at,
    rules: Uint32Array.of(BUCKETS - 1 - length - script),
  };
}
