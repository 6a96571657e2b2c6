/** Yes, no and "I cannot say" in whatever words: "没毛病 提交吧", "先别交", "问我妈去". */
import { judgeReply } from '../intents/replies/judge.ts';
import { hasCue, isCue, namedFields } from './cues.ts';
import type { Heard } from './heard.ts';

/** Longer words tell something besides. */
const LONGEST = { zh: 16, en: 45 };
const SURELY = 0.55;

export function saysYes(heard: Heard): boolean {
  const { text } = heard;
  return isCue(text, 'yes') || isCue(text, 'confirm') || isLike(heard, 'agree');
}

export function saysNo(heard: Heard): boolean {
  return isCue(heard.text, 'no') || isLike(heard, 'refuse');
}

/** Something is wrong, and not what: "好像不对", "not correct". */
export function saysWrong(heard: Heard): boolean {
  const named = namedFields(heard.text).length > 0 || /\d/.test(heard.text);
  return !named && isLike(heard, 'correction');
}

/** They do not know, or will not say. */
export function cannotSay(heard: Heard): boolean {
  return isCue(heard.text, 'skip') || isLike(heard, 'unknown');
}

/** It is over or done: "打上了 谢谢你们". A matter in it must not be taken for its end: "没菜了". */
export function saysOver(heard: Heard): boolean {
  const sure = heard.understanding.category === null || relief(heard.text) >= CERTAINLY;
  return sure && isLike(heard, 'relief');
}

const CERTAINLY = 0.9;

function relief(text: string): number {
  return judgeReply(text).share('relief');
}

/** Nothing was ever wrong: "没事 我发错了". "发错了 应该是7栋" mends something. */
export function saysMistaken(heard: Heard): boolean {
  const { text } = heard;
  return hasCue(text, 'mistaken') && isBare(heard) && !/\d|应该|改成|should/u.test(text);
}

function isLike(
  heard: Heard,
  kind: 'agree' | 'refuse' | 'unknown' | 'relief' | 'correction',
): boolean {
  const { relation } = heard.understanding.entities;
  // "问我妈去" tells of nobody who needs help.
  const named = relation !== undefined && kind !== 'unknown';
  return !named && isBare(heard) && judgeReply(heard.text).share(kind) >= SURELY;
}

/** Short words without a trouble, a place, a number or a question in them. */
function isBare({ tap, text, message, understanding }: Heard): boolean {
  const { entities, flags, language } = understanding;
  const { phone, address, district, zone, age, medicines } = entities;
  const told = [phone, address, district, zone, age, medicines[0]];
  return (
    tap === null &&
    text !== '' &&
    text.length <= LONGEST[language] &&
    message.media.length === 0 &&
    flags.length === 0 &&
    told.every((each) => each === undefined) &&
    !hasCue(text, 'question')
  );
}
