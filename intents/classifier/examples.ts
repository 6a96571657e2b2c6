/**
 * Messages with their labels, written for this project: `examples/*.tsv` to learn from,
 * `examples/test/*.tsv` to measure on and never to learn from. One a line, four fields with tabs
 * between: urgency, category, intent, text.
 */
import { INTENTS, type Intent, URGENCIES, type Urgency } from '../understanding.ts';

/** Categories that the examples are labelled with: ids of the city pack. */
export const CATEGORIES = [
  'policy',
  'medical',
  'transport',
  'health_code',
  'food',
  'education',
  'business',
  'suggestion',
  'other',
] as const;
export type ExampleCategory = (typeof CATEGORIES)[number];

export interface Example {
  readonly urgency: Urgency;
  readonly category: ExampleCategory;
  readonly intent: Intent;
  readonly text: string;
}

const LONGEST = 500;
/** Two texts with more of their pieces in common than this are one example. */
const ALIKE = 0.6;

/** The examples of one file, and what is wrong with it: `line: what to do`. */
export function readExamples(file: string): {
  readonly examples: readonly Example[];
  readonly faults: readonly string[];
} {
  const examples: Example[] = [];
  const faults: string[] = [];
  for (const [index, line] of file.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') faults.push(`${index + 1}: ${read}`);
    else examples.push(read);
  }
  return { examples, faults };
}

function readLine(line: string): Example | string {
  const [urgency, category, intent, text, ...more] = line.split('\t');
  if (text === undefined || more.length > 0) {
    return 'write urgency, category, intent and text with one tab between';
  }
  if (!isOne(URGENCIES, urgency)) return `urgency is one of ${URGENCIES.join(' ')}`;
  if (!isOne(CATEGORIES, category)) return `category is one of ${CATEGORIES.join(' ')}`;
  if (!isOne(INTENTS, intent)) return `intent is one of ${INTENTS.join(' ')}`;
  if (text.trim() === '' || text.length > LONGEST)
    return `text has 1 to ${LONGEST} characters`;
  return { urgency, category, intent, text };
}

function isOne<T extends string>(
  list: readonly T[],
  word: string | undefined,
): word is T {
  return list.some((each) => each === word);
}

/** Pairs of examples that say nearly the same: one of each pair should go. */
export function nearDuplicates(
  examples: readonly Example[],
): readonly (readonly [number, number])[] {
  const byPiece = new Map<string, number[]>();
  const sizes: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (const [index, { text }] of examples.entries()) {
    const pieces = piecesOf(text);
    sizes.push(pieces.size);
    const common = new Map<number, number>();
    for (const piece of pieces) {
      for (const other of byPiece.get(piece) ?? []) {
        common.set(other, (common.get(other) ?? 0) + 1);
      }
    }
    for (const [other, count] of common) {
      if (count / (pieces.size + (sizes[other] ?? 0) - count) > ALIKE) {
        pairs.push([other, index]);
        break;
      }
    }
    for (const piece of pieces) {
      const holders = byPiece.get(piece);
      if (holders) holders.push(index);
      else byPiece.set(piece, [index]);
    }
  }
  return pairs;
}

/** Three characters at a time, without what stands between the words. */
function piecesOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (plain.length <= 3) return new Set([plain]);
  return new Set(
    Array.from({ length: plain.length - 2 }, (_, i) => plain.slice(i, i + 3)),
  );
}
