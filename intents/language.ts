/** Which language a text is in, and whether it asks for one. */
import type { NormalText } from './normalise.ts';
import type { Language } from './understanding.ts';
import english from './words/english.json' with { type: 'json' };

const ENGLISH: ReadonlySet<string> = new Set(
  Object.values(english.words).flatMap((words) => words.split(' ')),
);

const ENGLISH_ASKED =
  /(?:说|讲|用|换成?|切换?到?成?|改成?|发)(?:一下)?(?:英语|英文)|英文(?:版|服务)|^(?:英语|英文)[!.。]?$|(?:speak|use|in|switch to|reply in|answer in|write in|want) english|english,? (?:please|pls|only)|^english[!.]?$/;
const CHINESE_ASKED =
  /(?:说|讲|用|换成?|切换?到?成?|改成?|发)(?:一下)?(?:中文|汉语|普通话)|^(?:中文|汉语)[!.。]?$|(?:speak|use|in|switch to|reply in|answer in|want) (?:chinese|mandarin)|chinese,? (?:please|pls)|^chinese[!.]?$/;

/** One known word in so many is evidence; the others may be names. */
const WORDS_A_KNOWN_ONE = 4;

/**
 * `previous`: the bot's last words, whose language holds where the text has none. Letters that are
 * no words ("asdfgh") are none.
 */
export function languageOf(normal: NormalText, previous: string | null): Language {
  const han = count(normal.text, /\p{Script=Han}/gu);
  const words = normal.text.match(/[a-z]+(?:'[a-z]+)?/g) ?? [];
  if (han > 0 && han >= words.length) return 'zh';
  const known = words.filter((word) => ENGLISH.has(word.replace("'", ''))).length;
  if (known > 0 && known * WORDS_A_KNOWN_ONE >= words.length) return 'en';
  if (
    previous !== null &&
    !/\p{Script=Han}/u.test(previous) &&
    /[A-Za-z]{2,}/.test(previous)
  ) {
    return 'en';
  }
  return 'zh';
}

export function languageAsked(normal: NormalText): Language | undefined {
  if (ENGLISH_ASKED.test(normal.text)) return 'en';
  return CHINESE_ASKED.test(normal.text) ? 'zh' : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
