/** A small city's content and people, and the other ends of routes and streams. */
import type { Article } from '../../../knowledge/content/article.ts';
import type { Entry } from '../../../knowledge/content/directory.ts';
import type { RegisterRow } from '../../../knowledge/content/register.ts';
import type {
  EditorPort,
  Item,
  ItemContent,
  ItemLine,
  OpenVersion,
} from '../../../web/editor/contract.ts';
import type { EditorSettings } from '../../../web/editor/settings.ts';
import type { WebActor, WebRequest } from '../../../web/route.ts';
import { requestBy } from '../sample.ts';

export const EDITOR: WebActor = {
  staffId: 'staff-1',
  username: 'li',
  badge: '07',
  role: 'editor',
};
export const APPROVER: WebActor = {
  staffId: 'staff-2',
  username: 'chen',
  badge: '08',
  role: 'approver',
};

export const SETTINGS: EditorSettings = {
  city: { zh: '水城', en: 'Watertown' },
  service: { zh: '水城求助平台', en: 'Watertown help' },
  timeZone: 'Asia/Shanghai',
  categories: {
    testing: { zh: '核酸检测', en: 'PCR tests' },
    medical: { zh: '看病', en: 'Medical care' },
  },
  districts: { north: { zh: '北区', en: 'North' }, south: { zh: '南区', en: 'South' } },
  zones: {
    sealed: { zh: '封控区', en: 'Locked-down area' },
    controlled: { zh: '管控区', en: 'Controlled area' },
  },
  persons: { dialysis: { zh: '透析病人', en: 'On dialysis' } },
  knowledgeAsOf: null,
};

export function article(over: Partial<Article> = {}): Article {
  return {
    id: 'testing-time',
    version: 1,
    matter: 'testing-time',
    also: [],
    title: { zh: '几点做核酸', en: 'When tests are taken' },
    questions: ['几点做核酸', '核酸几点结束'],
    unanswered: [],
    answer: { zh: '每天9:00到15:00。' },
    zones: [],
    districts: [],
    persons: [],
    category: 'testing',
    source: { zh: '2022年第5号通告' },
    announcedOn: '2022-01-10',
    phones: [],
    checks: [],
    ...over,
  };
}

export function entry(over: Partial<Entry> = {}): Entry {
  return {
    id: 'psych-line',
    kind: 'hotline',
    name: { zh: '心理热线' },
    phones: ['12320-5'],
    zones: [],
    districts: [],
    source: { zh: '卫健委' },
    announcedOn: '2022-01-10',
    ...over,
  };
}

export function row(over: Partial<RegisterRow> = {}): RegisterRow {
  return {
    place: '阳光花园',
    aliases: [],
    district: 'north',
    zone: 'sealed',
    from: '2022-01-10',
    source: { zh: '2022年第5号通告' },
    announcedOn: '2022-01-10',
    ...over,
  };
}

export function ofArticle(over: Partial<Article> = {}): ItemContent {
  return { kind: 'article', article: article(over) };
}

export function ofRows(...rows: RegisterRow[]): ItemContent {
  return { kind: 'register', register: { rows } };
}

export function openVersion(over: Partial<OpenVersion> = {}): OpenVersion {
  return {
    number: 2,
    state: 'draft',
    withdraws: false,
    note: '',
    writtenBy: 'li',
    writtenAt: '2026-11-21T06:05:00.000Z',
    decidedBy: null,
    decidedAt: null,
    emergency: null,
    startsAt: null,
    revision: 1,
    content: ofArticle(),
    faults: [],
    ...over,
  };
}

export function item(over: Partial<Item> = {}): Item {
  return {
    id: 'testing-time',
    kind: 'article',
    live: { number: 1, content: ofArticle() },
    open: null,
    history: [],
    scheduled: [],
    toldOlder: 0,
    mayCorrect: true,
    ...over,
  };
}

export function line(over: Partial<ItemLine> = {}): ItemLine {
  return {
    id: 'testing-time',
    kind: 'article',
    title: '几点做核酸',
    live: 1,
    open: null,
    scheduled: null,
    validity: 'holds',
    due: null,
    validUntil: null,
    broken: 0,
    asked: 0,
    helpful: 0,
    unhelpful: 0,
    updatedAt: '2026-11-21T06:05:00.000Z',
    ...over,
  };
}

export function request(over: Partial<WebRequest> = {}): WebRequest {
  return requestBy(EDITOR, over);
}

/** A port whose every call is written down as `[verb, ...arguments after the actor]`. */
export function recording(
  port: EditorPort,
): EditorPort & { readonly calls: unknown[][] } {
  const calls: unknown[][] = [];
  const noted = new Proxy(port, {
    get(target, name: keyof EditorPort) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || name === 'watch') return method;
      return (...args: unknown[]) => {
        calls.push([name, ...args.slice(1)]);
        return Reflect.apply(method, target, args);
      };
    },
  });
  return Object.assign(Object.create(noted), { calls });
}
