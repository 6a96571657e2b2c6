/** The trained classifier: packed to small numbers, read once, asked for every message. */
import { z } from 'zod';
import { BUCKETS, type Features } from './features.ts';
import { probabilities, scoresOf, type TrainedHead } from './train.ts';

export const PackedHead = z.object({
  classes: z.array(z.string()).min(2),
  bias: z.array(z.number()),
  /** What one step of a weight is worth, by class. */
  scale: z.array(z.number().positive()),
  /** base64 of one signed byte a weight, `bucket × classes + class`. */
  weights: z.string(),
});
export type PackedHead = z.infer<typeof PackedHead>;

/** What `npm run train` writes and the reader loads. */
export const PackedModel = z.object({
  /** Of the examples and of this folder's code: another digest means that it must be trained anew. */
  trainedFrom: z.string(),
  /** Least share of critical, and of high or critical, that raises the urgency. */
  thresholds: z.object({ critical: z.number(), high: z.number(), ask: z.number() }),
  urgency: PackedHead,
  category: PackedHead,
  intent: PackedHead,
});
export type PackedModel = z.infer<typeof PackedModel>;

const STEPS = 127;

export function packHead(
  classes: readonly string[],
  { bias, weights }: TrainedHead,
): PackedHead {
  const count = classes.length;
  const most = new Float64Array(count).fill(1e-9);
  for (let i = 0; i < weights.length; i += 1) {
    const k = i % count;
    most[k] = Math.max(most[k] ?? 0, Math.abs(weights[i] ?? 0));
  }
  const bytes = new Uint8Array(weights.length);
  for (let i = 0; i < weights.length; i += 1) {
    bytes[i] = Math.round(((weights[i] ?? 0) / (most[i % count] ?? 1)) * STEPS) & 0xff;
  }
  return {
    classes: [...classes],
    bias: [...bias].map(rounded),
    scale: [...most].map((value) => rounded(value / STEPS)),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

/** Nine digits: enough for the sum, and the same text everywhere. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

export interface Verdict {
  /** Share of each class, adding up to 1. */
  share(name: string): number;
  readonly best: string;
  readonly certainty: number;
}

/** One question's answers. */
export class Head {
  readonly classes: readonly string[];
  /** Steps of one signed byte a weight: a city's server holds them all. */
  readonly #packed: {
    readonly weights: Int8Array;
    readonly bias: readonly number[];
    readonly scale: readonly number[];
  };

  constructor(packed: PackedHead, buckets: number = BUCKETS) {
    const count = packed.classes.length;
    const bytes = Buffer.from(packed.weights, 'base64');
    if (bytes.length !== buckets * count)
      throw new RangeError('the model has another size');
    this.classes = packed.classes;
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#packed = { weights, bias: packed.bias, scale: packed.scale };
  }

  judge({ words, rules }: Features): Verdict {
    const { classes } = this;
    const shares = probabilities(scoresOf(this.#packed, words, rules));
    let best = 0;
    for (let k = 1; k < shares.length; k += 1) {
      if ((shares[k] ?? 0) > (shares[best] ?? 0)) best = k;
    }
    return {
      share: (name) => shares[classes.indexOf(name)] ?? 0,
      best: classes[best] ?? '',
      certainty: shares[best] ?? 0,
    };
  }

  /** The piece of words that speaks most for a class: where it begins in the normal text. */
  strongest({ words, at }: Features, name: string): number {
    const k = this.classes.indexOf(name);
    let most = Number.NEGATIVE_INFINITY;
    let place = 0;
    for (let i = 0; i < words.length; i += 1) {
      const weight = this.#packed.weights[(words[i] ?? 0) * this.classes.length + k] ?? 0;
      if (weight <= most) continue;
      most = weight;
      place = at[i] ?? 0;
    }
    return place;
  }
}

export interface Classifier {
  readonly thresholds: PackedModel['thresholds'];
  readonly urgency: Head;
  readonly category: Head;
  readonly intent: Head;
}

/** Throws where the data is not a model of this code. */
export function unpack(json: unknown): Classifier {
  const model = PackedModel.parse(json);
  return {
    thresholds: model.thresholds,
    urgency: new Head(model.urgency),
    category: new Head(model.category),
    intent: new Head(model.intent),
  };
}
