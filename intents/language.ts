/** Which language a text is in, and whether it asks for one. */
import type { NormalText } from './normalise.ts';
import type { Language } from './understanding.ts';

const ENGLISH_ASKED =
  /(?:说|讲|用|换成?|切换?到?成?|改成?|发)(?:一下)?(?:英语|英文)|英文(?:版|服务)|^(?:英语|英文)[!.。]?$|(?:speak|use|in|switch to|reply in|answer in|write in|want) english|english,? (?:please|pls|only)|^english[!.]?$/;
const CHINESE_ASKED =
  /(?:说|讲|用|换成?|切换?到?成?|改成?|发)(?:一下)?(?:中文|汉语|普通话)|^(?:中文|汉语)[!.。]?$|(?:speak|use|in|switch to|reply in|answer in|want) (?:chinese|mandarin)|chinese,? (?:please|pls)|^chinese[!.]?$/;

/** `previous`: the bot's last words, whose language holds where the text has none. */
export function languageOf(normal: NormalText, previous: string | null): Language {
  const han = count(normal.text, /\p{Script=Han}/gu);
  const words = count(normal.text, /[a-z]{2,}/g);
  if (han > 0 && han >= words) return 'zh';
  if (words > 0) return 'en';
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
