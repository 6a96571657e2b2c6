/** The page's own words in both languages. */
import type { Language } from '../../intents/understanding.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export interface Words {
  readonly language: Language;
  say(key: Key, values?: Readonly<Record<string, string>>): string;
}

export function wordsIn(language: Language): Words {
  return {
    language,
    say: (key, values = {}) =>
      LOCALES[language][key].replace(
        /\{(\w+)\}/g,
        (whole, name: string) => values[name] ?? whole,
      ),
  };
}
