/**
 * Replies to a question of the form, written for this project: `examples/<kind>.txt`, one a line.
 * Each says what kind of thing it is by itself, whatever was asked.
 */

export const REPLY_KINDS = [
  /** Where somebody is. */
  'place',
  /** How somebody is called. */
  'name',
  'phone',
  /** Whom it is about: "我妈 88岁", "对门大爷". */
  'person',
  'time',
  /** How much, how old, how far: "39+4周", "剩半盒". */
  'amount',
  /** A medicine, an animal, a part of the body, a paper. */
  'thing',
  /** How somebody is: "嘴发青", "醒着". */
  'state',
  /** What was done, and who comes or does not: "打过120了", "保安不开门". */
  'help',
  /** It is over, or others see to it. */
  'relief',
  /** What was told before is wrong. */
  'correction',
  'question',
  /** They cannot or will not say. */
  'unknown',
  /** Yes, in whatever words: "没毛病 提交吧", "sure, pass it on". */
  'agree',
  /** No, or not yet: "先别交", "我不愿意". */
  'refuse',
  /** Manners, a cry, impatience. */
  'plea',
] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

export interface ReplyExample {
  readonly kind: ReplyKind;
  readonly text: string;
}

export function readReplies(kind: ReplyKind, file: string): readonly ReplyExample[] {
  return file
    .split('\n')
    .map((line) => line.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind, text }));
}
