/** Whether words can be the answer to a fact that was asked for: a time, a figure, how it is. */
import type { Language } from '../intents/understanding.ts';
import { hasWord } from './cues.ts';
import data from './fact-kinds.json' with { type: 'json' };

type Kind = keyof typeof data.kinds;
const KINDS = ['time', 'number', 'state', 'thing'] as const satisfies readonly Kind[];

/** Longer words tell a story, not how it is or what it is called. */
const LONGEST: Readonly<Record<Language, number>> = { zh: 24, en: 70 };
const SPOKEN = '[零一二两三四五六七八九十百半几]';
/** 一直 is no figure: a spoken one stands alone or before what it counts. */
const FIGURE = new RegExp(
  `\\d|^${SPOKEN}+$|${SPOKEN}个?半?(?:岁|斤|公斤|周|天|次|月|年|顿|片|粒|盒)`,
  'u',
);
const TIME = new RegExp(
  `(?:\\d|${SPOKEN}) ?个?多?半?(?:小时|钟头|分|点|天|号|日|月|年|周|星期|礼拜)|[周期拜][一二三四五六日天末]|\\d{1,2}[:：]\\d{2}|\\d ?[ap]m\\b`,
  'iu',
);

/** Who does not know has answered, whatever was asked. */
export function fits(key: string, text: string, language: Language): boolean {
  if (data.unknown.some((word) => hasWord(text, word))) return true;
  const kind = kindOf(key);
  switch (kind) {
    case undefined:
      return true;
    case 'time':
    case 'number':
      return (
        (kind === 'time' ? TIME : FIGURE).test(text) ||
        data.needs[kind].some((word) => hasWord(text, word))
      );
    case 'state':
    case 'thing':
      return (
        text.length <= LONGEST[language] &&
        !data.elsewhere.some((word) => hasWord(text, word))
      );
  }
}

/** What only few words fit comes first: 昨晚 is a time before it is anything else. */
export function byStrictness(keys: readonly string[]): readonly string[] {
  const rank = (key: string) => {
    const kind = kindOf(key);
    return kind ? KINDS.indexOf(kind) : KINDS.length;
  };
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

function kindOf(key: string): Kind | undefined {
  return KINDS.find((each) => data.kinds[each].includes(key));
}
