/** What the judge of answers sees: pieces of the words, by themselves and beside what was asked. */
import { type Features, piecesIn } from '../classifier/features.ts';
import { normalise } from '../normalise.ts';
import { CHECKS } from './checks.ts';

/** Rows of its table; a power of two. */
export const BUCKETS = 1 << 15;
/** Its last rows tell how long the words are, beside what was asked. */
const LENGTHS = 6;

/** @param asked the words answer the check's question; else nobody asked. */
export function answerFeatures(text: string, check: string, asked: boolean): Features {
  const said = normalise(text).text.trim();
  const { words, at } = piecesIn(said);
  const topic = (1 + CHECKS.findIndex(({ id }) => id === check)) * 2 + (asked ? 1 : 0);
  const seen = new Set<number>();
  for (const piece of words) {
    seen.add(mixed(piece, asked ? 1 : 0));
    seen.add(mixed(piece, topic));
  }
  const length = Math.min(LENGTHS - 1, Math.floor(Math.log2(said.length + 1)));
  return {
    words: Uint32Array.from(seen),
    at,
    rules: Uint32Array.of(mixed(length + 0x7f000000, topic)),
  };
}

function mixed(piece: number, topic: number): number {
  const hash = Math.imul(piece ^ Math.imul(topic + 1, 0x9e3779b1), 0x5bd1e995);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
