/** For how many days medicine, food or oxygen still lasts. */
import { NUMBER, readNumber } from '../numbers.ts';
import type { Measured } from './measured.ts';

const LEFT = new RegExp(
  [
    `(?:还能|还够|还剩下?|只剩下?|就剩下?|只够|够|仅剩|剩下?|只有|最多|还有|能|维持|撑|坚持)(?:吃|用|打|撑|维持|坚持)?(?:个|最后|不到|不足|最多|大概|大约|约|差不多)?(${NUMBER})(?:来|多)?(天|日|周|个?星期|个?礼拜|个?月|顿)(?!前)`,
    `(${NUMBER})(天|周|个?星期|个?礼拜)的?(?:药|量|用量|剂量|药量)`,
    `(${NUMBER})(天|周|个?星期|个?礼拜)(?:后|以后|之后|内)?(?:就)?(?:断|没(?=了|药|得|的吃|吃的|[,。!;?]|$)|吃完|用完|用尽|断药)`,
    `(\\d{1,3}|an?|one|two|three|four|five|six|seven|ten) ?(?:more )?(days?|weeks?|months?)(?:'?s?)? ?(?:worth )?(?:of \\w+ ?)?(?:left|remaining|worth|supply|of (?:pills|medicine|medication|tablets|insulin))`,
    `(?:enough (?:[a-z]+ ){0,3}for|enough|lasts?|last) (?:for )?(?:only )?(?:about )?(\\d{1,3}|an?|another|one|two|three|four|five|six|seven|ten) (?:more )?(days?|weeks?|months?)`,
  ].join('|'),
  'g',
);
/** Words for a day, with the days that they mean. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [
    /(?:明天|明早|明儿|明日)[^,。\n]{0,5}(?:没|断|[吃用打喝]完|用光|打光|见底|就停)|(?:runs?|running|will be|is|be) out (?:by )?tom+or+ow|(?:gone|finish(?:es|ed)?|ends?|used up|empty) (?:by )?tom+or+ow/g,
    1,
  ],
  [/(?:后天|后日)[^,。\n]{0,5}(?:没|断|[吃用打喝]完)/g, 2],
  [
    /(?:今天|今晚|今儿|昨天|昨晚|刚刚?|已经|都|现在|早就)[^,。\n]{0,5}(?:吃完|用完|断药|断了|没药|吃光|用光|见底)|ran out today|ran out (?:this morning|yesterday)|last (?:one|pill|dose) (?:today|this morning|last night)/g,
    0,
  ],
];
const ENGLISH: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  another: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};

export function daysLeft(text: string): Measured<number>[] {
  const all: Measured<number>[] = [];
  for (const match of text.matchAll(LEFT)) {
    const [amount, unit] = match.slice(1).filter((group) => group !== undefined);
    const count = ENGLISH[amount ?? ''] ?? readNumber(amount ?? '');
    if (count === undefined || unit === undefined) continue;
    const length = /月|month/.test(unit)
      ? 30
      : /周|星期|礼拜|week/.test(unit)
        ? 7
        : unit === '顿'
          ? 0.3
          : 1;
    const value = Math.round(count * length * 10) / 10;
    all.push({ value, start: match.index, end: match.index + match[0].length });
  }
  if (all.length > 0) return all;
  for (const [pattern, value] of WORDS) {
    for (const match of text.matchAll(pattern)) {
      all.push({ value, start: match.index, end: match.index + match[0].length });
    }
  }
  return all.sort((a, b) => a.start - b.start);
}
