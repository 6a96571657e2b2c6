/** Another number in place of the one we have: the last one told that nothing denies. */
import type { Sourced } from '../cases/case.ts';
import { phoneIn } from '../intents/entities/phone.ts';
import { normalise } from '../intents/normalise.ts';
import { detailsOf, type Turn } from './turn.ts';

/** What stands around a number that is theirs: with more beside it, it may be anybody's. */
const AROUND_PHONE =
  /联系方式|联系电话|我的|我|俺|电话|手机|号码|号|打|拨|换成|换|改成|改|用|新|这个|应该|正确|才|说错了|写错了|错了|不对|不是|是|为|吧|啊|了|的|\b(?:my|new|phone|mobile|number|is|it's|it|call|me|on|at|the|sorry|right|correct)\b/giu;

/** As it is written, with spaces and dashes. */
const NUMBER = /\+?\d[\d -]{5,}\d/gu;

/** Another number than the one we have, and nothing beside it: the last one told is the one to ring. */
export function phoneCorrected(turn: Turn): Sourced<string> | null {
  const { text, message, understanding } = turn.heard;
  const { phone } = understanding.entities;
  const known = detailsOf(turn).phone?.value;
  const value = phone && known !== undefined ? lastNumber(text) : undefined;
  if (value === undefined || value === known) return null;
  const rest = text
    .replace(phone?.words ?? '', ' ')
    .replace(NUMBER, ' ')
    .replace(AROUND_PHONE, ' ');
  if (/[\p{L}\p{N}]/u.test(rest)) return null;
  return { value, message: message.id };
}

/** In "不是138…，是139…" the number that counts is the one that nothing denies. */
export function lastNumber(text: string): string | undefined {
  const { text: words } = normalise(text);
  const found = phoneIn(words);
  if (!found) return undefined;
  const denied = /(?:不是|not) ?$/u.test(words.slice(0, found.start));
  return lastNumber(words.slice(found.end)) ?? (denied ? undefined : found.value);
}
