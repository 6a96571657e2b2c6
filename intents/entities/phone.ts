/** Telephone numbers: mobiles with spaces, +86 or spoken digits; landlines with area code. */
import { spokenDigits } from '../numbers.ts';
import type { Measured } from './measured.ts';

const MOBILE =
  /(?<![\d.])(?:\+? ?86[ -]?|0086[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/;
const SPOKEN =
  /(?<![零〇一二三四五六七八九幺])([一幺][三四五六七八九][零〇一二三四五六七八九幺]{9})(?![零〇一二三四五六七八九幺])/;
/** 010 and 02x have eight digits behind them, the others seven or eight. */
const LANDLINE =
  /(?<!\d)(?:\(?(010|02\d)\)?[ -]?(\d{4}[ -]?\d{4})|\(?(0[3-9]\d{2})\)?[ -]?(\d{3,4}[ -]?\d{4}))(?!\d)/;
/** No local number begins with 0 or 1: 1393716 is a mobile cut short. */
const LOCAL = /(?:电话|座机|打到?|phone|call|tel)[^\d,。]{0,6}([2-9]\d{6,7})(?!\d)/;

/** Told in two halves, in either order: 尾号7018 前面是1380000. */
const FRONT =
  /(?:开头|前面|前\S?位|begins? with|starts? with)[^\d]{0,6}(1[3-9]\d{1,6})(?!\d)/;
const BACK = /(?:尾号|后面|后\S?位|最后|末尾|ends? (?:in|with))[^\d]{0,6}(\d{3,8})(?!\d)/;
const MOBILE_LENGTH = 11;

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
      value: `${capital ?? area ?? ''}${eight ?? rest ?? ''}`.replace(/\D/g, ''),
      start: landline.index,
      end: landline.index + landline[0].length,
    };
  }
  const local = LOCAL.exec(text);
  if (local?.[1] === undefined) return inHalves(text);
  const end = local.index + local[0].length;
  return { value: local[1], start: end - local[1].length, end };
}

function inHalves(text: string): Measured<string> | undefined {
  const [front, back] = [FRONT.exec(text), BACK.exec(text)];
  const value = `${front?.[1] ?? ''}${back?.[1] ?? ''}`;
  if (!front || !back || value.length !== MOBILE_LENGTH) return undefined;
  const ends = [front, back].map(({ index, 0: words }) => index + words.length);
  return { value, start: Math.min(front.index, back.index), end: Math.max(...ends) };
}
