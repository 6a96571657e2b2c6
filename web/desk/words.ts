/** The desk's own words in both languages, and how ids, moments and events are said. */
import type { CaseEvent } from '../../cases/case.ts';
import { WHO } from '../../cases/patient.ts';
import { levelOf } from '../../cases/queue.ts';
import type { HandoffSummary, SummaryField } from '../../cases/summary.ts';
import type { Language, Urgency } from '../../intents/understanding.ts';
import type { Names } from '../shared/staff/settings.ts';
import { StaffWords } from '../shared/staff/words.ts';
import type { QueueItem } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };
import type { DeskSettings, Reach } from './settings.ts';

export type Key = keyof typeof zh;

const LOCALES: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

export class Words extends StaffWords<Key> {
  readonly #settings: DeskSettings;
  readonly #dayAndClock: Intl.DateTimeFormat;
  readonly #weekdays: Intl.DateTimeFormat;

  constructor(language: Language, settings: DeskSettings) {
    super(language, LOCALES[language], settings);
    this.#settings = settings;
    this.#dayAndClock = new Intl.DateTimeFormat(this.locale, {
      timeZone: settings.timeZone,
      month: language === 'zh' ? 'numeric' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    this.#weekdays = new Intl.DateTimeFormat(this.locale, {
      timeZone: settings.timeZone,
      weekday: 'short',
    });
  }

  /** The name of a summary's or an event's field. */
  field(key: string): string {
    return this.find(`field.${key}`) ?? key;
  }

  /** Ids of the city's bodies, in the pack's order. */
  get bodies(): readonly string[] {
    return Object.keys(this.#settings.bodies);
  }

  /** Ids of the city's categories and districts, in the pack's order. */
  get categories(): readonly string[] {
    return Object.keys(this.#settings.categories);
  }

  get districts(): readonly string[] {
    return Object.keys(this.#settings.districts);
  }

  body(id: string): string {
    return this.named(this.#settings.bodies, id);
  }

  /** Ids of the needs that the register takes. */
  get registrable(): readonly string[] {
    return this.#settings.registrable;
  }

  need(id: string): string {
    return this.named(this.#settings.needs, id);
  }

  /** How a body is reached; null: an id that the city no longer has. */
  reach(id: string): Reach | null {
    return this.#settings.reach[id] ?? null;
  }

  /** What agents often say, those for this category first. */
  replies(category: string): readonly { id: string; title: string; text: string }[] {
    const fits = (categories: readonly string[]) => categories.includes(category);
    return this.#settings.replies
      .filter(({ categories }) => categories.length === 0 || fits(categories))
      .toSorted((a, b) => Number(fits(b.categories)) - Number(fits(a.categories)))
      .map(({ id, title, text }) => ({
        id,
        title: title[this.language],
        text: text[this.language].replaceAll('{hotline}', this.#settings.hotline),
      }));
  }

  /** Ids of the city's skills, in the pack's order. */
  get skills(): readonly string[] {
    return Object.keys(this.#settings.skills);
  }

  skill(id: string): string {
    return this.named(this.#settings.skills, id);
  }

  /** Where a poster hangs. */
  poster(id: string): string {
    return this.named(this.#settings.posters, id);
  }

  place(district: string | null, zone: string | null): string | null {
    const parts = [district && this.district(district), zone && this.zone(zone)];
    return parts.filter(Boolean).join(' · ') || null;
  }

  /** Where one who waits is: the district, or the address as it was told. */
  whereabouts({ district, zone, summary }: QueueItem): string {
    const told = this.place(district, zone) ?? summary.workOrder.address;
    return told ?? this.say('queue.noPlace');
  }

  urgency(urgency: Urgency): string {
    return this.say(`urgency.${levelOf(urgency)}`);
  }

  /** The headline without what the row shows beside it: the level and the place. */
  matter(
    item: Pick<QueueItem, 'district' | 'zone' | 'category'> & {
      readonly summary: Pick<HandoffSummary, 'headline' | 'urgency'>;
    },
  ): string {
    const { summary, district, zone } = item;
    const beside = new Set([
      zh[`urgency.${levelOf(summary.urgency)}`],
      ...both(this.#settings.districts, district),
      ...both(this.#settings.zones, zone),
    ]);
    const parts = summary.headline.split(' · ').filter((part) => !beside.has(part));
    return (
      parts.map((part) => this.#who(part)).join(' · ') || this.category(item.category)
    );
  }

  /** A value of the summary: the resident's own words, and the form's in this page's language. */
  value({ key, value }: Pick<SummaryField, 'key' | 'value'>): string {
    return key === 'patient' ? this.#who(value) : value;
  }

  /** The time of day; with its date where that is not today's. */
  moment(iso: string, now: number): string {
    const at = new Date(iso);
    const today = this.day(iso) === this.day(now);
    return (today ? this.clock : this.#dayAndClock).format(at);
  }

  /** With its day of the week: what is planned is planned by it. */
  weekdayMoment(iso: string): string {
    return `${this.#dayAndClock.format(new Date(iso))} ${this.#weekdays.format(new Date(iso))}`;
  }

  /** The same for a moment by the city's own clock: 2022-01-12T14:00. */
  cityMoment(local: string): string {
    const day = new Date(`${local.slice(0, 10)}T12:00Z`);
    const date = `${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
    return `${date} ${local.slice(11)} ${this.weekday(day.getUTCDay() || 7)}`;
  }

  /** 1 is Monday. */
  weekday(day: number): string {
    // The first of January 2024 was one.
    return new Intl.DateTimeFormat(this.locale, {
      timeZone: 'UTC',
      weekday: 'short',
    }).format(Date.UTC(2024, 0, day));
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
    if (kind === 'body') return this.body(id ?? '');
    if (kind !== 'staff') return this.say(`actor.${kind}`);
    return this.say('actor.staff', { badge: badges[id ?? ''] ?? '' }).trim();
  }

  /** `badges`: of the staff that it names, by staff id. */
  event({ data }: CaseEvent, badges: Readonly<Record<string, string>> = {}): string {
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
        return this.say('event.detailed', { fields: this.list(names) });
      }
      case 'raised':
        return this.say('event.raised', { urgency: this.urgency(data.urgency) });
      case 'lowered': {
        const urgency = this.urgency(data.urgency);
        // Written before there were codes, it is said as it is.
        const reason = this.find(`lower.${data.reason}`) ?? data.reason;
        return this.say('event.lowered', { urgency, reason });
      }
      case 'handoff_requested':
        return this.say(`event.handoff_requested.${data.reason}`);
      case 'handoff_released':
        return this.say(`event.handoff_released.${data.reason}`);
      case 'handoff_directed': {
        const to =
          'skill' in data.to
            ? this.skill(data.to.skill)
            : this.say('actor.staff', { badge: badges[data.to.agent] ?? '' }).trim();
        return this.say('event.handoff_directed', { to });
      }
      case 'alarmed':
        if (data.duty !== undefined)
          return this.say('event.alarmed.duty', { step: data.step });
        return this.say('event.alarmed', { step: data.step });
      case 'moved': {
        const status = this.say(`status.${data.to}`);
        const reason = data.reason
          ? this.say('event.reason', { reason: data.reason })
          : '';
        const into = data.into ? this.say('event.into', { number: data.into }) : '';
        return this.say('event.moved', { status }) + reason + into;
      }
      case 'outcome_asked':
        return this.say('event.outcome_asked', { step: data.step });
      case 'rated':
        return this.say('event.rated', { score: data.score });
      case 'judged':
        return this.say(`event.judged.${data.verdict}`);
      case 'tasked':
        return this.say('event.tasked', { body: this.body(data.body) });
      case 'task_returned': {
        const reason = this.say(`return.${data.reason}`);
        return this.say('event.task_returned', { reason });
      }
      case 'task_reminded':
        return this.say('event.task_reminded', { step: data.step });
      case 'job':
        return this.say('event.job', {
          n: data.job,
          step: this.say(`job.stage.${data.step}`),
        });
      case 'paper':
        return this.say('event.paper', {
          n: data.paper,
          stage: this.say(`paper.${data.step}`),
        });
      case 'need':
        return this.say(`event.need.${data.step}`);
      case 'papers_asked':
        return this.say('event.papers_asked', { step: data.step });
      case 'joined':
      case 'linked':
      case 'unlinked':
        return this.say(`event.${data.kind}`, { number: data.number });
      case 'grouped':
        return this.say('event.grouped', { number: data.issue });
      case 'surged':
        return this.say('event.surged', { n: data.cases });
      case 'noted':
      case 'ungrouped':
      case 'task_accepted':
      case 'task_done':
      case 'task_recalled':
      case 'handoff_taken':
      case 'duty_acknowledged':
      case 'answered':
        return this.say(`event.${data.kind}`);
    }
  }

  /** A choice of the form stands first, in the summary's language: `我自己，34岁`. */
  #who(text: string): string {
    const [said = ''] = text.split(/[,，…]/, 1);
    const who = WHO.find((one) => [zh[`who.${one}`], en[`who.${one}`]].includes(said));
    return who === undefined ? text : this.say(`who.${who}`) + text.slice(said.length);
  }
}

function both(names: Names, id: string | null): readonly string[] {
  if (id === null) return [];
  const name = names[id];
  return name ? [name.zh, name.en, id] : [id];
}
