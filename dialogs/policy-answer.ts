import type { Answer } from '../knowledge/answer.ts';
import { dayOf, placeText, quotedText } from './answer-text.ts';
import { noted } from './policy-notes.ts';
import { clip, labelled, type ReplyParts, say } from './say.ts';
import { openDraft, pick, put, type Turn, tell, withState } from './turn.ts';

/** How much of an unanswered question is said back. */
const ASKED_LENGTH = 24;

/** Says it, and notes for the editors what came of the question. */
export function said(turn: Turn, answer: Answer, question: string): Turn {
  return inWords(noted(turn, answer, question), answer, question);
}

function inWords(turn: Turn, answer: Answer, question: string): Turn {
  switch (answer.kind) {
    case 'answered':
      return quoteOf(turn, answer);
    case 'ask':
      return askSlot(turn, answer.slot, answer.article, question);
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
    case 'unknown':
      return offer(withQuestion(turn, question), 'policy.unknown');
    case 'place': {
      const { zone, district } = answer;
      const known = withState(turn, answer.over ? { district } : { zone, district });
      const { state, input } = known;
      const parts = { params: { text: placeText(answer, state.language, input.city) } };
      // In the form the next question brings its own choices.
      return openDraft(known) && !state.draft?.shelved
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
      return tell(turn, 'policy.other_city', {
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
  { quotes, open = [] }: Extract<Answer, { kind: 'answered' }>,
): Turn {
  const { language } = turn.state;
  const hotline = turn.input.city.hotline.number;
  const told = quotes.map((quote) => quotedText(quote, language)).join('\n');
  const unknown = open.map((words) =>
    say('policy.open', language, { words: clip(words, ASKED_LENGTH), hotline }),
  );
  const text = [told, ...unknown].join('\n');
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
    phones: [
      ...new Set([
        ...quotes.flatMap(({ phones }) => phones),
        ...(open.length > 0 ? [hotline] : []),
      ]),
    ],
    quotes,
  };
  // In the form the next question brings its own choices.
  return openDraft(turn) && !turn.state.draft?.shelved
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
  slot: 'zone' | 'district',
  article: string,
  question: string,
): Turn {
  const { city } = turn.input;
  const { language, personal } = turn.state;
  const list = slot === 'zone' ? city.zones : city.districts;
  const waiting = withState(turn, {
    policy: { waiting: slot, article },
    personal: { ...personal, question },
  });
  const choices = [
    ...list.slice(0, 9).map(({ id, name }) => labelled(`policy:${id}`, name[language])),
    pick(turn, 'policy:unknown', 'label.not_sure'),
  ];
  return put(
    waiting,
    'policy_slot',
    slot === 'zone' ? 'policy.ask_zone' : 'policy.ask_district',
    choices,
  );
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
  return openDraft(turn) && !turn.state.draft?.shelved
    ? tell(turn, key, all)
    : put(turn, 'menu', key, choices, all);
}

export function withQuestion(turn: Turn, question: string): Turn {
  return withState(turn, { personal: { ...turn.state.personal, question } });
}
