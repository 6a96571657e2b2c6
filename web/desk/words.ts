/** The desk's own words in both languages, and how ids, moments and events are said. */
import type { CaseEvent } from '../../cases/case.ts';
import type { Language, Urgency } from '../../intents/understanding.ts';
import type { QueueItem } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import { levelOf } from './rows.ts';
import type { DeskSettings, Names } from './settings.ts';

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export class Words {
  readonly language: Language;
  readonly #settings: DeskSettings;
  readonly #clock: Intl.DateTimeFormat;
  readonly #dayAndClock: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(language: Language, settings: DeskSettings) {
    this.language = language;
    this.#settings = settings;
    const { timeZone } = settings;
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    // Day and month in figures alone are read in two ways.
    const month = language === 'zh' ? 'numeric' : 'short';
    const day = { month, day: 'numeric' } as const;
    this.#clock = new Intl.DateTimeFormat(locale, { timeZone, ...clock });
    this.#dayAndClock = new Intl.DateTimeFormat(locale, { timeZone, ...day, ...clock });
    this.#day = new Intl.DateTimeFormat(locale, {
      timeZone,
      dateStyle: language === 'zh' ? 'long' : 'medium',
    });
  }

  say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
    return LOCALES[this.language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    );
  }

  /** The text under a key that the server chose (`field.…`, `notice.…`); null where we have none. */
  find(key: string): string | null {
    return isKey(key) ? this.say(key) : null;
  }

  field(key: string): string {
    return this.find(`field.${key}`) ?? key;
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

  /** Seconds within which a person must have taken such a case. */
  limit(urgency: Urgency): number {
    return this.#settings.limits[levelOf(urgency)];
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

  place(district: string | null, zone: string | null): string | null {
    const parts = [district && this.district(district), zone && this.zone(zone)];
    return parts.filter(Boolean).join(' · ') || null;
  }

  urgency(urgency: Urgency): string {
    return this.say(`urgency.${levelOf(urgency)}`);
  }

  /** The headline without what the row shows beside it: the level and the place. */
  matter(item: Pick<QueueItem, 'summary' | 'district' | 'zone' | 'category'>): string {
    const { summary, district, zone } = item;
    const beside = new Set([
      zh[`urgency.${levelOf(summary.urgency)}`],
      ...both(this.#settings.districts, district),
      ...both(this.#settings.zones, zone),
    ]);
    const parts = summary.headline.split(' · ').filter((part) => !beside.has(part));
    return parts.join(' · ') || this.category(item.category);
  }

  /** The time of day; with its date where that is not today's. */
  moment(iso: string, now: number): string {
    const at = new Date(iso);
    const today = this.#day.format(at) === this.#day.format(now);
    return (today ? this.#clock : this.#dayAndClock).format(at);
  }

  day(iso: string): string {
    return this.#day.format(new Date(iso));
  }

  span(seconds: number): string {
    const minutes = Math.max(0, Math.floor(seconds / 60));
    const hours = Math.floor(minutes / 60);
    if (hours === 0) return this.say('span.minutes', { n: minutes });
    if (hours < 24) return this.say('span.hours', { h: hours, m: minutes % 60 });
    return this.say('span.days', { d: Math.floor(hours / 24), h: hours % 24 });
  }

  actor(event: CaseEvent, badges: Readonly<Record<string, string>>): string {
    const { kind, id } = event.actor;
    if (kind !== 'staff') return this.say(`actor.${kind}`);
    return this.say('actor.staff', { badge: badges[id ?? ''] ?? '' }).trim();
  }

  event({ data }: CaseEvent): string {
    switch (data.kind) {
      case 'opened': {
        const category = this.category(data.category);
        return this.say('event.opened', {
          category,
          urgency: this.urgency(data.urgency),
        });
      }
      case 'detailed': {
        if (data.confirmed) return this.say('event.confirmed');
        if (data.fields.length === 0) return this.say('event.changed');
        const names = data.fields.map((field) => this.field(field));
        const fields = names.join(this.language === 'zh' ? '、' : ', ');
        return this.say('event.detailed', { fields });
      }
      case 'raised':
        return this.say('event.raised', { urgency: this.urgency(data.urgency) });
      case 'lowered': {
        const urgency = this.urgency(data.urgency);
        return this.say('event.lowered', { urgency, reason: data.reason });
      }
      case 'handoff_requested':
        return this.say(`event.handoff_requested.${data.reason}`);
      case 'handoff_released':
        return this.say(`event.handoff_released.${data.reason}`);
      case 'alarmed':
        return this.say('event.alarmed', { step: data.step });
      case 'moved': {
        const status = this.say(`status.${data.to}`);
        const reason = data.reason
          ? this.say('event.reason', { reason: data.reason })
          : '';
        return this.say('event.moved', { status }) + reason;
      }
      case 'handoff_taken':
      case 'answered':
        return this.say(`event.${data.kind}`);
    }
  }

  #named(names: Names, id: string): string {
    return names[id]?.[this.language] ?? id;
  }
}

function both(names: Names, id: string | null): readonly string[] {
  if (id === null) return [];
  const name = names[id];
  return name ? [name.zh, name.en, id] : [id];
}

function isKey(key: string): key is Key {
  return Object.hasOwn(zh, key);
}
