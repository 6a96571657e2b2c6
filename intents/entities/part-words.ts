/** The words for the parts of a day in Chinese. */
import type { DayPart } from './told-time.ts';

export const PART_WORDS: readonly (readonly [DayPart, string])[] = [
  ['small', '凌晨|后半夜'],
  ['early', '大清早|一大早|清早|清晨'],
  ['morning', '早上|早晨|早起|一早|早(?![饭餐期就都已知婚些点])|晨'],
  ['forenoon', '上午|前半晌'],
  ['noon', '中午|晌午'],
  ['afternoon', '下午|后半晌|后晌'],
  ['dusk', '傍晚'],
  ['evening', '晚上|晚间|夜晚|晚(?![饭餐期就都婚些])'],
  ['night', '大半夜|半夜|深夜|夜里|夜间|夜'],
];

/** Any of them, as a pattern. */
export const PART_ZH = `(?:${PART_WORDS.map(([, words]) => words).join('|')})`;
