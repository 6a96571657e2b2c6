/** An answer of the rules, as it is said in the talk: told, asked on, or offered to a person. */
import type { Answer, Beside, One, Quote } from '../knowledge/answer.ts';
import {
  type AnswerText,
  answerText,
  askKey,
  besideText,
  dayOf,
  placeText,
  quotedText,
} from './answer-text.ts';
import { noted } from './policy-notes.ts';
import { labelled, type ReplyParts } from './say.ts';
import { isInForm, pick, put, type Turn, tell, withState } from './turn.ts';

/** Says it, and notes for the editors what came of the question. */
export function said(turn: Turn, answer: Answer, question: string): Turn {
  const named = noted(turn, answer, question);
  const { beside = [] } = answer;
  if (answer.kind === 'answered') return answered(named, answer);
  return inWords(besideTold(named, beside), answer, question);
}

/** It can be answered once something more is told. */
const asksOn = ({ answer }: Beside) =>
  answer.kind === 'ask' || answer.kind === 'ask_place';

/** The rules, what is said of the other questions, and what must be asked to answer one of those. */
function answered(turn: Turn, answer: Extract<Answer, { kind: 'answered' }>): Turn {
  const asking = answer.beside?.find(asksOn);
  // In the form the next question stands already.
  if (!asking || isInForm(turn)) return quoteOf(turn, answer);
  return inWords(quoteOf(turn, answer, 'asked on'), asking.answer, asking.asked);
}

/** Each before the answer that the talk goes on from. */
function besideTold(turn: Turn, beside: readonly Beside[]): Turn {
  return beside.reduce((told, one) => {
    if (asksOn(one)) return told;
    const { text, phones, quote } = besideText(one, turn.state.language, turn.input.city);
    const quotes = quote ? [quote] : [];
    return tell(told, 'policy.answer', { params: { text }, phones, quotes });
  }, turn);
}

function inWords(turn: Turn, answer: One, question: string): Turn {
  switch (answer.kind) {
    case 'answered':
      return quoteOf(turn, answer);
    case 'ask':
      return askSlot(turn, answer, question);
    case 'expired': {
      const { quote } = answer;
      const about = withState(turn, {
        policy: { waiting: null, article: quote.article },
      });
      return offer(withQuestion(about, question), 'policy.expired', {
        params: {
          text: quote.text,
          source: quote.source,
          date: quote.announcedOn,
          until: dayOf(answer.validUntil, turn.state.language),
        },
        phones: quote.phones,
        quotes: [quote],
      });
    }
    case 'ahead':
      return rulesTold(turn, wordsOf(turn, answer), [answer.quote]);
    case 'unknown':
      return offer(withQuestion(turn, question), 'policy.unknown');
    case 'place': {
      const { zone, district } = answer;
      const known = withState(
        turn,
        answer.over ? { district } : { zone, zoneAsked: false, district },
      );
      const { state, input } = known;
      const parts = { params: { text: placeText(answer, state.language, input.city) } };
      // In the form the next question brings its own choices.
      return isInForm(known)
        ? tell(known, 'policy.answer', parts)
        : put(
            known,
            'menu',
            'policy.answer',
            [pick(known, 'do:file', 'label.file')],
            parts,
          );
    }
    case 'ask_place': {
      const waiting = withState(withQuestion(turn, question), {
        policy: { ...turn.state.policy, waiting: 'place' },
      });
      const unsure = pick(turn, 'policy:unknown', 'label.not_sure');
      return put(waiting, 'policy_slot', 'policy.ask_place', [unsure]);
    }
    case 'other_city':
      return tell(withQuestion(turn, question), 'policy.other_city', {
        params: { name: answer.name, city: turn.input.city.name[turn.state.language] },
      });
  }
}

/** The rules beside something else that is being told. */
export function quoted(turn: Turn, answer: Extract<Answer, { kind: 'answered' }>): Turn {
  return quoteOf(noted(turn, answer, ''), answer);
}

