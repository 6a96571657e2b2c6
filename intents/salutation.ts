/** A greeting before the matter is manners: what is meant stands behind it. */
import type { NormalText } from './normalise.ts';

const GREETING =
  '(?:[您你]好(?![意好像多久大吗]|不好)|你们好|大家好|(?:早上|上午|中午|下午|晚上)好(?![多几不])|(?:hello|hi|hey|good (?:morning|afternoon|evening|day))(?: there)?(?![\\p{L}\\d]))';
const SALUTATION = new RegExp(`^(?:${GREETING}[啊呀哈呢]?[\\s,.!~。;:]*)+`, 'u');
/** Less than this behind it is no matter: the greeting is the message. */
const LEAST = 2;

/** The same text from behind its greeting, or the text itself where there is nothing more. */
export function afterSalutation(normal: NormalText): NormalText {
  const length = SALUTATION.exec(normal.text)?.[0].length ?? 0;
  if (length === 0 || normal.text.length - length < LEAST) return normal;
  return {
    original: normal.original,
    text: normal.text.slice(length),
    from: normal.from.subarray(length),
    to: normal.to.subarray(length),
    clause: normal.clause.subarray(length),
    sentence: normal.sentence.subarray(length),
    spaced: normal.spaced.subarray(length),
  };
}
