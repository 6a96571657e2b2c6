/**
 * Trains the classifier: one softmax a question (urgency, category, intent) over hashed features,
 * by AdaGrad. Pure: the same examples in the same order give the same bytes.
 */
import type { Features } from './features.ts';
import { BUCKETS } from './features.ts';

export interface Sample {
  readonly features: Features;
  /** Index of the right class. */
  readonly label: number;
}

export interface TrainedHead {
  readonly bias: Float64Array;
  /** `bucket × classes + class`. */
  readonly weights: Float64Array;
}

export interface TrainingOptions {
  readonly classes: number;
  readonly epochs: number;
  readonly seed: number;
  /**
   * Share of the rules' findings hidden from each step: what rules know is found without learning,
   * so the words must learn to speak for themselves.
   */
  readonly hiddenRules: number;
  /** How far one example pulls a piece of words. */
  readonly rate: number;
  /** Rows of its table; a power of two. */
  readonly buckets?: number;
}

/** Each learns from the examples in another order; their mean depends less on any. */
const LEARNERS = 3;
const RULE_RATE = 0.15;
const DECAY = 1e-6;
/** What a rule's finding weighs beside all words together. */
export const RULE_WEIGHT = 0.5;

export function trainHead(
  samples: readonly Sample[],
  options: TrainingOptions,
): TrainedHead {
  const bias = new Float64Array(options.classes);
  const weights = new Float64Array((options.buckets ?? BUCKETS) * options.classes);
  for (let n = 0; n < LEARNERS; n += 1) {
    const learnt = learn(samples, options, seeded(options.seed + 100 * n));
    addTo(bias, learnt.bias);
    addTo(weights, learnt.weights);
  }
  return {
    bias: bias.map((sum) => sum / LEARNERS),
    weights: weights.map((sum) => sum / LEARNERS),
  };
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (values[i] ?? 0);
}

function learn(
  samples: readonly Sample[],
  { classes, epochs, hiddenRules, rate, buckets = BUCKETS }: TrainingOptions,
  random: () => number,
): TrainedHead {
  const weights = new Float64Array(buckets * classes);
  const squares = new Float64Array(buckets * classes).fill(1e-3);
  const bias = new Float64Array(classes);
  const order = samples.map((_, i) => i);
  const step = (at: number, gradient: number, most: number): void => {
    const pull = gradient + DECAY * (weights[at] ?? 0);
    squares[at] = (squares[at] ?? 0) + pull * pull;
    weights[at] = (weights[at] ?? 0) - (most * pull) / Math.sqrt(squares[at] ?? 1);
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const i of order) {
      const sample = samples[i];
      if (!sample) continue;
      const { words } = sample.features;
      const rules = sample.features.rules.filter(() => random() >= hiddenRules);
      const shares = probabilities(scoresOf({ weights, bias }, words, rules));
      const share = 1 / Math.sqrt(words.length || 1);
      for (let k = 0; k < classes; k += 1) {
        const gradient = (shares[k] ?? 0) - (k === sample.label ? 1 : 0);
        if (Math.abs(gradient) < 1e-4) continue;
        bias[k] = (bias[k] ?? 0) - 0.01 * gradient;
        for (const bucket of words) step(bucket * classes + k, gradient * share, rate);
        for (const bucket of rules)
          step(bucket * classes + k, gradient * RULE_WEIGHT, RULE_RATE);
      }
    }
  }
  return { bias, weights };
}

/** Sums before the softmax. `scale`: what one step of a packed weight is worth, by class. */
export function scoresOf(
  head: {
    readonly weights: ArrayLike<number>;
    readonly bias: ArrayLike<number>;
    readonly scale?: ArrayLike<number>;
  },
  words: Uint32Array,
  rules: Uint32Array,
): Float64Array {
  const { weights, bias, scale } = head;
  const classes = bias.length;
  const sums = new Float64Array(classes);
  const ruled = new Float64Array(classes);
  sumInto(sums, weights, words);
  sumInto(ruled, weights, rules);
  const share = 1 / Math.sqrt(words.length || 1);
  return sums.map((sum, k) => {
    const steps = sum * share + (ruled[k] ?? 0) * RULE_WEIGHT;
    return steps * (scale?.[k] ?? 1) + (bias[k] ?? 0);
  });
}

function sumInto(
  sums: Float64Array,
  weights: ArrayLike<number>,
  buckets: Uint32Array,
): void {
  const classes = sums.length;
  for (const bucket of buckets) {
    const row = bucket * classes;
    for (let k = 0; k < classes; k += 1)
      sums[k] = (sums[k] ?? 0) + (weights[row + k] ?? 0);
  }
}

export function probabilities(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  let total = 0;
  const shares = scores.map((score) => {
    const share = Math.exp(score - most);
    total += share;
    return share;
  });
  return shares.map((share) => share / total);
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
}

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
