/**
 * How words answer a check: "没有", "冇", "好像没了" to "有呼吸吗？" are one answer, and 没停 to "还在抽
 * 吗？" is a yes. Learnt from `examples/`, for each question and for words that nobody asked for.
 */
import { z } from 'zod';
import { Head, PackedHead } from '../classifier/model.ts';
import { type Check, SENSES, type Sense } from './checks.ts';
import { answerFeatures, BUCKETS } from './features.ts';
import model from './model.json' with { type: 'json' };

export const PackedAnswers = z.object({
  /** Of the examples and the code that reads them: another digest means that it is stale. */
  trainedFrom: z.string(),
  head: PackedHead,
});
export type PackedAnswers = z.infer<typeof PackedAnswers>;

const head = new Head(PackedAnswers.parse(model).head, BUCKETS);

/** Words that nobody asked for must say it surely. */
const SURE = 0.6;
const ANSWERED = 0.5;
/** Between senses the graver one counts from here on: a doubt is read as the worse. */
const DOUBT = 0.35;

export interface Judged {
  readonly sense: Sense;
  /** How surely they answer it at all. */
  readonly share: number;
}

/** How the words answer the check; null: they do not. */
export function senseOf(text: string, check: Check, asked: boolean): Judged | null {
  const verdict = head.judge(answerFeatures(text, check.id, asked));
  const said = 1 - verdict.share('other');
  if (said < (asked ? ANSWERED : SURE)) return null;
  const likely = [...SENSES].sort((a, b) => verdict.share(b) - verdict.share(a));
  const graver = likely.find(
    (sense) =>
      check.answers[sense]?.becomes !== undefined &&
      verdict.share(sense) / said > (asked ? DOUBT : SURE),
  );
  const [best] = likely;
  if (graver !== undefined) return { sense: graver, share: said };
  const sure = best !== undefined && (asked || verdict.share(best) > SURE);
  return sure ? { sense: best, share: said } : null;
}
