import {
  atLeast,
  type Language,
  type Understanding,
} from '../../intents/understanding.ts';
import { mainFlag } from '../advice.ts';
import type { DraftDetails } from '../state.ts';
import { factsAnswered, readKeys } from '../told-facts.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { type Answer, OTHER, PROBLEM, type Question } from './question.ts';

/** More would keep people in danger typing. */
const MOST = 2;
/** A question of theirs is no answer to ours. */
const ASKS_BACK = /[?？]\s*$|^(?:为什么|为啥|啥意思|什么意思|why\b|what do you mean)/iu;

/** What staff want to know next of a red flag: weeks of pregnancy, which animal, since when. */
export const flagQuestion: Question = {
  id: 'flag',
  skip: 'label.not_sure',
  needed: (draft, details) =>
    atLeast(draft.urgency, 'high') && nextAsk(details) !== undefined,
  ask: (turn) => ({
    first: 'ask.flag',
    again: 'ask.flag',
    problem: 'ask.flag.problem',
    params: { question: wordsOf(turn) },
    choices: [],
  }),
  read,
};

function read(turn: Turn): Answer {
  const { text, message, understanding } = turn.heard;
  const details = detailsOf(turn);
  const asked = nextAsk(details);
  if (text === '' || asked === undefined) return PROBLEM;
  const open = asked.facts.filter((key) => !knows(details, key));
  const told = factsAnswered(text, new Set(open), message.id, understanding);
  const elsewhere = readKeys(understanding);
  const answered = open.filter(
    (key) => elsewhere.has(key) || told.some((fact) => fact.key === key),
  );
  if (answered.length === 0) {
    if (ASKS_BACK.test(text)) return PROBLEM;
    if (elsewhere.size > 0 || answersAnother(understanding, open)) return OTHER;
  }
  // A question in parts is asked for the rest of them; one in one piece is answered as a whole.
  const rest =
    answered.length > 0 && partsOf(asked, 'zh').length > 1
      ? []
      : open.filter((key) => !answered.includes(key));
  const whole = rest.map((key) => ({ key, value: text, message: message.id }));
  return {
    kind: 'value',
    details: { facts: [...details.facts, ...told, ...whole] },
  };
}

/** A name, a number or a place, where none of them was asked for. */
function answersAnother({ entities }: Understanding, open: readonly string[]): boolean {
  const { name, phone, address } = entities;
  return Boolean(name) || (Boolean(phone ?? address) && !open.includes('address'));
}

type Ask = NonNullable<ReturnType<typeof mainFlag>>['ask'][number];

/** The first question of the gravest flag that asks for something not told yet. */
function nextAsk(details: DraftDetails): Ask | undefined {
  const asks = mainFlag(details.flags.map(({ id }) => id))?.ask ?? [];
  return asks
    .slice(0, MOST)
    .find(({ facts }) => !facts.every((key) => knows(details, key)));
}

/** Of a question in parts, one for each fact, only those that were not told. */
function wordsOf(turn: Turn): string {
  const { language } = turn.state;
  const details = detailsOf(turn);
  const ask = nextAsk(details);
  if (!ask) return '';
  const open = partsOf(ask, language).filter(
    (_, at) => !knows(details, ask.facts[at] ?? ''),
  );
  return open.length > 0 ? open.join(language === 'en' ? ' ' : '') : ask[language];
}

/** The question cut at its question marks, where that gives one part for each fact. */
function partsOf(ask: Ask, language: Language): readonly string[] {
  const parts = ask[language].match(/[^?？]+[?？]/gu)?.map((part) => part.trim()) ?? [];
  return parts.length === ask.facts.length ? parts : [];
}

/** By the fact of that key alone: a door told is not how to get in. */
function knows({ facts }: DraftDetails, key: string): boolean {
  return facts.some((fact) => fact.key === key);
}
