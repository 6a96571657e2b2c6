/**
 * "那管控区呢", "在哪", "明天呢": a few words that ask on from the question before them. They are
 * never a request of their own; where nothing answers them, that is said.
 */
import { atLeast } from '../../intents/understanding.ts';
import { hasCue, plain } from '../cues.ts';
import words from '../follow-up.json' with { type: 'json' };
import { said } from '../policy-answer.ts';
import { ask, askedNumber, placeOf, remember } from '../policy-question.ts';
import { openDraft, type Turn } from '../turn.ts';

/** So short that nothing is told besides. */
const LONGEST = { zh: 12, en: 36 };
const ASPECTS = Object.values(words.aspects).flat();

export function followUp(turn: Turn): Turn | null {
  const before = questionBefore(turn);
  if (before === null || tellsMore(turn)) return null;
  const { text } = turn.heard;
  const asked = plain(text).replace(/[?？\s]+$/u, '');
  const tail = words.tail.find((each) => asked.endsWith(each)) ?? '';
  const rest = tail === '' ? asked : asked.slice(0, -tail.length);
  const about = words.asksOfTopic.find((each) => rest.startsWith(each));
  const lead = about ?? words.lead.find((each) => rest.startsWith(each)) ?? '';
  const topic = rest.slice(lead.length).trim();
  const known = kindOf(turn, topic);
  const asksOf =
    tail !== '' || about !== undefined || (lead !== '' && known !== undefined);
  if (!ASPECTS.includes(topic) && (topic === '' || !asksOf)) return null;
  const place = placeOf(turn);
  const named = remember(turn, place);
  const address = turn.heard.understanding.entities.address?.value;
  const full = inFull(before, topic, known);
  const waits = turn.state.policy.waiting !== null || address !== undefined;
  for (const question of [text, ...full, ...(waits ? [before] : [])]) {
    const answer = ask(named, question, place, address);
    if (answer.kind !== 'unknown' && answer.kind !== 'place')
      return said(named, answer, question);
  }
  const whole = `${before} ${text}`;
  return askedNumber(turn, named) ?? said(named, ask(named, text, place), whole);
}

/** The last question about the rules; null: none was asked, or a request is being told. */
function questionBefore(turn: Turn): string | null {
  const { question, told } = turn.state.personal;
  if (openDraft(turn)) return null;
  return question ?? told?.details.account.at(-1)?.value ?? null;
}

/** A need, a danger or a person: not only a question. */
function tellsMore({ heard }: Turn): boolean {
  const { language, flags, urgency, safetyQuestion, entities } = heard.understanding;
  return (
    heard.tap !== null ||
    heard.text.length > LONGEST[language] ||
    flags.length > 0 ||
    safetyQuestion !== null ||
    atLeast(urgency, 'high') ||
    entities.relation !== undefined ||
    entities.phone !== undefined ||
    hasCue(heard.text, 'ownTrouble')
  );
}

/** The names among which the topic is one: days, cities, districts. */
function kindOf({ input }: Turn, topic: string): readonly string[] | undefined {
  const { city, otherCities = [], districts, zones } = input.gazetteer;
  const names = (places: typeof districts) => places.flatMap((place) => place.names);
  const cities = [...city.names, ...otherCities];
  const kinds = [words.days, cities, names(districts), names(zones)];
  return kinds.find((kind) => kind.includes(topic));
}

/** The question before it, about the day, the place or the side of it that is named now. */
function inFull(
  before: string,
  topic: string,
  kind: readonly string[] | undefined,
): readonly string[] {
  if (kind) {
    const old = kind.find((name) => before.includes(name));
    return [old ? before.replace(old, topic) : topic + before];
  }
  const { where, when } = words.aspects;
  if (!where.includes(topic) && !when.includes(topic)) return [];
  // "今天要做核酸吗" without what makes it another question.
  return [words.asking.reduce((rest, word) => rest.replaceAll(word, ''), before) + topic];
}
