/** The page's own words in both languages, and how names and moments are said. */
import type { Text } from '../../knowledge/content/city.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import type { EditorSettings, Names } from './settings.ts';

export type Language = 'zh' | 'en';
export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export class Words {
  readonly language: Language;
  readonly #settings: EditorSettings;
  readonly #locale: string;
  readonly #clock: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;
  readonly #calendar: Intl.DateTimeFormat;

  constructor(language: Language, settings: EditorSettings) {
    this.language = language;
    this.#settings = settings;
    const { timeZone } = settings;
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    this.#locale = locale;
    // Day and month in figures alone are read in two ways.
    const month = language === 'zh' ? 'long' : 'short';
    const day = { timeZone, month, day: 'numeric' } as const;
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    this.#clock = new Intl.DateTimeFormat(locale, { timeZone, ...clock });
    this.#day = new Intl.DateTimeFormat(locale, day);
    this.#dayOfYear = new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' });
    this.#calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  }

  say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return LOCALES[this.language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  /** The text under a key that is only known at run time; null where we have none. */
  find(key: string): string | null {
    return isKey(key) ? this.say(key) : null;
  }

  notice(code: string): string {
    return this.find(`notice.${code}`) ?? this.say('notice.our_fault');
  }

  get service(): string {
    return this.#settings.service[this.language];
  }

  /** The day that knowledge speaks for where it stands still; null: it follows the calendar. */
  get knowledgeAsOf(): string | null {
    const { knowledgeAsOf } = this.#settings;
    return knowledgeAsOf === null
      ? null
      : this.#dayOfYear.format(new Date(knowledgeAsOf));
  }

  category(id: string): string {
    return this.#named(this.#settings.categories, id);
  }

  district(id: string): string {
    return this.#named(this.#settings.districts, id);
  }

  zone(id: string): string {
    return this.#named(this.#settings.zones, id);
  }

  person(id: string): string {
    return this.#named(this.#settings.persons, id);
  }

  text(text: Text): string {
    return text[this.language];
  }

  /** 今天 14:05; with its day where that is not today's, with its year where that is not this one. */
  moment(iso: string, now: number): string {
    const at = new Date(iso);
    const clock = this.#clock.format(at);
    const day = this.#calendar.format(at);
    const today = this.#calendar.format(now);
    if (day === today) return this.say('moment.today', { clock });
    const format = day.slice(0, 4) === today.slice(0, 4) ? this.#day : this.#dayOfYear;
    return `${format.format(at)} ${clock}`;
  }

  /** A day, or a minute of one, that stands in the content by the city's clock. */
  cityMoment(text: string): string {
    const [day = '', clock] = text.split('T');
    // Noon in Greenwich is the same day in every inhabited zone but the outermost.
    const noon = new Date(`${day}T12:00:00Z`);
    if (Number.isNaN(noon.getTime())) return text;
    const written = new Intl.DateTimeFormat(this.#locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: this.language === 'zh' ? 'long' : 'short',
      day: 'numeric',
    }).format(noon);
    return clock === undefined ? written : `${written} ${clock}`;
  }

  /** The city's calendar day, `2026-11-21`. */
  today(now: number): string {
    return this.#calendar.format(now);
  }

  list(parts: readonly string[]): string {
    return parts.join(this.language === 'zh' ? '、' : ', ');
  }

  #named(names: Names, id: string): string {
    return names[id]?.[this.language] ?? id;
  }
}

function isKey(key: string): key is Key {
  return Object.hasOwn(zh, key);
}
