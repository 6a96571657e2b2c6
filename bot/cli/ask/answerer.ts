/** What one asked line is answered: the knowledge base's decision in the bot's own words. */
import { dayOf } from '../../../dialogs/policy-answer.ts';
import { say } from '../../../dialogs/say.ts';
import type { NamedPlace } from '../../../intents/gazetteer.ts';
import { understand } from '../../../intents/understand.ts';
import type { Language } from '../../../intents/understanding.ts';
import type { Answer, Quote } from '../../../knowledge/answer.ts';
import { gazetteerOf } from '../../../knowledge/gazetteer.ts';
import type { CityPack } from '../../../knowledge/load.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { type AskLine, type AskResult, BadField } from './line.ts';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** `clock`: the moment that understanding takes for now where a line names none. */
export function answerer(pack: CityPack, clock: Date): (line: AskLine) => AskResult {
  const knowledge = createKnowledge(pack);
  const gazetteer = gazetteerOf(pack.city);
  return (line) => {
    const now = line.as_of ? momentOf(line.as_of) : null;
    const { language, urgency } = understand(line.text, {
      now: now ?? clock,
      asked: null,
      previous: null,
      gazetteer,
    });
    const answer = knowledge.answer({
      text: line.text,
      language,
      zone: idOf('zone', line.zone, gazetteer.zones),
      district: idOf('district', line.district, gazetteer.districts),
      now,
      anyTime: DATE_ONLY.test(line.as_of ?? ''),
      previous: null,
    });
    return { id: line.id, ...inWords(answer, language, pack), urgency };
  };
}

/** A bare date is read as its noon in UTC: the same day in every city of the inhabited world but a few islands. */
function momentOf(asOf: string): Date {
  return new Date(DATE_ONLY.test(asOf) ? `${asOf}T12:00:00Z` : asOf);
}

function idOf(
  field: 'zone' | 'district',
  name: string | null | undefined,
  places: readonly NamedPlace[],
): string | null {
  const asked = name?.trim().toLowerCase() ?? '';
  if (asked === '') return null;
  const place = places.find(
    ({ id, names }) => id === asked || names.some((one) => one.toLowerCase() === asked),
  );
  if (!place) throw new BadField(field, 'the city has none of this name');
  return place.id;
}

function inWords(
  answer: Answer,
  language: Language,
  { city }: CityPack,
): Omit<AskResult, 'id' | 'urgency'> {
  const nothing = { answered: false, asked: null, article: null };
  switch (answer.kind) {
    case 'answered':
      return {
        ...nothing,
        answered: true,
        text: answer.quotes.map((quote) => said(quote, language)).join('\n'),
        article: answer.quotes[0]?.article ?? null,
      };
    case 'ask':
      return {
        ...nothing,
        text: say(
          answer.slot === 'zone' ? 'policy.ask_zone' : 'policy.ask_district',
          language,
        ),
        asked: answer.slot,
        article: answer.article,
      };
    case 'expired': {
      const { text, source, announcedOn: date } = answer.quote;
      const until = dayOf(answer.validUntil, language);
      const params = { text, source, date, until, hotline: city.hotline.number };
      return {
        ...nothing,
        text: say('policy.expired', language, params),
        article: answer.quote.article,
      };
    }
    case 'unknown':
      return {
        ...nothing,
        text: say('policy.unknown', language, { hotline: city.hotline.number }),
      };
    case 'other_city':
      return {
        ...nothing,
        text: say('policy.other_city', language, {
          name: answer.name,
          city: city.name[language],
        }),
      };
  }
}

function said({ text, source, announcedOn: date }: Quote, language: Language): string {
  return say('policy.quote', language, { text, source, date });
}
