/** Telephone numbers: mobiles with spaces, +86 or spoken digits; landlines with area code. */
import { spokenDigits } from '../numbers.ts';
import type { Measured } from './measured.ts';

const MOBILE =
  /(?<![\d.])(?:\+? ?86[ -]?|0086[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/;
const SPOKEN =
  /(?<![零〇一二三四五六七八九幺])([一幺][三四五六七八九][零〇一二三四五六七八九幺]{9})(?![零〇一二三四五六七八九幺])/;
/** 010 and 02x have eight digits behind them, the others seven or eight. */
const LANDLINE =
  /(?<!\d)(?:\(?(010|02\d)\)?[ -]?(\d{8})|\(?(0[3-9]\d{2})\)?[ -]?(\d{7,8}))(?!\d)/;
/** No local number begins with 0 or 1: 1393716 is a mobile cut short. */
const LOCAL = /(?:电话|座机|打到?|phone|call|tel)[^\d,。]{0,6}([2-9]\d{6,7})(?!\d)/;

/** Digits only, the country's +86 left out. */
export function phoneIn(text: string): Measured<string> | undefined {
  const mobile = MOBILE.exec(text);
  if (mobile?.[1] !== undefined) {
    const start = mobile.index + mobile[0].length - mobile[1].length;
    return {
      value: mobile[1].replace(/\D/g, ''),
      start,
      end: mobile.index + mobile[0].length,
    };
  }
  const spoken = SPOKEN.exec(text);
  if (spoken?.[1] !== undefined) {
    return {
      value: spokenDigits(spoken[1]),
      start: spoken.index,
      end: spoken.index + spoken[0].length,
    };
  }
  const landline = LANDLINE.exec(text);
  if (landline !== null) {
    const [, capital, eight, area, rest] = landline;
    return {
      value: `${capital ?? area ?? ''}${eight ?? rest ?? ''}`,
      start: landline.index,
      end: landline.index + landline[0].length,
    };
  }
  const local = LOCAL.exec(text);
  if (local?.[1] === undefined) return undefined;
  const end = local.index + local[0].length;
  return { value: local[1], start: end - local[1].length, end };
}
