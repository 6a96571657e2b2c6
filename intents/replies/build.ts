/** From examples to the packed judge of replies. The same examples give the same bytes. */
import { packHead } from '../classifier/model.ts';
import { trainHead } from '../classifier/train.ts';
import { REPLY_KINDS, type ReplyExample } from './examples.ts';
import { BUCKETS, replyFeatures } from './features.ts';
import type { PackedReplies } from './judge.ts';

/** Measured by leaving a fifth out in turn: fewer learn less, more learn the examples by heart. */
const EPOCHS = 8;
const RATE = 0.7;
/** Of the length, which says little. */
const HIDDEN_RULES = 0.3;

export function buildReplies(
  examples: readonly ReplyExample[],
  trainedFrom: string,
): PackedReplies {
  const samples = examples.map(({ kind, text }) => ({
    features: replyFeatures(text),
    label: REPLY_KINDS.indexOf(kind),
  }));
  const trained = trainHead(samples, {
    classes: REPLY_KINDS.length,
    epochs: EPOCHS,
    seed: 4,
    hiddenRules: HIDDEN_RULES,
    rate: RATE,
    buckets: BUCKETS,
  });
  return { trainedFrom, head: packHead(REPLY_KINDS, trained) };
}
