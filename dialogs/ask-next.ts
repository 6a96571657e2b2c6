/** After what the message asked for, the form goes on: the next question stands last and alone. */
import { atLeast } from '../intents/understanding.ts';
import type { CaseFact } from './contract.ts';
import { passOver } from './draft.ts';
import { tellsLittle } from './heard.ts';
import { formQuestion, nextQuestion } from './intake-flow.ts';
import { caseOf, isForsaken } from './own-case.ts';
import { isSought } from './places/told.ts';
import { isFormQuestion } from './question-ids.ts';
import type { Asking, Question } from './questions/question.ts';
import { ownWords, type ReplyParts, say } from './say.ts';
import { sameDetails } from './settle.ts';
import type { Draft } from './state.ts';
import {
  detailsOf,
  emergencyNumber,
  isBurst,
  openDraft,
  pick,
  type Turn,
  tell,
  wantPerson,
  withDraft,
  withState,
} from './turn.ts';
import { waitText } from './waiting.ts';

/** After so many answers that could not be read, another way is offered. */
export const FAILURES_BEFORE_HELP = 2;
/** Longer than this without a word, and the person is told where we are. */
const AWAY_MS = 6 * 3_600_000;

export function askNext(turn: Turn): Turn {
  const draft = openDraft(turn);
  if (turn.follows === 'nothing' || !draft || draft.shelved) return leaveForm(turn);
  const question = draft.editing
    ? isFormQuestion(draft.editing) && formQuestion(draft.editing)
    : (nextQuestion(draft, detailsOf(turn)) ?? lastTry(turn, draft));
  if (!question) return allAsked(turn);
  const passed = timesPassed(turn, question);
  if (passed > patience(draft, question) && mayGoOn(draft, question)) {
    return askNext(withDraft(turn, passOver(draft, question.id)));
  }
  // A few words that tell nothing were an answer, perhaps: what fits is said beside the question.
  const why = passed > 0 && tellsLittle(turn.heard) ? 'problem' : 'again';
  return putQuestion(welcomeBack(turn, draft), question, passed, why);
}

/** How often in a row its answer was words about something else; a burst counts once. */
function timesPassed(turn: Turn, { id }: Question): number {
  // A question that was answered is no longer the one that stands, even if its next part follows.
  const { asked } = turn.state;
  const told = turn.heard.tap === null && turn.replies.every(({ at }) => at === 'quiet');
  if (asked?.question !== id || !told) return 0;
  return asked.failures + (isBurst(turn) ? 0 : 1);
}

/** Nobody is asked for ever, but for the number of somebody in danger: it is the last way to them. */
export function mayGoOn({ urgency }: Draft, { id, skip }: Question): boolean {
  return skip !== null && !(id === 'phone' && atLeast(urgency, 'high'));
}

/** Where somebody in danger is: asked once more in other words, and then for their number. */
function patience({ urgency }: Draft, { id }: Question): number {
  return id === 'address' && atLeast(urgency, 'high') ? 1 : FAILURES_BEFORE_HELP;
}

/** When all else is told, once more for the place that was passed over: nobody can set out without. */
function lastTry(turn: Turn, draft: Draft): Question | null {
  const { asked } = turn.state;
  if (asked === null || asked.question === 'address') return null;
  const sought =
    atLeast(draft.urgency, 'high') && isSought(draft.urgency, detailsOf(turn));
  return sought && draft.skipped.includes('address') ? formQuestion('address') : null;
}

/** Puts a question of the form; `failures` answers to it could not be read so far. */
export function putQuestion(
  turn: Turn,
  question: Question,
  failures: number,
  why: 'again' | 'problem' = 'problem',
): Turn {
  const { draft, language } = turn.state;
  if (!draft) return turn;
  const asking = question.ask(turn);
  const urgent = atLeast(draft.urgency, 'high');
  const stuck = failures >= FAILURES_BEFORE_HELP && !(urgent && why === 'again');
  const choices = [
    ...asking.choices,
    ...(question.skip ? [pick(turn, `skip:${question.id}`, question.skip)] : []),
    ...(stuck && asking.choices.length < 9
      ? [pick(turn, 'do:person', 'label.person')]
      : []),
  ];
  const parts: ReplyParts = {
    choices,
    at: turn.heard.tap ? 'now' : 'quiet',
    ...(asking.params && { params: asking.params }),
  };
  const trail = draft.trail.includes(question.id)
    ? draft.trail
    : [...draft.trail, question.id];
  const asked = withState(withDraft(turn, { trail }), {
    asked: { question: question.id, choices, failures },
  });
  if (stuck) {
    const words = why === 'problem' ? asking.problem : asking.again;
    const put = say(words, language, asking.params);
    return tell(asked, 'ask.stuck', { ...parts, params: { question: put } });
  }
  return tell(asked, wording(turn, question, asking, failures, why), parts);
}

function wording(
  turn: Turn,
  question: Question,
  asking: Asking,
  failures: number,
  why: 'again' | 'problem',
) {
  if (failures > 0 && why === 'problem') return asking.problem;
  const changed = turn.heard.tap?.verb === question.id;
  const before = turn.input.state.asked?.question === question.id;
  return before && !changed && turn.replies.length > 0 ? asking.again : asking.first;
}

/** Nothing more to ask of somebody in danger: what they add goes to the case. */
function allAsked(turn: Turn): Turn {
  const { draft } = turn.state;
  const told = withState(turn, { asked: null });
  if (turn.replies.length > 0 || !draft) return told;
  const own = caseOf(draft, turn.input);
  if (own && isForsaken(own)) return calledAgain(told, own);
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  const more = !sameDetails(detailsOf(turn), turn.input.state.personal.draft);
  return tell(told, more ? 'emergency.noted' : 'emergency.known', {
    params: { number: draft.caseNumber ?? '', ambulance },
    phones: more ? [] : [ambulance],
  });
}

/** Whoever had it gave it back: saying that it is with staff would not be true. */
export function calledAgain(turn: Turn, { number, urgency }: CaseFact): Turn {
  const ambulance = emergencyNumber(turn.input.city, 'ambulance');
  return tell(wantPerson(turn, 'asked'), 'emergency.recalled', {
    params: { number, ambulance, wait: waitText(turn, urgency) },
    phones: [ambulance],
  });
}

/** What was asked before and not put again this turn is no longer open. */
function leaveForm(turn: Turn): Turn {
  const unchanged = turn.state.asked === turn.input.state.asked;
  return unchanged && turn.state.asked !== null ? withState(turn, { asked: null }) : turn;
}

/** Somebody who comes back after hours hears what was said and how much is left. */
export function welcomeBack(turn: Turn, draft: Draft): Turn {
  const { lastAt } = turn.input.state;
  const away = lastAt !== null && turn.input.now.getTime() - Date.parse(lastAt) > AWAY_MS;
  const known = turn.input.state.draft?.id === draft.id;
  if (!away || !known || turn.replies.length > 1 || isWelcomed(turn)) return turn;
  const words = detailsOf(turn).account[0]?.value ?? '';
  return words === ''
    ? turn
    : tell(withoutHello(turn), 'welcome_back', {
        params: { words: ownWords(words, turn.state.language) },
      });
}

function isWelcomed({ replies }: Turn): boolean {
  return replies.some(({ say }) => say === 'welcome_back');
}

/** One greeting is enough. */
function withoutHello(turn: Turn): Turn {
  return { ...turn, replies: turn.replies.filter(({ say }) => say !== 'hello_again') };
}
