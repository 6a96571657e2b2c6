/** A city that does not exist, so that no test of the dialogs leans on a real one's data. */
import type { Gazetteer } from '../../intents/gazetteer.ts';
import type { Answer, Knowledge, Quote } from '../../knowledge/answer.ts';
import { City } from '../../knowledge/content/city.ts';

const both = (zh: string, en: string) => ({ zh, en });

export const CITY: City = City.parse({
  id: 'lanting',
  name: both('兰亭', 'Lanting'),
  aliases: [],
  service: both('兰亭求助台', 'Lanting Help Desk'),
  greeting: both('您好，这里是兰亭求助台。', 'Hello, this is the Lanting Help Desk.'),
  timeZone: 'Asia/Shanghai',
  areaCode: '0999',
  hotline: {
    number: '5550000',
    name: both('热线', 'Hotline'),
    hours: both('全天', 'Always'),
  },
  emergency: [
    { id: 'ambulance', number: '920', name: both('急救', 'Ambulance') },
    { id: 'police', number: '910', name: both('报警', 'Police') },
    { id: 'fire', number: '919', name: both('火警', 'Fire') },
  ],
  districts: Array.from({ length: 12 }, (_, at) => ({
    id: `d${at + 1}`,
    name: both(`第${at + 1}区`, `District ${at + 1}`),
    body: 'headquarters',
  })),
  zones: [
    { id: 'sealed', name: both('封控区', 'Locked-down area') },
    { id: 'controlled', name: both('管控区', 'Controlled area') },
    { id: 'precaution', name: both('防范区', 'Precaution area') },
  ],
  categories: [
    { id: 'medical', name: both('寻医买药', 'Care'), body: 'health', label: '寻医买药' },
    { id: 'food', name: both('食品供应', 'Food'), body: 'supply', label: '食品供应' },
    {
      id: 'suggestion',
      name: both('防疫建议', 'Ideas'),
      body: 'headquarters',
      label: '建议',
    },
    { id: 'other', name: both('其他', 'Other'), body: 'headquarters', label: '其他' },
  ],
  bodies: [
    { id: 'health', name: both('卫健委', 'Health commission') },
    { id: 'supply', name: both('保供组', 'Supply group') },
    { id: 'headquarters', name: both('指挥部', 'Headquarters') },
  ],
  needs: [{ id: 'elderly', name: both('老年人', 'Elderly') }],
  hospitals: [],
  openingHours: { days: [1, 2, 3, 4, 5], from: '08:00', until: '20:00' },
  clocks: {
    critical: { take: 60, again: 60, look: 600 },
    high: { take: 300, again: 300, look: 1800 },
    normal: { take: 7200, again: 3600 },
  },
  jobClocks: { ahead: 10_800, pickUp: 7200, late: 1800 },
  papersAfter: [259_200, 604_800],
  taskClocks: {
    critical: { accept: 300, done: 1800 },
    high: { accept: 900, done: 7200 },
    normal: { accept: 7200, done: 86_400 },
  },
  waitsFirst: { critical: 20, high: 60, normal: 900 },
  hotIssues: { hours: 48, least: 3, alarm: { cases: 10, seconds: 3600 } },
  callbackAfter: [86_400, 172_800],
  answerWithin: both('24小时', '24 hours'),
  retention: { draftDays: 7, personDays: 365 },
  otherCities: [],
});

const places = (list: readonly Pick<City['zones'][number], 'id' | 'name'>[]) =>
  list.map(({ id, name }) => ({ id, names: [name.zh, name.en] }));

export const GAZETTEER: Gazetteer = {
  city: { id: CITY.id, names: [CITY.name.zh] },
  districts: places(CITY.districts),
  zones: places(CITY.zones),
  hospitals: [],
  estates: [],
  categories: places(CITY.categories),
};

export const QUOTE: Quote = {
  article: 'dialysis',
  version: 1,
  text: '透析请预约专车，电话5551234。',
  source: '卫健委',
  announcedOn: '2022-01-12',
  phones: ['5551234'],
};

/** Answers by the words of the question; whatever it does not know is unknown. */
export const KNOWLEDGE: Knowledge = {
  veil: (text) => text.replaceAll(/\d{4,}/g, '□'),
  articles: 3,
  answer: ({ text, zone }): Answer => {
    if (/透析|dialysis/i.test(text)) {
      return zone
        ? { kind: 'answered', quotes: [QUOTE] }
        : { kind: 'ask', slot: 'zone', article: QUOTE.article };
    }
    if (/核酸|test/i.test(text)) {
      return { kind: 'expired', quote: QUOTE, validUntil: '2022-01-10' };
    }
    if (/北京/.test(text)) return { kind: 'other_city', name: '北京' };
    return { kind: 'unknown', topic: 'other' };
  },
};
