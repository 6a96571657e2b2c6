/** What one asked line is answered: the knowledge base's decision in the bot's own words. */
import { answerText } from '../../../dialogs/answer-text.ts';
import type { NamedPlace } from '../../../intents/gazetteer.ts';
import { understand } from '../../../intents/understand.ts';
import type { Language } from '../../../intents/understanding.ts';
import type { Answer } from '../../../knowledge/answer.ts';
import type { CityPack } from '../../../knowledge/content/load.ts';
import { gazetteerOf } from '../../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { type AskLine, type AskResult, BadField } from './line.ts';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** `clock`: the moment that understanding takes for now where a line names none. */
export function answerer(pack: CityPack, clock: Date): (line: AskLine) => AskResult {
  const knowledge = createKnowledge(pack);
  const gazetteer = gazetteerOf(pack.city);
  return (line) => {
    const now = line.as_of ? momentOf(line.as_of) : null;
    const { language, urgency, intent } = understand(line.text, {
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
      idle: intent === 'other',
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
  const { text, slot, quote } = answerText(answer, language, city);
  return {
    answered: answer.kind === 'answered' || answer.kind === 'place',
    text,
    asked: slot,
    article: answer.kind === 'ask' ? answer.article : (quote?.article ?? null),
  };
}
