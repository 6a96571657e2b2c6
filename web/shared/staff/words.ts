/** What every page of the staff says alike, in both languages. */
import type { Language } from '../../../intents/understanding.ts';
import type { Names, StaffSettings } from './settings.ts';

/** The keys that the shared parts say; each page's locale has them. */
export type SharedKey =
  | 'do.close'
  | 'do.help'
  | 'language.other'
  | 'link.lost'
  | 'loading'
  | 'notice.our_fault'
  | 'signIn.busy'
  | 'signIn.password'
  | 'signIn.submit'
  | 'signIn.title'
  | 'signIn.username'
  | 'signOut';

/** A page's texts and its city's names in one language. */
export class StaffWords<Key extends string = never> {
  readonly language: Language;
  protected readonly locale: 'zh-CN' | 'en-GB';
  /** The time of day by the city's clock. */
  protected readonly clock: Intl.DateTimeFormat;
  readonly #texts: Readonly<Record<Key | SharedKey, string>>;
  readonly #settings: StaffSettings;
  readonly #day: Intl.DateTimeFormat;

  constructor(
    language: Language,
    texts: Readonly<Record<Key | SharedKey, string>>,
    settings: StaffSettings,
  ) {
    const { timeZone } = settings;
    this.language = language;
    this.#texts = texts;
    this.#settings = settings;
    this.locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    this.clock = new Intl.DateTimeFormat(this.locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    // Day and month in figures alone are read in two ways.
    const dateStyle = language === 'zh' ? 'long' : 'medium';
    this.#day = new Intl.DateTimeFormat(this.locale, { timeZone, dateStyle });
  }

  say(
    key: Key | SharedKey,
    values: Readonly<Record<string, string | number>> = {},
  ): string {
    return this.#texts[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  /** The text under a key that is only known at run time; null where we have none. */
  find(key: string): string | null {
    return isKeyOf(this.#texts, key) ? this.say(key) : null;
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
    return knowledgeAsOf === null ? null : this.day(knowledgeAsOf);
  }

  category(id: string): string {
    return this.named(this.#settings.categories, id);
  }

  district(id: string): string {
    return this.named(this.#settings.districts, id);
  }

  zone(id: string): string {
    return this.named(this.#settings.zones, id);
  }

  /** A day of the city with its year. */
  day(moment: string | number): string {
    return this.#day.format(new Date(moment));
  }

  list(parts: readonly string[]): string {
    return parts.join(this.language === 'zh' ? '、' : ', ');
  }

  protected named(names: Names, id: string): string {
    return names[id]?.[this.language] ?? id;
  }
}

function isKeyOf<Key extends string>(
  texts: Readonly<Record<Key, string>>,
  key: string,
): key is Key {
  return Object.hasOwn(texts, key);
}
