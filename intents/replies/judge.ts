/**
 * What kind of answer a few words are by themselves, learnt from `examples/`: a question asks for
 * one kind, and people say another. It knows kinds of wording, not names: where nothing of the words
 * was ever seen ("老鸦陈") its shares are even, and what was asked decides.
 */
import { z } from 'zod';
import { Head, PackedHead } from '../classifier/model.ts';
import type { ReplyKind } from './examples.ts';
import { BUCKETS, replyFeatures } from './features.ts';
import model from './model.json' with { type: 'json' };

export const PackedReplies = z.object({
  /** Of the examples and the code that reads them: another digest means that it is stale. */
  trainedFrom: z.string(),
  head: PackedHead,
});
export type PackedReplies = z.infer<typeof PackedReplies>;

const head = new Head(PackedReplies.parse(model).head, BUCKETS);

export interface Reply {
  /** Of all kinds together 1. */
  share(...kinds: readonly ReplyKind[]): number;
}

export function judgeReply(text: string): Reply {
  const verdict = head.judge(replyFeatures(text));
  return {
    share: (...kinds) => kinds.reduce((sum, kind) => sum + verdict.share(kind), 0),
  };
}

/** Kinds that say something instead of naming something: no place, name or thing is told so. */
export const SAYING = [
  'state',
  'help',
  'relief',
  'correction',
  'question',
  'unknown',
  'agree',
  'refuse',
  'plea',
] as const satisfies readonly ReplyKind[];

/** How surely the words say something, where a name of something was asked for. */
export function sayingShare(text: string): number {
  return judgeReply(text).share(...SAYING);
}
