/** What `knowledge` found, in the words that a resident reads: for commands and editors' previews. */
import type { Language } from '../intents/understanding.ts';
import type { Answer, Beside, One, Quote } from '../knowledge/answer.ts';
import type { City } from '../knowledge/content/city.ts';
import { clip, say } from './say.ts';

export interface AnswerText {
  readonly text: string;
  readonly phones: readonly string[];
  /** Ids of what may be chosen, where a slot is asked. */
  readonly slot: 'zone' | 'district' | 'place' | null;
  readonly quote: Quote | null;
}

/** How much of a question is said back. */
const ASKED_LENGTH = 24;

/** The answer, and what is said to the other questions of the message. */
export function answerText(answer: Answer, language: Language, city: City): AnswerText {
  const main = oneText(answer, language, city);
  const beside = (answer.beside ?? []).map((one) => besideText(one, language, city));
  return {
    ...main,
    text: [main.text, ...beside.map(({ text }) => text)].join('\n'),
    phones: [...new Set([main, ...beside].flatMap(({ phones }) => phones))],
    slot: main.slot ?? beside.find(({ slot }) => slot !== null)?.slot ?? null,
  };
}

/** As it would be answered alone; what is not known is named, or nobody could tell which it is. */
export function besideText(
  { asked, answer }: Beside,
  language: Language,
  city: City,
): AnswerText {
  const alone = oneText(answer, language, city);
  if (answer.kind !== 'unknown') return alone;
  const params = { words: clip(asked, ASKED_LENGTH), hotline: city.hotline.number };
  return { ...alone, text: say('policy.open', language, params) };
}

function oneText(answer: One, language: Language, city: City): AnswerText {
  const hotline = city.hotline.number;
  const plain = { phones: [hotline], slot: null, quote: null };
  switch (answer.kind) {
    case 'answered':
      return {
        ...plain,
        text: answer.quotes.map((quote) => quotedText(quote, language)).join('\n'),
        phones: answer.quotes.flatMap(({ phones }) => phones),
        quote: answer.quotes[0] ?? null,
      };
    case 'ask': {
      const text = say(askKey(answer), language);
      return { ...plain, text, phones: [], slot: answer.slot };
    }
    case 'ask_place':
      return {
        ...plain,
        text: say('policy.ask_place', language),
        phones: [],
        slot: 'place',
      };
    case 'place':
      return { ...plain, text: placeText(answer, language, city), phones: [] };
    case 'ahead': {
      const { quote } = answer;
      const params = { ...quoteParams(quote), from: dayOf(answer.validFrom, language) };
      return {
        ...plain,
        text: say('policy.ahead', language, params),
        phones: quote.phones,
        quote,
      };
    }
    case 'expired': {
      const { quote } = answer;
      const until = dayOf(answer.validUntil, language);
      const params = { ...quoteParams(quote), until, hotline };
      return { ...plain, text: say('policy.expired', language, params), quote };
    }
    case 'unknown':
      return { ...plain, text: say('policy.unknown', language, { hotline }) };
    case 'other_city': {
      const params = { name: answer.name, city: city.name[language] };
      return { ...plain, text: say('policy.other_city', language, params), phones: [] };
    }
  }
}

/** A slot that answers differ by, or which of the places of one name is meant. */
export function askKey({ slot, among }: Extract<One, { kind: 'ask' }>) {
  if (slot === 'zone') return 'policy.ask_zone';
  return among ? 'policy.ask_which' : 'policy.ask_district';
}

export function quotedText(quote: Quote, language: Language): string {
  return say('policy.quote', language, quoteParams(quote));
}

/** In which zone a place is, and since which notice. */
export function placeText(
  answer: Extract<Answer, { kind: 'place' }>,
  language: Language,
  city: City,
): string {
  const named = (list: City['zones'] | City['districts'], id: string) =>
    list.find((one) => one.id === id)?.name[language] ?? id;
  return say(answer.over ? 'policy.place_over' : 'policy.place', language, {
    place: answer.place,
    district: named(city.districts, answer.district),
    zone: named(city.zones, answer.zone),
    source: answer.source,
    date: answer.announcedOn,
  });
}

function quoteParams({ text, source, announcedOn }: Quote) {
  return { text, source, date: announcedOn };
}

/** `2022-01-10…` as people say it: 1月10日, 10 January. */
export function dayOf(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}
