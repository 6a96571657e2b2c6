/** How far a pregnancy is: 39周+4, 孕39+4, 39 weeks 4 days, 怀孕八个月. */
import { NUMBER, readNumber } from '../numbers.ts';
import type { Measured } from './measured.ts';

/** Words without which weeks are only weeks. */
const ABOUT =
  /孕|怀了|怀着|胎|产检|待产|临产|预产|宫缩|羊水|见红|剖腹|剖宫|熊猫血|足月|能生|要生|快生|生孩子|生娃|接生|产科|pregnan|labou?r\b|contraction|due date|water broke|baby bump|gestation|midwife|ob-?gyn/;

const WEEKS = new RegExp(
  `(${NUMBER})\\s?(?:周|w(?:eeks?|ks?)?(?![a-z])|个?星期|个?礼拜)\\s?(?:\\+|加|又|零|and)?\\s?(?:([0-6一二三四五六])\\s?(?:天|d(?:ays?)?(?![a-z]))?(?!\\d|楼|号|个|元|分))?`,
  'g',
);
const PLUS =
  /(?<![\d.])(\d{2})\s?(?:w|周)?\s?\+\s?([0-6])(?!\d)\s?(?:周|w(?:eeks?)?(?![a-z])|天)?/g;
const ANY_PLUS = /\d{2}\s?(?:w|周)?\s?\+\s?\d/;
const MONTHS = new RegExp(
  `(?:怀孕|孕|怀了|怀|pregnant)[^,。\\d]{0,6}?(${NUMBER})(?:个多|个)?(半)?(?:月|\\s?months?)|(${NUMBER})\\s?months? pregnant|(${NUMBER})个多?月(?:的)?(?:身孕|孕妇|大肚)`,
  'g',
);

/** Days, between 4 and 43 weeks. */
export function pregnancies(text: string): Measured<number>[] {
  if (!ABOUT.test(text) && !ANY_PLUS.test(text)) return [];
  const all: Measured<number>[] = [];
  const keep = (days: number | undefined, start: number, length: number): void => {
    if (days === undefined || days < 28 || days > 301) return;
    if (all.some((known) => start < known.end && known.start < start + length)) return;
    all.push({ value: Math.round(days), start, end: start + length });
  };
  // 39+4周 first: its 4周 is no month.
  for (const match of text.matchAll(PLUS)) {
    const weeks = Number(match[1]);
    if (weeks >= 20) keep(weeks * 7 + Number(match[2]), match.index, match[0].length);
  }
  if (ABOUT.test(text)) {
    for (const match of text.matchAll(WEEKS)) {
      const weeks = readNumber(match[1] ?? '');
      const days = readNumber(match[2] ?? '') ?? 0;
      keep(
        weeks === undefined ? undefined : weeks * 7 + days,
        match.index,
        match[0].trimEnd().length,
      );
    }
  }
  for (const match of text.matchAll(MONTHS)) {
    const months = readNumber(match[1] ?? match[3] ?? match[4] ?? '');
    const half = match[2] === undefined ? 0 : 0.5;
    if (months !== undefined && months <= 10) {
      keep((months + half) * 30, match.index, match[0].length);
    }
  }
  return all.sort((a, b) => a.start - b.start);
}
