/** Times as the page says them, on the city's clock. */
export type PageLanguage = 'zh' | 'en';

/** A new line with the date and time stands above a message after a pause of this many ms. */
const PAUSE = 10 * 60_000;

export interface MomentWords {
  readonly today: string;
  readonly yesterday: string;
}

export class Moments {
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #key: Intl.DateTimeFormat;
  readonly #words: MomentWords;

  constructor(language: PageLanguage, timeZone: string, words: MomentWords) {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    this.#time = new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    this.#day = new Intl.DateTimeFormat(locale, {
      timeZone,
      month: 'long',
      day: 'numeric',
      weekday: 'short',
    });
    this.#key = new Intl.DateTimeFormat('en-CA', { timeZone });
    this.#words = words;
  }

  /** Whether a date line belongs between two moments (ISO 8601); null: no message before. */
  breaks(before: string | null, at: string): boolean {
    if (before === null) return true;
    const [a, b] = [new Date(before), new Date(at)];
    return (
      b.getTime() - a.getTime() >= PAUSE || this.#key.format(a) !== this.#key.format(b)
    );
  }

  /** 今天 14:05, 昨天 09:30, 1月10日周一 14:05. */
  line(at: string, now: Date): string {
    const moment = new Date(at);
    const day = this.#key.format(moment);
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    const name =
      day === this.#key.format(now)
        ? this.#words.today
        : day === this.#key.format(yesterday)
          ? this.#words.yesterday
          : this.#day.format(moment);
    return `${name} ${this.#time.format(moment)}`;
  }

  time(at: string): string {
    return this.#time.format(new Date(at));
  }
}

/** A notice's day (YYYY-MM-DD) in words; anything else as it is. */
export function writtenDay(day: string, language: PageLanguage): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return day;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    dateStyle: 'long',
  }).format(new Date(`${day}T00:00:00Z`));
}
