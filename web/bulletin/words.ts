/** The bulletin's words in both languages, in the form of the newspaper's notice. */
import type { Language } from '../../intents/understanding.ts';
import type { Text } from '../../knowledge/content/city.ts';
import type { Bulletin } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export class Words {
  readonly language: Language;
  readonly #categories: Readonly<Record<string, Text>>;

  constructor(language: Language, categories: Readonly<Record<string, Text>>) {
    this.language = language;
    this.#categories = categories;
  }

  say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return LOCALES[this.language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  category(id: string): string {
    return this.#categories[id]?.[this.language] ?? this.say('other');
  }

  /** A count as it is published: a small one is not a number. */
  count(count: number | null): string {
    return count === null ? this.say('few') : this.#number(count);
  }

  /** "1月17日截至17时，当日共接到317条诉求（…），办结154条，其中办结群众紧急求助事项5条。" */
  sentence(bulletin: Bulletin): string {
    const { untilHour, received, resolved, resolvedUrgent, byCategory } = bulletin;
    if (received === 0 && resolved === 0) return this.say('none');
    const parts = byCategory.map(({ category, count }) =>
      this.say('part', { name: this.category(category), count: this.#number(count) }),
    );
    const list = parts.join(this.language === 'zh' ? '、' : ', ');
    return this.say(untilHour === null ? 'sentence.closed' : 'sentence.open', {
      day: this.day(bulletin.day),
      hour: untilHour ?? '',
      received: this.count(received),
      parts: parts.length > 0 ? this.say('parts', { list }) : '',
      resolved: this.count(resolved),
      urgent:
        resolvedUrgent === 0
          ? ''
          : this.say('urgent', { count: this.count(resolvedUrgent) }),
    });
  }

  /** 1月17日; 17 January. */
  day(day: string): string {
    const locale = this.language === 'zh' ? 'zh-CN' : 'en-GB';
    const noon = new Date(`${day}T12:00Z`);
    const options = { timeZone: 'UTC', month: 'long', day: 'numeric' } as const;
    return new Intl.DateTimeFormat(locale, options).format(noon);
  }

  /** How much of what came in is resolved; empty where one of the two is not published. */
  rate({ received, resolved }: Bulletin['totals']): string {
    if (!received || resolved === null) return '';
    return `${((100 * resolved) / received).toFixed(1)}%`;
  }

  #number(count: number): string {
    return count.toLocaleString('en-GB');
  }
}
