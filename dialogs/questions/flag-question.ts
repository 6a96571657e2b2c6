import { checkOf } from '../../intents/checks/checks.ts';
import {
  atLeast,
  type Language,
  type Understanding,
} from '../../intents/understanding.ts';
import type { Choice } from '../contract.ts';
import { byStrictness, fits } from '../fitting-answer.ts';
import { type Ask, knows, nextAsk } from '../flag-asks.ts';
import type { DraftDetails } from '../state.ts';
import {
  factsAnswered,
  factsBesides,
  factsIn,
  readKeys,
  wantedFacts,
} from '../told-facts.ts';
import { detailsOf, type Turn } from '../turn.ts';
import { type Answer, OTHER, PROBLEM, type Question } from './question.ts';

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
    choices: tapsOf(turn),
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
    if (tellsAnother(text, details, open) || factsBesides(text, null).length > 0)
      return OTHER;
  }
  // What decides something is read as a check, or not at all: 三分钟 is no head to be seen.
  if (answered.length === 0 && asked.checks.length > 0) return OTHER;
  const rest =
    asked.checks.length > 0 ? [] : open.filter((key) => !answered.includes(key));
  const parts = partsOf(asked, 'zh').length > 1 ? clausesOf(text, told) : [text];
  const { filled, left } = fill(rest, parts, understanding.language);
  const own = filled.map((fact) => ({ ...fact, message: message.id }));
  if (own.length === 0 && answered.length === 0) return OTHER;
  // What is no fact of its own still reaches whoever takes the case.
  const account = [...details.account, { value: text, message: message.id }];
  return {
    kind: 'value',
    details: {
      facts: [...details.facts, ...told, ...own],
      ...(parts.length > 0 && left.length > 0 && { account }),
    },
  };
}

/** Clauses of an answer in parts that hold none of the facts read already. */
function clausesOf(text: string, told: DraftDetails['facts']): readonly string[] {
  const words = told.map(({ value }) => value.split(' (')[0] ?? value);
  return text
    .split(/[，,。;；\n]+|(?<=\p{Script=Han})\s+/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !words.some((each) => clause.includes(each)));
}

/** One clause answers one fact of several; a single one, all that it fits. */
function fill(
  keys: readonly string[],
  clauses: readonly string[],
  language: Language,
): {
  readonly filled: readonly { readonly key: string; readonly value: string }[];
  readonly left: readonly string[];
} {
  const alone = clauses.length === 1;
  const used = new Set<string>();
  const filled = byStrictness(keys).flatMap((key) => {
    const value = clauses.find(
      (clause) => (alone || !used.has(clause)) && fits(key, clause, language),
    );
    if (value === undefined) return [];
    used.add(value);
    return [{ key, value }];
  });
  return { filled, left: clauses.filter((clause) => !used.has(clause)) };
}

/** A name, a number or a place, where none of them was asked for. */
function answersAnother({ entities }: Understanding, open: readonly string[]): boolean {
  const { name, phone, address } = entities;
  return Boolean(name) || (Boolean(phone ?? address) && !open.includes('address'));
}

/** Another fact of the same danger: where it hurts is not whose dog it was. */
function tellsAnother(
  text: string,
  details: DraftDetails,
  open: readonly string[],
): boolean {
  const wanted = wantedFacts(details.flags.map(({ id }) => id));
  const others = new Set([...wanted].filter((key) => !open.includes(key)));
  return factsIn(text, others, null).length > 0;
}

/** Yes and no in its own words, where one thing alone is asked and decides something. */
function tapsOf(turn: Turn): readonly Choice[] {
  const { language } = turn.state;
  const [first, ...others] = nextAsk(detailsOf(turn))?.checks ?? [];
  const taps = first !== undefined && others.length === 0 && checkOf(first)?.taps;
  if (!taps) return [];
  return (['yes', 'no'] as const).map((sense) => ({
    id: `check:${sense}`,
    label: taps[sense][language],
  }));
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
