/** The page's own words in both languages, and how moments are said. */
import type { Language } from '../../intents/understanding.ts';
import deskEn from '../desk/locales/en.json' with { type: 'json' };
import deskZh from '../desk/locales/zh.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };
/** Facts are called as the desk calls them. */
const FIELDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: deskZh,
  en: deskEn,
};

export class Words {
  readonly language: Language;
  readonly #moment: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;

  /** `timeZone`: IANA name; every moment is said as it is there. */
  constructor(language: Language, timeZone: string) {
    this.language = language;
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    this.#weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
    this.#moment = new Intl.DateTimeFormat(locale, {
      timeZone,
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return LOCALES[this.language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  /** With its day of the week. */
  weekdayMoment(iso: string): string {
    return `${this.moment(iso)} ${this.#weekday.format(new Date(iso))}`;
  }

  field(key: string): string {
    return FIELDS[this.language][`field.${key}`] ?? key;
  }

  moment(iso: string): string {
    return this.#moment.format(new Date(iso));
  }

  /** Whole minutes, hours or days until a moment that lies ahead. */
  left(iso: string, now: number): string {
    const minutes = Math.max(0, Math.floor((Date.parse(iso) - now) / 60_000));
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return this.say('left.minutes', { m: minutes });
    if (hours < 24) return this.say('left.hours', { h: hours, m: minutes % 60 });
    return this.say('left.days', { d: Math.floor(hours / 24), h: hours % 24 });
  }
}
