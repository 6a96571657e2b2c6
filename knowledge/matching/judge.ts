/**
 * Whether the likest matter answers the question, or only sounds like it. A logistic measure over
 * how alike it is to what is answered there, to what is not, and how far the next matter is. The
 * weights are fitted by `npm run train -- answers` on questions kept apart from the articles: once
 * for matters with few questions filed (an article written tonight), once for those with many.
 */
import judgement from './judgement.json' with { type: 'json' };
import { alikeness, type Likenesses } from './likeness.ts';

/** In the order of the weights. */
export const MEASURES = [
  'likest',
  'most',
  'whole',
  'ahead',
  'unansweredLikest',
  'unansweredWhole',
  'unanswered',
  'known',
  'topical',
  'idle',
  'length',
  'unansweredMost',
  'leaning',
  'missing',
  'untold',
] as const;

/** What is known of a question beside how alike it is. */
export interface Asked {
  /** Its words name something that articles are about. */
  readonly topical: boolean;
  /** They want nothing of a city's service. */
  readonly idle: boolean;
  /** Of the text. */
  readonly length: number;
  /** What it names and the article does not, by how seldom such questions are answered. */
  readonly missing: number;
  /** How many kinds of fact it wants that the article does not tell. */
  readonly untold: number;
}

/** One figure for each of `MEASURES`; all 0 where nothing is alike. */
export function measuresOf(
  { matters, unanswered, unansweredMost, leaning }: Likenesses,
  { topical, idle, length, missing, untold }: Asked,
): readonly number[] {
  const [best, second] = matters;
  if (!best) return MEASURES.map(() => 0);
  const ahead = alikeness(best) - (second ? alikeness(second) : 0);
  return [
    best.likest,
    best.most,
    best.whole,
    ahead,
    best.unansweredLikest,
    best.unansweredWhole,
    unanswered,
    best.known,
    topical ? 1 : 0,
    idle ? 1 : 0,
    Math.log(length + 1),
    unansweredMost,
    leaning,
    missing,
    untold,
  ];
}

/** 0 to 1; `filed`: how many questions are filed with the likest matter. */
export function confidenceOf(measures: readonly number[], filed: number): number {
  const { few, many } = judgement;
  const share =
    Math.log(Math.max(filed, few.filed) / few.filed) / Math.log(many.filed / few.filed);
  const much = Math.min(1, share);
  const sum = much * sumOf(many, measures) + (1 - much) * sumOf(few, measures);
  return 1 / (1 + Math.exp(-sum));
}

interface Fitted {
  readonly weights: readonly number[];
  readonly bias: number;
}

function sumOf({ weights, bias }: Fitted, measures: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (measures[at] ?? 0), bias);
}

/** As good as the very words of a question that is filed. */
const SAME = 0.9;

/**
 * What somebody filed is answered, or not answered, as they filed it, whatever else is alike; null:
 * it is not one of those.
 */
export function filedVerdict({ matters, unansweredMost }: Likenesses): boolean | null {
  const most = matters[0]?.most ?? 0;
  if (Math.max(most, unansweredMost) < SAME) return null;
  return most >= unansweredMost;
}

/** Enough to answer: the fitting puts the bound there. */
export const SURE = 0.5;
