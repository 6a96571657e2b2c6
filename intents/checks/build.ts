/** From examples to the packed judge of answers. The same examples give the same bytes. */
import { packHead } from '../classifier/model.ts';
import { trainHead } from '../classifier/train.ts';
import { ANSWER_SENSES, type CheckExample } from './examples.ts';
import { answerFeatures, BUCKETS } from './features.ts';
import type { PackedAnswers } from './judge.ts';

/** Measured by leaving a fifth out in turn. */
const EPOCHS = 8;
const RATE = 0.7;
/** Of the length, which says little. */
const HIDDEN_RULES = 0.3;

export function buildAnswers(
  examples: readonly CheckExample[],
  trainedFrom: string,
): PackedAnswers {
  const samples = examples.map(({ check, asked, sense, text }) => ({
    features: answerFeatures(text, check, asked),
    label: ANSWER_SENSES.indexOf(sense),
  }));
  const trained = trainHead(samples, {
    classes: ANSWER_SENSES.length,
    epochs: EPOCHS,
    seed: 6,
    hiddenRules: HIDDEN_RULES,
    rate: RATE,
    buckets: BUCKETS,
  });
  return { trainedFrom, head: packHead(ANSWER_SENSES, trained) };
}