function quoteOf(
  turn: Turn,
  { quotes, beside = [] }: Extract<Answer, { kind: 'answered' }>,
  then: 'asked on' | 'done' = 'done',
): Turn {
  const { language } = turn.state;
  const told = quotes.map((quote) => quotedText(quote, language));
  const others = beside
    .filter((one) => !asksOn(one))
    .map((one) => besideText(one, language, turn.input.city));
  const text = [...told, ...others.map((one) => one.text)].join('\n');
  return rulesTold(turn, text, quotes, others, then);
}

/** Rules in words, asked about: did they help. `others`: what was said beside them. */
function rulesTold(
  turn: Turn,
  text: string,
  quotes: readonly Quote[],
  others: readonly Pick<AnswerText, 'phones' | 'quote'>[] = [],
  then: 'asked on' | 'done' = 'done',
): Turn {
  const over = others.flatMap(({ quote }) => (quote ? [quote] : []));
  const about = withState(turn, {
    policy: { waiting: null, article: quotes.at(-1)?.article ?? null },
  });
  const choices = [
    pick(turn, 'useful:yes', 'label.useful'),
    pick(turn, 'useful:no', 'label.useless'),
    pick(turn, tellsOwnTrouble(turn) ? 'do:register' : 'do:file', 'label.file'),
  ];
  const parts = {
    params: { text },
    phones: [...new Set([...quotes, ...others].flatMap(({ phones }) => phones))],
    quotes: [...quotes, ...over],
  };
  // In the form the next question brings its own choices.
  return then === 'asked on' || isInForm(turn)
    ? tell(about, 'policy.answer', parts)
    : put(about, 'menu', 'policy.answer', choices, parts);
}

/** The question was about somebody: a person, a need, a door. It can be filed as it stands. */
function tellsOwnTrouble({ state }: Turn): boolean {
  const details = state.personal.told?.details;
  if (!details) return false;
  const { needs, facts, patient, address, phone } = details;
  return needs.length > 0 || facts.length > 0 || [patient, address, phone].some(Boolean);
}

function askSlot(
  turn: Turn,
  asked: Extract<One, { kind: 'ask' }>,
  question: string,
): Turn {
  const { slot, article, among } = asked;
  const { city } = turn.input;
  const { language, personal } = turn.state;
  const all = slot === 'zone' ? city.zones : city.districts;
  const list = among ? all.filter(({ id }) => among.includes(id)) : all;
  const waiting = withState(turn, {
    policy: { waiting: slot, article },
    personal: { ...personal, question },
  });
  const choices = [
    ...list.slice(0, 9).map(({ id, name }) => labelled(`policy:${id}`, name[language])),
    pick(turn, 'policy:unknown', 'label.not_sure'),
  ];
  return put(waiting, 'policy_slot', askKey(asked), choices);
}

/** What cannot be answered can be filed, with the question as the account; or asked of a person. */
export function offer(
  turn: Turn,
  key:
    | 'policy.unknown'
    | 'policy.expired'
    | 'policy.unsure'
    | 'policy.place_unknown'
    | 'policy.useless'
    | 'policy.no_phone',
  parts: Omit<ReplyParts, 'choices'> = {},
): Turn {
  const { hotline } = turn.input.city;
  const all = {
    ...parts,
    params: { hotline: hotline.number, ...parts.params },
    phones: [hotline.number, ...(parts.phones ?? [])],
  };
  const choices = [
    pick(turn, 'do:register', 'label.register'),
    pick(turn, 'do:person', 'label.person'),
  ];
  return isInForm(turn) ? tell(turn, key, all) : put(turn, 'menu', key, choices, all);
}

function wordsOf({ state, input }: Turn, answer: One): string {
  return answerText(answer, state.language, input.city).text;
}

/** Keeps the question for when what it depends on is told, or a request is made of it. */
export function withQuestion(turn: Turn, question: string): Turn {
  return withState(turn, { personal: { ...turn.state.personal, question } });
}
