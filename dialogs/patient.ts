/** Who needs help, read from a message: "我爸我妈，88岁", "两位88岁老人". */
import type { Patient } from '../cases/patient.ts';
import type { Heard } from './heard.ts';

const COUNT = '[两二三四五六七八九十2-9]';
const PEOPLE =
  '老人家?|老年人|老太太|老头|孩子|小孩|娃|宝宝|婴儿|大人|病人|学生|残疾人|孕妇|人';
/** 两位88岁老人, 俩孩子, 一家三口: how many stands with whom. 两个月的孩子 is one child. */
const SEVERAL = new RegExp(
  `(?:${COUNT}(?:个(?!月|小时|多|半|星期|礼拜|钟头)|位|名)|[俩仨])(?:\\d{1,3}(?:多)?岁?的?)?[^，,。;；！!？?\\s\\d]{0,4}?(?:${PEOPLE})|一家[三四五六七八]口`,
  'u',
);
const SEVERAL_EN =
  /\b(?:two|three|four|five|both|[2-5]) (?:(?:\d{1,3}|[a-z]+)[- ]year[- ]olds?|(?:[a-z-]+ ){0,2}(?:people|parents|children|kids|babies|grandparents|adults|seniors))\b/iu;

/** Behind who it is: what they do to somebody, and not what was done to them (被打). */
const HURTS =
  /^[^，,。;；！!？?\n被让]{0,8}(?:打|掐|砍|杀|踹|踢|捅|勒|动手|家暴|拿刀|beat|hit|hurt|chok|threaten|kill)/iu;

/** Whoever is violent is not who needs help: 老公要打死我. */
function isViolent({ text, understanding: { entities, flags } }: Heard): boolean {
  const { relation } = entities;
  if (!relation || !flags.some(({ id }) => id.startsWith('violence'))) return false;
  const at = text.indexOf(relation.words);
  return at >= 0 && HURTS.test(text.slice(at + relation.words.length));
}

/** In the person's own words; of themselves people say it in too many. Null: nobody is named. */
export function patientOf(heard: Heard): Patient | null {
  const { text, message, understanding } = heard;
  const { age } = understanding.entities;
  const relation = isViolent(heard) ? undefined : understanding.entities.relation;
  const several = SEVERAL.exec(text)?.[0] ?? SEVERAL_EN.exec(text)?.[0];
  const self = relation?.value === 'self' && several === undefined;
  const said = [self ? undefined : relation?.words, several, age?.words].filter(
    (words) => words !== undefined,
  );
  // 88岁 stands in 两位88岁老人 already.
  const words = said.filter(
    (each, at) => !said.some((other, to) => to !== at && other.includes(each)),
  );
  if (!self && words.length === 0) return null;
  return { value: joinedWords(words), message: message.id, ...(self && { who: 'self' }) };
}

/** As they are written in the language they were said in. */
export function joinedWords(words: readonly string[]): string {
  const chinese = words.some((each) => /\p{Script=Han}/u.test(each));
  return words.filter((each) => each !== '').join(chinese ? '，' : ', ');
}
