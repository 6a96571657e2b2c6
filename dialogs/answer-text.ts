/** What `knowledge` found, in the words that a resident reads: for commands and editors' previews. */
import type { Language } from '../intents/understanding.ts';
import type { Answer, Quote } from '../knowledge/answer.ts';
import type { City } from '../knowledge/content/city.ts';
import { say } from './say.ts';

export interface AnswerText {
  readonly text: string;
  readonly phones: readonly string[];
  /** Ids of what may be chosen, where a slot is asked. */
  readonly slot: 'zone' | 'district' | 'place' | null;
  readonly quote: Quote | null;
}

export function answerText(answer: Answer, language: Language, city: City): AnswerText {
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
      const key = answer.slot === 'zone' ? 'policy.ask_zone' : 'policy.ask_district';
      return { ...plain, text: say(key, language), phones: [], slot: answer.slot };
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
