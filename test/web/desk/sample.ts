/** A desk's data and a port that remembers what it was asked; nothing here is anybody's. */
import type {
  CaseLine,
  DeskCase,
  DeskPort,
  QueueItem,
} from '../../../web/desk/contract.ts';
import type { DeskSettings } from '../../../web/desk/settings.ts';
import type { Team } from '../../../web/desk/team/contract.ts';
import type { WebActor, WebRequest } from '../../../web/route.ts';
import { requestBy, STAFF_SETTINGS } from '../sample.ts';

export const NUMBER = '1120-101-375';
export const OTHER = '1120-102-744';

export const AGENT: WebActor = {
  staffId: 'staff-1',
  username: 'agent',
  badge: '1024',
  role: 'agent',
};

export const SETTINGS: DeskSettings = {
  ...STAFF_SETTINGS,
  bodies: { hospital: { zh: '市人民医院', en: 'City Hospital' } },
  needs: { dialysis: { zh: '透析病人', en: 'On dialysis' } },
  registrable: ['dialysis'],
  reach: { hospital: { phone: '5550', hours: null, told: ['mail'] } },
  replies: [],
  hotline: '5550000',
  skills: { english: { zh: '英语', en: 'English' } },
  posters: { er7: { zh: '地铁站', en: 'Metro station' } },
  knowledgeAsOf: '2022-01-12T10:00:00.000Z',
};

/** Nobody but the agent, with nothing in hand. */
export const TEAM: Team = {
  me: 'staff-1',
  offer: null,
  agents: [
    {
      id: 'staff-1',
      badge: '1024',
      role: 'agent',
      state: 'ready',
      skills: [],
      capacity: 3,
      load: 0,
    },
  ],
};

export function queueItem(over: Partial<QueueItem> = {}): QueueItem {
  const urgency = over.urgency ?? 'normal';
  return {
    caseNumber: NUMBER,
    urgency,
    category: 'medical',
    district: 'north',
    zone: 'sealed',
    waitingSeconds: 10,
    owner: 'queue',
    mine: false,
    alarms: 0,
    clock: null,
    first: null,
    summary: {
      caseNumber: over.caseNumber ?? NUMBER,
      urgency,
      headline: '急 · 犬伤 · 城北区 · 孩子',
      identify: [],
      situation: [],
      background: [],
      assessment: [],
      recommendation: [],
      missing: [],
      evidence: [],
      adviceGiven: [],
      workOrder: {
        caller: null,
        phone: '13800000000',
        address: '城北区河沿路1号',
        request: '孩子被狗抓了\n出不去',
        category: '寻医买药',
        urgency: '特急',
        body: '市卫健委',
      },
    },
    ...over,
  };
}

export function deskCase(over: Partial<DeskCase> = {}): DeskCase {
  const { summary } = queueItem();
  return {
    caseNumber: NUMBER,
    conversationId: 'conversation-1',
    suggestion: false,
    way: null,
    source: null,
    status: 'received',
    urgency: 'critical',
    category: 'medical',
    district: 'north',
    zone: 'sealed',
    openedAt: '2026-01-01T00:00:00.000Z',
    owner: AGENT.badge,
    mine: true,
    summary,
    score: null,
    tasks: [],
    papers: [],
    special: [],
    usualBodies: ['hospital'],
    inCharge: AGENT.badge,
    known: { contactName: '', phone: '', address: '' },
    notes: [],
    issue: null,
    related: [],
    transcript: [residentLine(1)],
    timeline: [],
    badges: { 'staff-1': '1024' },
    ...over,
  };
}

export function caseLine(over: Partial<CaseLine> = {}): CaseLine {
  return {
    caseNumber: NUMBER,
    status: 'dispatched',
    urgency: 'normal',
    category: 'medical',
    district: 'north',
    zone: null,
    openedAt: '2026-01-01T00:00:00.000Z',
    summary: { headline: '寻医买药 · 城北区 · “没药了”', urgency: 'normal' },
    owner: 'bot',
    inCharge: AGENT.badge,
    bodies: ['hospital'],
    overdue: false,
    ...over,
  };
}

export function residentLine(seq: number): DeskCase['transcript'][number] {
  return {
    id: `conversation-1|${String(seq).padStart(7, '0')}`,
    seq,
    at: '2026-01-01T00:00:00.000Z',
    speaker: 'resident',
    name: null,
    text: '有人吗',
    media: [],
    choices: [],
    quotes: [],
    delivery: null,
    before: [],
    withdrawn: false,
    changes: null,
  };
}

/** A port whose every call is written down as `[verb, ...arguments after the actor]`. */
export function recordingPort(): DeskPort & {
  readonly calls: readonly unknown[][];
  move(conversationId: string): void;
  readonly watchers: number;
} {
  const calls: unknown[][] = [];
  const watchers = new Set<(id: string) => void>();
  return {
    calls,
    get watchers() {
      return watchers.size;
    },
    move(id) {
      for (const watcher of watchers) watcher(id);
    },
    async queue() {
      calls.push(['queue']);
      return [queueItem()];
    },
    async find(_, number) {
      calls.push(['find', number]);
      return deskCase();
    },
    async search(_, wanted) {
      calls.push(['search', wanted]);
      return { lines: [caseLine()], more: false };
    },
    async take(_, number) {
      calls.push(['take', number]);
      return number;
    },
    async answer(_, number, message) {
      calls.push(['answer', number, message]);
    },
    async resolve(_, number, requestId) {
      calls.push(['resolve', number, requestId]);
    },
    async handBack(_, number, requestId) {
      calls.push(['handBack', number, requestId]);
    },
    async callBack(_, number, said) {
      calls.push(['callBack', number, said]);
    },
    async dispatch(_, number, order) {
      calls.push(['dispatch', number, order]);
    },
    async edit(_, number, change) {
      calls.push(['edit', number, change]);
    },
    async note(_, number, note) {
      calls.push(['note', number, note]);
    },
    async merge(_, number, merge) {
      calls.push(['merge', number, merge]);
    },
    async link(_, number, link) {
      calls.push(['link', number, link]);
    },
    async recall(_, number, task) {
      calls.push(['recall', number, task]);
    },
    async judge(_, number, judgement) {
      calls.push(['judge', number, judgement]);
    },
    async sayForCaller(_, said) {
      calls.push(['sayForCaller', said]);
      return { conversation: 'desk-phone-staff-1-x', lines: [], choices: [], cases: [] };
    },
    async stepJob(_, number, order) {
      calls.push(['stepJob', number, order]);
    },
    async changeNeed(_, number, change) {
      calls.push(['changeNeed', number, change]);
    },
    async changePaper(_, number, change) {
      calls.push(['changePaper', number, change]);
    },
    async heartbeat(_, touched) {
      calls.push(['heartbeat', touched]);
    },
    async typing(_, number) {
      calls.push(['typing', number]);
    },
    watchTyping: () => () => {},
    async media(_, id) {
      calls.push(['media', id]);
      return {
        contentType: id === 'page' ? 'text/html' : 'image/png',
        bytes: new Uint8Array([1]),
      };
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

export function request(over: Partial<WebRequest> = {}): WebRequest {
  return requestBy(AGENT, over);
}
