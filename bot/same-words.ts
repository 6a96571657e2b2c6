/**
 * In a crowd thousands write the very same few words. What was made of short ones is remembered for
 * a minute, in this process: a reading, an answer from the rules. Nothing of it is stored.
 */
import { Recent } from '../integrations/memory/recent.ts';
import type { Gazetteer } from '../intents/gazetteer.ts';
import { type UnderstandContext, understand } from '../intents/understand.ts';
import type { Understanding } from '../intents/understanding.ts';
import type { Answer, Knowledge, Question } from '../knowledge/answer.ts';

/** Longer messages tell a story of their own. */
const SHORT = 40;
const REMEMBERED = 4_000;
const MINUTE_MS = 60_000;

/** `understand`, but the same words in the same minute are read once. */
export function readOnce(): (text: string, context: UnderstandContext) => Understanding {
  const known = new Recent<Understanding>(REMEMBERED);
  let minute = 0;
  let gazetteer: Gazetteer | null = null;
  return (text, context) => {
    if (text.length > SHORT || context.previous !== null)
      return understand(text, context);
    const now = Math.floor(context.now.getTime() / MINUTE_MS);
    if (now !== minute || context.gazetteer !== gazetteer) {
      known.clear();
      minute = now;
      gazetteer = context.gazetteer;
    }
    const key = `${context.asked ?? ''} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const read = understand(text, context);
    // Half an hour ago is another moment a second later; a question asks about a day.
    const moment = read.entities.times?.length && read.intent !== 'ask_policy';
    if (!moment) known.set(key, read);
    return read;
  };
}

/** A library whose answers to short questions are found once a minute; another library, anew. */
export function answeredOnce<K extends Knowledge>(): (library: K) => K {
  let of: K | null = null;
  let wrapped: K | null = null;
  return (library) => {
    if (of === library && wrapped) return wrapped;
    const known = new Recent<Answer>(REMEMBERED);
    of = library;
    wrapped = {
      ...library,
      answer(question: Question) {
        if (question.text.length > SHORT || question.address)
          return library.answer(question);
        const key = keyOf(question);
        const before = known.get(key);
        if (before) return before;
        const answer = library.answer(question);
        known.set(key, answer);
        return answer;
      },
    };
    return wrapped;
  };
}

/** Knowledge changes by the minute at most. */
function keyOf({
  text,
  now,
  language,
  zone,
  district,
  previous,
  ...rest
}: Question): string {
  const minute = now === null ? '' : Math.floor(now.getTime() / MINUTE_MS);
  const { brief = false, idle = false, anyTime = false, persons = [] } = rest;
  const how = [brief, idle, anyTime, persons.join()];
  return [minute, language, zone, district, previous, ...how, text].join('|');
}
