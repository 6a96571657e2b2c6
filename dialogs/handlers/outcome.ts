/** What the resident says of a case that staff call solved: it is, or it is taken up again. */
import { atLeast } from '../../intents/understanding.ts';
import { saysNo, saysOver, saysYes } from '../agreement.ts';
import type { CaseFact } from '../contract.ts';
import { hasCue, isCue, tellsSomething, withoutThanks, withoutYes } from '../cues.ts';
import { absorb, addWords } from '../draft.ts';
import type { SayKey } from '../say.ts';
import {
  openDraft,
  pick,
  put,
  silence,
  type Turn,
  tell,
  wantPerson,
  withState,
} from '../turn.ts';
import { sameTrouble } from './urgency.ts';

export function outcome(turn: Turn): Turn | null {
  const rated = rate(turn);
  if (rated) return rated;
  const fact = solved(turn);
  if (!fact) return null;
  if (saysDone(turn)) return close(turn, fact);
  return saysUndone(turn) || tellsIt(turn, fact) ? reopen(turn, fact) : null;
}

/** The one that is spoken of, or the one solved last. */
function solved({ input, state }: Turn): CaseFact | null {
  const all = (input.facts.own ?? []).filter(({ status }) => status === 'resolved');
  const spokenOf = all.find(({ id }) => id === state.draft?.caseId);
  const [last] = [...all].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return spokenOf ?? last ?? null;
}

function saysDone(turn: Turn): boolean {
  const { tap } = turn.heard;
  if (tap) return tap.verb === 'outcome' && tap.value === 'done';
  const { heard } = turn;
  const text = withoutThanks(withoutYes(heard.text));
  const free = isFree(turn) && (isCue(text, 'thanks') || saysOver(heard));
  const answers = isAsked(turn) && (saysYes(heard) || saysOver(heard));
  return !hasCue(text, 'undone') && (isCue(text, 'done') || free || answers);
}

function saysUndone(turn: Turn): boolean {
  const { tap, text } = turn.heard;
  if (tap) return tap.verb === 'outcome' && tap.value === 'undone';
  if (hasCue(text, 'undone')) return isFree(turn) || isCue(text, 'undone');
  return (isCue(text, 'undone') || saysNo(turn.heard)) && isAsked(turn);
}

/** The same trouble told in words of their own. */
function tellsIt(turn: Turn, { id }: CaseFact): boolean {
  const { tap, text, understanding } = turn.heard;
  const { intent, category, urgency } = understanding;
  const told = intent === 'file_request' || category !== null;
  return (
    !tap &&
    turn.state.draft?.caseId === id &&
    isFree(turn) &&
    (told || atLeast(urgency, 'normal')) &&
    ['file_request', 'other'].includes(intent) &&
    tellsSomething(text) &&
    sameTrouble(turn)
  );
}

/** Bare words are an answer to this, not to a question about something else. */
function isFree(turn: Turn): boolean {
  const { asked } = turn.state;
  const other = asked !== null && asked.question !== 'menu' && !isAsked(turn);
  return openDraft(turn) === null && !other;
}

function isAsked({ state }: Turn): boolean {
  return state.asked?.question === 'outcome';
}

function close(turn: Turn, { id, number }: CaseFact): Turn {
  const { draft, personal } = turn.state;
  const own = draft?.caseId === id;
  const done = own
    ? withState(turn, { draft: null, personal: { ...personal, draft: null } })
    : turn;
  const closing = {
    ...settled(done),
    commands: [...turn.commands, { do: 'close_case', caseId: id } as const],
  };
  const params = { number };
  // A form that is being filled is not held up for a score.
  if (openDraft(done)) return tell(closing, 'outcome.closed', { params });
  const scores = SCORES.map((key, index) => pick(turn, `score:${index + 1}:${id}`, key));
  return put(closing, 'score', 'outcome.closed_ask', scores, { params });
}

/** Worst first: typed, the number of a choice is the score. */
const SCORES = [
  'label.score.1',
  'label.score.2',
  'label.score.3',
  'label.score.4',
  'label.score.5',
] as const satisfies readonly SayKey[];

/** The answer to how satisfied they are; the choice names the case. */
function rate(turn: Turn): Turn | null {
  const { tap } = turn.heard;
  if (tap?.verb !== 'score') return null;
  const [, score = '', caseId = ''] = /^([1-5]):(.+)$/.exec(tap.value) ?? [];
  if (caseId === '') return null;
  const rated = { do: 'rate_case', caseId, score: Number(score) } as const;
  const key = Number(score) < POOR ? 'outcome.rated_poor' : 'outcome.rated';
  return tell(settled({ ...turn, commands: [...turn.commands, rated] }), key);
}

/** Below it something went wrong, and there is somebody to tell. */
const POOR = 3;

/** The draft's own case is opened again by whatever calls a person for it. */
function reopen(turn: Turn, { id, number }: CaseFact): Turn {
  const params = { number };
  if (turn.state.draft?.caseId === id) {
    const told = wantPerson(addWords(absorb(turn)), 'asked');
    return tell(settled(told), 'outcome.reopened', { params });
  }
  const commands = [
    ...turn.commands,
    { do: 'reopen_case', caseId: id, reason: 'asked' } as const,
  ];
  return tell({ ...settled(turn), commands }, 'outcome.reopened', { params });
}

/** A form that is being filled goes on. */
function settled(turn: Turn): Turn {
  return openDraft(turn) ? turn : silence(turn);
}
