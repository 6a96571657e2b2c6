/** What was found, as an answer. */
import type { Language } from '../../intents/understanding.ts';
import type { Answer, One, PlaceAnswer, Question } from '../answer.ts';
import { inLanguage } from '../content/fields.ts';
import { type PlaceStatus, placeId } from '../content/register.ts';
import type { Reading } from '../matching/reader.ts';
import { quoteOf } from '../quote.ts';
import type { Found } from './find.ts';
import type { Setting } from './setting.ts';

/** As many quotes to one question as a phone screen takes. */
const MOST_QUOTES = 2;

/** Quoted where it holds; else what must be asked; else what begins next, or held last; null: nothing is known. */
export function replyTo(
  found: Found,
  { language, brief = false }: Question,
): Extract<Answer, { kind: 'answered' | 'ask' | 'ahead' | 'expired' }> | null {
  const live = found.filter((selection) => selection.is === 'found');
  const articles = [...new Set(live.map(({ article }) => article))];
  if (articles.length > 0)
    return {
      kind: 'answered',
      quotes: articles
        .slice(0, MOST_QUOTES)
        .map((article) => quoteOf(article, language, brief)),
    };
  const open = found.find((selection) => selection.is === 'ask');
  if (open) return { kind: 'ask', slot: open.slot, article: open.article.id };
  const next = found.find((selection) => selection.is === 'ahead');
  if (next)
    return {
      kind: 'ahead',
      quote: quoteOf(next.article, language, brief),
      validFrom: next.from,
    };
  const over = found.find((selection) => selection.is === 'over');
  if (over)
    return {
      kind: 'expired',
      quote: quoteOf(over.article, language, brief),
      validUntil: over.until,
    };
  return null;
}

/** `kept`: somebody keeps the register. */
export function placeReply(
  { place }: Setting,
  kept: boolean,
  { language, address }: Question,
  reading: Reading,
): One {
  if (!place) return address || !kept ? unknown(reading) : { kind: 'ask_place' };
  if (place.is === 'several')
    return { kind: 'ask', slot: 'district', article: null, among: place.in };
  return placeAnswer(place, language);
}

/** The zone of a place of the register, as it stands there. */
export function placeAnswer({ row, is }: PlaceStatus, language: Language): PlaceAnswer {
  const { place, district, zone, source, announcedOn, from, until = '' } = row;
  return {
    kind: 'place',
    id: placeId(row),
    place,
    district,
    zone,
    source: inLanguage(source, language),
    announcedOn,
    over: is === 'over',
    row: [zone, from, until].join(' '),
  };
}

/** Nothing is known; what it was about is kept for the editors. */
export function unknown(reading: Reading): One {
  return { kind: 'unknown', topic: topicOf(reading) };
}

/** The concepts that the words name; other questions on them stand in the same group. */
function topicOf({ concepts }: Reading): string {
  const named = concepts.filter((concept) => !concept.startsWith('#'));
  return named.sort().join(' ') || 'other';
}
