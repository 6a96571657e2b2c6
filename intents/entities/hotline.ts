/** The number of a service that the words name: 打了120没人接, 一二三四五, call 400-812-3123. */
import { spokenDigits } from '../numbers.ts';
import type { Measured } from './measured.ts';

const SPOKEN = '[零〇一二三四五六七八九幺]';
/** Three digits are a figure like any other unless somebody rings them. */
const SHORT = `(11[0-9]|12[0-2]|[一幺][一幺][零〇九]|[一幺]二[零〇二])`;
const RUNG = new RegExp(
  `(?:打|拨|拨打|打了|拨了|叫|喊|呼叫|联系|找|报|电话|热线|call(?:ed|ing)?|dial(?:l?ed)?|ring|rang|phoned?|contact(?:ed)?)(?:了|过|通|不通|个|到|下|一下|电话|the)? ?${SHORT}(?![\\d零一二三四五六七八九十年月日号元块度斤万平]|\\.\\d)`,
);
const ANSWERED = new RegExp(
  `(?<![\\d零一二三四五六七八九十百幺.])${SHORT}(?: ?(?:的)?(?:救护车|急救|急救车|电话|热线|调度|接线|打不通|打不进|一直占线|占线|没人接|不接|不来|还没来|没来|怎么还不|说|让|来了|拉走|拒|派车|派不出|车)| (?:says?|said|is busy|does|did|line|ambulance|wont|told))`,
);
const LONG =
  /(?<![\d.+-])(12[3-9]\d{2}|95\d{3}|96\d{3}|[48]00[- ]?\d{3}[- ]?\d{4})(?![\d元块个人斤万平:-]|\.\d)/;
const LONG_SPOKEN = new RegExp(
  `(?<!${SPOKEN})([一幺]二[三四五六七八九]${SPOKEN}{2})(?!${SPOKEN})`,
);

/** Digits only. */
export function hotlineIn(text: string): Measured<string> | undefined {
  for (const pattern of [LONG, LONG_SPOKEN, RUNG, ANSWERED]) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) continue;
    const start = match.index + match[0].lastIndexOf(match[1]);
    return { value: spokenDigits(match[1]), start, end: start + match[1].length };
  }
  return undefined;
}
