/** The page's own sentences, by key, in both languages. What the bot says comes from the server. */
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Word = keyof typeof zh;

/** Says a sentence; `{name}` in it is replaced by the value of that name. */
export type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

const LOCALES: Readonly<Record<'zh' | 'en', Readonly<Record<Word, string>>>> = { zh, en };

export function words(language: 'zh' | 'en'): Say {
  return (word, values = {}) =>
    LOCALES[language][word].replace(
      /\{(\w+)\}/g,
      (whole, name: string) => values[name] ?? whole,
    );
}
