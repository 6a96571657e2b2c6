/** Another number in place of the one we have, or some of its digits: "尾号是0008", "不是0000是0001". */
import type { Sourced } from '../../cases/case.ts';
import { phoneIn } from '../../intents/entities/phone.ts';
import { normalise } from '../../intents/normalise.ts';
import { spokenDigits } from '../../intents/numbers.ts';
import { hasCue } from '../cues.ts';
import { factsBesides } from '../told-facts.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { denialsIn, saysCorrection } from './denial.ts';

/** What stands around a number that is theirs: with more beside it, it may be anybody's. */
const AROUND_PHONE =
  /联系方式|联系电话|我的|我|俺|电话|手机|号码|号|打|拨|换成|换|改成|改|用|新|这个|应该|正确|才|说错了|写错了|错了|不对|不是|是|为|吧|啊|了|的|\b(?:my|new|phone|mobile|number|is|it's|it|call|me|on|at|the|sorry|right|correct)\b/giu;

/** As it is written, with spaces and dashes. */
const NUMBER = /\+?\d[\d -]{5,}\d/gu;

/** What the words make of the number that we have; null: they correct nothing of it. */
export function phoneCorrected(turn: Turn): Sourced<string> | null {
  const known = detailsOf(turn).phone?.value;
  if (known === undefined) return null;
  // "晚上打…" is one more number, and the first stays.
  if (factsBesides(turn.heard.text, null).some(({ key }) => key === 'second_phone'))
    return null;
  const value = anotherNumber(turn, known) ?? otherDigits(turn, known);
  if (value === undefined || value === known) return null;
  return { value, message: turn.heard.message.id };
}

/** A whole number: the last one told is the one to ring. */
function anotherNumber({ heard }: Turn, known: string): string | undefined {
  const { text, understanding } = heard;
  const { phone } = understanding.entities;
  const value = phone && lastNumber(text);
  if (value === undefined || value === known) return undefined;
  const rest = text
    .replace(phone?.words ?? '', ' ')
    .replace(NUMBER, ' ')
    .replace(AROUND_PHONE, ' ');
  const alone = !/[\p{L}\p{N}]/u.test(rest);
  const corrects = saysCorrection(text) || hasCue(text, 'correct');
  return alone || isMine(text, value) || corrects ? value : undefined;
}

/** The clause with the number says whose it is: "那号是邻居的 打我这个159…". */
function isMine(text: string, number: string): boolean {
  const clause = text
    .split(/[，,。;；\s]+/u)
    .find((words) => words.replace(/\D/g, '').endsWith(number));
  const rest = clause?.replace(NUMBER, ' ').replace(AROUND_PHONE, ' ').trim();
  return (
    clause !== undefined &&
    /我|my|mine|新/i.test(clause) &&
    /^[我吧]*$/u.test(rest ?? '-')
  );
}

/** In "不是138…，是139…" the number that counts is the one that nothing denies. */
export function lastNumber(text: string): string | undefined {
  const { text: words } = normalise(text);
  const found = phoneIn(words);
  if (!found) return undefined;
  const denied = /(?:不是|not) ?$/u.test(words.slice(0, found.start));
  return lastNumber(words.slice(found.end)) ?? (denied ? undefined : found.value);
}

// ---------------------------------------------------------------------------- some of its digits

const SPOKEN = '[零〇一二两三四五六七八九幺]';
const COUNT = '(?:[一二两三四五六七八]|\\d)?个?';
const DIGITS = `(?<digits>\\d{1,8}|${SPOKEN}{1,8})`;
/** Where in the number the digits stand; the words for it are what makes them digits of it. */
const ENDING = new RegExp(
  `(?:尾号|尾数|末尾|末|结尾|最后(?!一?[次顿片粒针回见])|后面?|last (?:\\w+ )?digits?|ends? (?:with|in)|ending)(?:${COUNT}位)?(?:数字?|号)?[^\\d零〇一二三四五六七八九幺]{0,16}${DIGITS}(?! ?[位号点个天月年])`,
  'iu',
);
const ENDING_AFTER = new RegExp(`${DIGITS}(?:结尾|收尾|是尾号)`, 'u');
const BEGINNING = new RegExp(
  `(?:开头|前面?${COUNT}位|打头|begins? with|starts? with|first (?:\\w+ )?digits?)[^\\d零一二三四五六七八九]{0,12}${DIGITS}(?! ?位)`,
  'iu',
);
const BEGINNING_AFTER = new RegExp(`${DIGITS}(?:开头|打头)`, 'u');
const PLACED = new RegExp(
  `(?<back>倒数)?第(?<at>[一二三四五六七八九]|\\d{1,2}|十一?)位[^\\d]{0,6}${DIGITS}`,
  'u',
);
const DENIED = /^\d{1,8}$/;
const SAID = /^[^\d]{0,8}(?<digits>\d{1,8})[位吧了的呀啊。.!！ ]*$/u;
/** Words without which 最后 is the end of something else. */
const OF_NUMBER =
  /尾号|尾数|号码|电话|手机|[前后]\S?位|digit|number|\bends? (?:in|with) \d/iu;
const TURNED =
  /^[^\d]{0,6}(?<denied>\d{1,8})(?:改成|改为|换成|应该?[是为]|该是|要改成|实际是|其实是|打成了?|写成了?)(?<said>\d{1,8})[^\d]{0,3}$/u;

function otherDigits({ heard }: Turn, known: string): string | undefined {
  const text = normalise(heard.text).text;
  if (phoneIn(text)) return undefined;
  const replaced = inPlaceOf(text, known);
  const ofNumber = OF_NUMBER.test(text) || saysCorrection(text);
  const value = replaced ?? (ofNumber ? standing(text, known) : undefined);
  return value !== undefined && isLike(value, known) ? value : undefined;
}

/** "不是0000是0001": of digits that stand in the number, those that count. */
function inPlaceOf(text: string, known: string): string | undefined {
  const turned = TURNED.exec(text)?.groups;
  const pairs = [...denialsIn(text), ...(turned ? [turned] : [])];
  for (const { denied, said } of pairs) {
    const wrong = DENIED.exec(denied?.trim() ?? '')?.[0];
    const right = SAID.exec(said ?? '')?.groups?.digits;
    if (wrong === undefined || right === undefined) continue;
    // 打成了: what stands there is the second.
    const [from, to] =
      known.includes(wrong) || !/[打写]成/.test(text) ? [wrong, right] : [right, wrong];
    const at = known.lastIndexOf(from);
    const sure = from.length > 1 || known.indexOf(from) === at;
    if (at >= 0 && sure && from.length === to.length)
      return known.slice(0, at) + to + known.slice(at + from.length);
  }
  return undefined;
}

/** "尾号是0008", "8结尾", "前三位是139", "第三位是6". */
function standing(text: string, known: string): string | undefined {
  const said = (pattern: RegExp) => digitsOf(pattern.exec(text)?.groups?.digits);
  const placed = PLACED.exec(text)?.groups;
  if (placed) {
    const digit = digitsOf(placed.digits) ?? '';
    const count = Number(digitsOf(placed.at) ?? Number.NaN);
    const at = placed.back ? known.length - count : count - 1;
    return known.slice(0, at) + digit + known.slice(at + digit.length);
  }
  const end = said(ENDING_AFTER) ?? said(ENDING);
  if (end !== undefined) return known.slice(0, -end.length) + end;
  const begin = said(BEGINNING_AFTER) ?? said(BEGINNING);
  return begin === undefined ? undefined : begin + known.slice(begin.length);
}

function digitsOf(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  return /^\d+$/.test(words) ? words : spokenDigits(words);
}

/** As long as before, and still a mobile number where it was one. */
function isLike(value: string, known: string): boolean {
  const mobile = /^1[3-9]\d{9}$/;
  return value.length === known.length && (!mobile.test(known) || mobile.test(value));
}
