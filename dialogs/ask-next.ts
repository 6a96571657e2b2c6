/** After what the message asked for, the form goes on: the next question stands last and alone. */
import { atLeast } from '../intents/understanding.ts';
import type { CaseFact } from './contract.ts';
import { isQuiet } from './dangers.ts';
import { passOver } from './draft.ts';
import { tellsLittle } from './heard.ts';
import { formQuestion, nextQuestion } from './intake-flow.ts';
import { notPassedOn } from './not-passed-on.ts';
import { caseOf, isForsaken } from './own-case.ts';
import { counted, isExhausted, isWorthOneMore, renewed, stillStands } from './pace.ts';
import { isSought } from './places/told.ts';
import { type FormQuestionId, isFormQuestion } from './question-ids.ts';
import type { Asking, Question } from './questions/question.ts';
import { ownWords, type ReplyParts, say } from './say.ts';
import { sameDetails } from './settle.ts';
import type { Draft } from './state.ts';
import { FIELDS } from './summary-card.ts';
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

export function askNext(said: Turn): Turn {
  const turn = renewed(said);
  const draft = openDraft(turn);
  if (turn.follows === 'nothing' || !draft || draft.shelved) return leaveForm(turn);
  const question = draft.editing
    ? isFormQuestion(draft.editing) && formQuestion(draft.editing)
    : nextQuestion(draft, detailsOf(turn));
  if (!question) {
    const last = lastTry(turn, draft);
    return last ? putQuestion(turn, last, 0, 'again') : allAsked(turn);
  }
  if (isExhausted(draft, question)) {
    if (question.id !== 'consent') return askNext(leftOpen(turn, draft, question));
    // What they changed meanwhile is a reason to ask again.
    if (turn.replies.every(({ at }) => at === 'quiet'))
      return notPassedOn(turn, 'consent.open');
  }
  if (stillStands(turn, question)) return beside(turn);
  const passed = timesPassed(turn, question);
  // A few words that tell nothing were an answer, perhaps: what fits is said beside the question.
  const unread = turn.replies.every((reply) => reply.say !== 'noted.fields');
  const why = passed > 0 && unread && tellsLittle(turn.heard) ? 'problem' : 'again';
  return putQuestion(welcomeBack(turn, draft), question, passed, why);
}

/** The question that stands keeps its choices under the line that says what was noted. */
function beside(turn: Turn): Turn {
  const { asked } = turn.input.state;
  const last = turn.replies.at(-1);
  if (!asked || !last) return turn;
  const replies = [...turn.replies.slice(0, -1), { ...last, choices: asked.choices }];
  return { ...withState(turn, { asked }), replies };
}

/** Nobody is asked for ever: it takes its default, and they hear that it does. */
export function leftOpen(turn: Turn, draft: Draft, { id }: Question): Turn {
  // While a filled field is being changed, passing over leaves it as it is.
  if (draft.editing === id) return withDraft(turn, { editing: null });
  const passed = withDraft(turn, passOver(draft, id));
  const label = FIELDS.find((field) => field.id === id)?.label;
  const said = turn.replies.filter(({ say }) => say !== 'noted');
  // Somebody in danger hears what matters, and not what the form leaves out.
  if (!label || said.length > 1 || atLeast(draft.urgency, 'high')) return passed;
  const field = say(label, turn.state.language);
  return tell({ ...passed, replies: said }, 'left_open', {
    at: 'quiet',
    params: { field },
  });
}

/** How often in a row its answer was words about something else; a burst counts once. */
function timesPassed(turn: Turn, { id }: Question): number {
  // A question that was answered is no longer the one that stands, even if its next part follows.
  const { asked } = turn.state;
  const told = turn.heard.tap === null && turn.replies.every(({ at }) => at === 'quiet');
  if (asked?.question !== id || !told) return 0;
  return asked.failures + (isBurst(turn) ? 0 : 1);
}

/** When all else is told, once more for what was passed over and nobody can set out or ring without. */
function lastTry(turn: Turn, draft: Draft): Question | null {
  const { asked } = turn.state;
  const details = detailsOf(turn);
  const sought: readonly FormQuestionId[] = [
    ...(isSought(draft.urgency, details) ? (['address'] as const) : []),
    ...(details.phone || isQuiet(details) ? [] : (['phone'] as const)),
  ];
  const id = sought.find(
    (each) => each !== asked?.question && isWorthOneMore(draft, each),
  );
  return turn.input.state.asked !== null && id ? formQuestion(id) : null;
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
  const helped = stuck || turn.replies.some((reply) => reply.say === 'left_open');
  const choices = [
    ...asking.choices,
    ...(question.skip ? [pick(turn, `skip:${question.id}`, question.skip)] : []),
    ...(helped && asking.choices.length < 9
      ? [pick(turn, 'do:person', 'label.person')]
      : []),
  ];
  const parts: ReplyParts = {
    choices,
    at: turn.heard.tap ? 'now' : 'quiet',
    ...(asking.params && { params: asking.params }),
  };
  const once = withDraft(turn, counted(turn, draft, question.id));
  const asked = withState(once, {
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
