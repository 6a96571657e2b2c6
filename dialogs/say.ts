/** Words of the bot: keys in the code, sentences in `locales/`. */
import type { Language } from '../intents/understanding.ts';
import type { Quote } from '../knowledge/answer.ts';
import type { Choice, Reply } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type SayKey = keyof typeof zh & keyof typeof en;
export type Params = Readonly<Record<string, string | number>>;

/** Characters that a choice may show; channels cut no further. */
export const LABEL_LENGTH = 20;

const LOCALES: Readonly<Record<Language, Readonly<Record<SayKey, string>>>> = { zh, en };

/**
 * The sentence behind a key, `{names}` filled in.
 * @throws Error where a name of the sentence is not given: a mistake of ours, never of the resident.
 */
export function say(key: SayKey, language: Language, params: Params = {}): string {
  return LOCALES[language][key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${key} needs {${name}}`);
    return String(value);
  });
}

export interface ReplyParts {
  readonly params?: Params;
  readonly choices?: readonly Choice[];
  readonly at?: Reply['at'];
  readonly phones?: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly tone?: Reply['tone'];
}

export function replyOf(key: SayKey, language: Language, parts: ReplyParts = {}): Reply {
  return {
    say: key,
    text: say(key, language, parts.params),
    choices: parts.choices ?? [],
    at: parts.at ?? 'now',
    phones: parts.phones ?? [],
    quotes: parts.quotes ?? [],
    tone: parts.tone ?? 'plain',
  };
}

/** A choice whose label stands in the locale under `label.…`. */
export function choice(id: string, key: SayKey, language: Language): Choice {
  return labelled(id, say(key, language));
}

/** A choice with a name of the city's data. */
export function labelled(id: string, label: string): Choice {
  return { id, label: clip(label, LABEL_LENGTH) };
}

/** How much of somebody's own words is said back. */
const QUOTED: Readonly<Record<Language, number>> = { zh: 30, en: 70 };

/** A resident's words as they are said back: on one line, and no more than a line. */
export function ownWords(text: string, language: Language): string {
  return clip(text.replace(/\s+/g, ' '), QUOTED[language]);
}

/** At most `length` characters, an ellipsis for what was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters.slice(0, length - 1).join('')}…`;
}
