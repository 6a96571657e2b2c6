/** To somebody who was told something that changed since. */
import type { Language } from '../intents/understanding.ts';
import type { PlaceAnswer, Quote } from '../knowledge/answer.ts';
import type { City } from '../knowledge/content/city.ts';
import { placeText } from './answer-text.ts';
import type { Reply } from './contract.ts';
import { replyOf } from './say.ts';

/** The rule as it is now. */
export function correction(quote: Quote, language: Language): Reply {
  const { text, source, announcedOn: date, phones } = quote;
  return replyOf('policy.corrected', language, {
    params: { text, source, date },
    phones,
    quotes: [quote],
  });
}

/** It holds no more, and nothing instead. `title`: what the rule, or the place, is called. */
export function withdrawal(title: string, language: Language, city: City): Reply {
  const hotline = city.hotline.number;
  const params = { title, hotline };
  return replyOf('policy.withdrawn', language, { params, phones: [hotline] });
}

/** The zone of a place as it is registered now. */
export function placeCorrection(
  answer: PlaceAnswer,
  language: Language,
  city: City,
): Reply {
  const text = placeText(answer, language, city);
  return replyOf('policy.place_corrected', language, { params: { text } });
}
