/** The name that a person gives: 我叫张伟, 联系人：李女士, my name is Anna Smith. */

import data from '../words/names.json' with { type: 'json' };
import type { Measured } from './measured.ts';

const SURNAME = `(?:${[...data.double, ...data.surnames].join('|')})`;
const TITLE = `(?:${data.titles.join('|')})`;
/** Characters that end a name or cannot stand in one. */
const NOT_GIVEN = `[^\\p{Script=Han}]|[${data.notGiven}]`;
const GIVEN = `(?:(?!${NOT_GIVEN})\\p{Script=Han}){1,2}`;
const END =
  '(?=$|[^\\p{Script=Han}]|电话|手机|联系|住|家住|是|在|我|今年|的电话|男|女|,)';

const CHINESE = [
  new RegExp(
    `(?:我叫|我的名字[是叫]?|名字[是叫]?|姓名[是:]?|联系人[是叫:]?|叫我|本人叫?|患者姓名[是:]?|称呼[是:]?)\\s?:?(${SURNAME}(?:${TITLE}|${GIVEN}))`,
    'u',
  ),
  new RegExp(
    `(?:我是|我姓名|这里是|他叫|她叫|老人叫|孩子叫)(${SURNAME}(?:${TITLE}|${GIVEN}))${END}`,
    'u',
  ),
  new RegExp(`(?:^|我|免贵)姓(${SURNAME}${TITLE}?)(?!什)`, 'u'),
];
const ALONE = new RegExp(`^(${SURNAME}(?:${TITLE}|${GIVEN}))(?=$|[,. 。\\d电手])`, 'u');
const ENGLISH =
  /(?:my name is|my name's|name is|name:|this is|call me|i am called|i'm called)\s+([A-Z][\p{L}'-]*(?:\s+[A-Z][\p{L}'-]*){0,2})/u;

const SURNAMES: ReadonlySet<string> = new Set([...data.double, ...data.surnames]);

/** 周, alone: many leave no more. */
export function isSurname(text: string): boolean {
  return SURNAMES.has(text);
}

/** `asked`: the name was just asked for, so a name alone is one. Range in the normalised text. */
export function nameIn(text: string, asked: boolean): Measured<string> | undefined {
  for (const pattern of CHINESE) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return at(match, match[1]);
  }
  const alone = asked ? ALONE.exec(text) : null;
  return alone?.[1] === undefined ? undefined : at(alone, alone[1]);
}

function at(match: RegExpExecArray, name: string): Measured<string> {
  const start = match.index + match[0].lastIndexOf(name);
  return { value: name, start, end: start + name.length };
}

/** English names are known by their capitals, so they are read in the original text. */
export function englishNameIn(original: string): Measured<string> | undefined {
  const match = ENGLISH.exec(original.slice(0, 2000));
  if (match?.[1] === undefined) return undefined;
  return at(match, match[1]);
}
