/** The page's own words in both languages, and how names and moments are said. */
import type { Language } from '../../intents/understanding.ts';
import type { Text } from '../../knowledge/content/city.ts';
import { StaffWords } from '../shared/staff/words.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import type { EditorSettings } from './settings.ts';

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export class Words extends StaffWords<Key> {
  readonly #settings: EditorSettings;
  readonly #dayOfThisYear: Intl.DateTimeFormat;
  readonly #calendar: Intl.DateTimeFormat;

  constructor(language: Language, settings: EditorSettings) {
    super(language, LOCALES[language], settings);
    const { timeZone } = settings;
    this.#settings = settings;
    this.#dayOfThisYear = new Intl.DateTimeFormat(this.locale, {
      timeZone,
      month: language === 'zh' ? 'long' : 'short',
      day: 'numeric',
    });
    this.#calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  }

  person(id: string): string {
    return this.named(this.#settings.persons, id);
  }

  text(text: Text): string {
    return text[this.language];
  }

  /** 今天 14:05; with its day where that is not today's, with its year where that is not this one. */
  moment(iso: string, now: number): string {
    const at = new Date(iso);
    const clock = this.clock.format(at);
    const day = this.#calendar.format(at);
    const today = this.#calendar.format(now);
    if (day === today) return this.say('moment.today', { clock });
    const thisYear = day.slice(0, 4) === today.slice(0, 4);
    return `${thisYear ? this.#dayOfThisYear.format(at) : this.day(iso)} ${clock}`;
  }

  /** A day, or a minute of one, that stands in the content by the city's clock. */
  cityMoment(text: string): string {
    const [day = '', clock] = text.split('T');
    // Noon in Greenwich is the same day in every inhabited zone but the outermost.
    const noon = new Date(`${day}T12:00:00Z`);
    if (Number.isNaN(noon.getTime())) return text;
    const written = new Intl.DateTimeFormat(this.locale, {
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
}
