/**
 * What a policy question came to, for the editors: which version was told, what was not answered, what
 * helped. A question is kept only where nothing in it could name anybody.
 */
import type { Answer, One, Quote } from '../knowledge/answer.ts';
import type { Command } from './contract.ts';
import type { Turn } from './turn.ts';

type Note = Extract<Command, { do: 'note' }>;

/** As much of a question as a list shows. */
const WORDS_LENGTH = 60;

/** `question` is what was answered: the message, or one asked before that waited for a slot. */
export function noted(turn: Turn, answer: Answer, question: string): Turn {
  const notes = notesOf(turn, answer, question);
  return notes.length === 0 ? turn : { ...turn, commands: [...turn.commands, ...notes] };
}

function notesOf(turn: Turn, answer: Answer, question: string): readonly Note[] {
  return [
    ...notesOfOne(turn, answer, question),
    ...(answer.beside ?? []).flatMap((one) => notesOfOne(turn, one.answer, one.asked)),
  ];
}

function notesOfOne(turn: Turn, answer: One, question: string): readonly Note[] {
  const quoted = (outcome: 'told' | 'expired', quote: Quote): Note => ({
    ...NOTHING,
    outcome,
    article: quote.article,
    version: quote.version,
    ...(quote.filled !== undefined && { filled: quote.filled }),
  });
  switch (answer.kind) {
    case 'answered':
      return answer.quotes.map((quote) => quoted('told', quote));
    case 'ahead':
      return [quoted('told', answer.quote)];
    case 'expired':
      return [quoted('expired', answer.quote)];
    case 'place':
      return [{ ...NOTHING, outcome: 'told', place: answer.id, filled: answer.row }];
    case 'unknown': {
      const words = cleanWords(turn, question);
      return [{ ...NOTHING, outcome: 'open', topic: answer.topic, words }];
    }
    default:
      return [];
  }
}

/** 有用 · 没帮上 under an answer. */
export function judgedUseful(turn: Turn, useful: boolean): Turn {
  const { article } = turn.state.policy;
  if (article === null) return turn;
  const outcome = useful ? 'helpful' : 'unhelpful';
  return { ...turn, commands: [...turn.commands, { ...NOTHING, outcome, article }] };
}

const NOTHING = {
  do: 'note',
  article: null,
  version: null,
  topic: null,
  words: null,
} as const;

/** Words that nobody asks about are blanked; null where a person, an address or a number to ring stands in the words. */
function cleanWords({ heard, state, input }: Turn, words: string): string | null {
  const { name: person, phone, address } = heard.understanding.entities;
  const told = state.personal.draft ?? state.personal.told?.details;
  const names = [told?.contactName?.value, told?.patient?.value].filter(Boolean);
  const named = names.some((name) => name && words.includes(name));
  // A question asked before this message may name what was told with it.
  const before = !heard.text.includes(words) && (told?.address || told?.phone);
  if (person || phone || address || named || before) return null;
  return input.knowledge.veil(words).slice(0, WORDS_LENGTH);
}
