import { isSurname } from '../../intents/entities/name.ts';
import { judgeReply, SAYING } from '../../intents/replies/judge.ts';
import { hasCue, isBare } from '../cues.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

const LONGEST = 20;
/** What people say before their name; of 免贵姓王 only the name is left. */
const BEFORE =
  /^(?:我的?名字是?|(?:你们?|您)?就?(?:管我叫|称呼我?|喊我|叫我|唤我)|我?叫我?|我是|本人|免贵姓?|我?姓|my name is|i am|i'm|call me)\s*/iu;
/** 买买提·艾力, whatever else the characters mean. */
const FOREIGN = /^\p{Script=Han}+(?:[·•.]\p{Script=Han}+)+$/u;
/** Longest Chinese name without the dot of a foreign one. */
const HAN = 4;
/** Words that stand in sentences and in no name. */
const NO_NAME =
  /[你您他她它们我没不别的了是吗呢啊吧都什么怎快来去到就还很太要]|随便|无所谓|关|急|\b(?:i|you|we|not?|don'?t|why|what|please|help|hurry|the|is|are|my)\b/iu;
/** A name seldom looks like a matter; from this length on a matter is one. */
const NAME = 4;

/** How to address the person who rings or is rung. */
export const contactName: Question = {
  id: 'contact_name',
  skip: 'label.no_name',
  needed: (_draft, details) => !details.contactName,
  ask: () => ({
    first: 'ask.contact_name',
    again: 'ask.contact_name.again',
    problem: 'ask.contact_name.problem',
    choices: [],
  }),
  read: (turn) => {
    const { heard } = turn;
    const { text, message, understanding } = heard;
    const { name } = understanding.entities;
    const said = (value: string) =>
      ({
        kind: 'value',
        details: { contactName: { value, message: message.id } },
      }) as const;
    if (name) return said(name.value);
    if (FOREIGN.test(text)) return said(text);
    const own = text.replace(BEFORE, '').replace(/[吧啊呀哈就行]+$/u, '');
    if (
      understanding.entities.relation ||
      hasCue(own, 'question') ||
      own.length > LONGEST ||
      tellsMatter(turn, NAME)
    )
      return OTHER;
    return isName(own) ? said(own) : PROBLEM;
  },
};

/** So surely something else: 奥氮平, 我想想. */
const NO_NAME_SHARE = 0.6;

/** A few characters or Latin words that tell nothing else. */
export function isName(text: string): boolean {
  if (!/^[\p{L}\p{M} .·'’-]+$/u.test(text) || NO_NAME.test(text)) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 1 && text.length === 1) return isSurname(text);
  if (judgeReply(text).share(...SAYING, 'thing', 'time', 'amount') >= NO_NAME_SHARE)
    return false;
  return !isBare(text) && (han <= HAN || text.includes('·'));
}
