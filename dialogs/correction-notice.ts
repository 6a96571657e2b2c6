import type { Language } from '../intents/understanding.ts';
import type { Quote } from '../knowledge/answer.ts';
import type { City } from '../knowledge/content/city.ts';
import type { Reply } from './contract.ts';
import { replyOf } from './say.ts';

/** To somebody who was told a rule that changed since; null: it holds no more, and nothing instead. */
export function correction(quote: Quote | null, language: Language, city: City): Reply {
  const hotline = city.hotline.number;
  if (!quote) {
    const params = { hotline };
    return replyOf('policy.withdrawn', language, { params, phones: [hotline] });
  }
  const { text, source, announcedOn: date, phones } = quote;
  return replyOf('policy.corrected', language, {
    params: { text, source, date },
    phones,
    quotes: [quote],
  });
}
