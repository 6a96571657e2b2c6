/** The standing choices: what to do, back, skip, change a field. */
import { atLeast } from '../../intents/understanding.ts';
import { cannotSay, saysWrong, saysYes } from '../agreement.ts';
import { takeUp } from '../aside.ts';
import { leftOpen, welcomeBack } from '../ask-next.ts';
import { hasCue, isCue, namedFields } from '../cues.ts';
import { beginDraft, changing, freshDraft, passOver } from '../draft.ts';
import { fromQuestion } from '../from-question.ts';
import { flowOf, formQuestion, missing, nextQuestion } from '../intake-flow.ts';
import { type FormQuestionId, isEditable, isFormQuestion } from '../question-ids.ts';
import type { Draft } from '../state.ts';
import { FIELDS } from '../summary-card.ts';
import {
  detailsOf,
  openDraft,
  pick,
  put,
  type Turn,
  tell,
  withDraft,
  withState,
} from '../turn.ts';

export function menu(turn: Turn): Turn | null {
  return (
    start(turn) ?? leave(turn) ?? skip(turn) ?? back(turn) ?? edit(turn) ?? hasty(turn)
  );
}

function start(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const verb = tap?.verb === 'do' ? tap.value : null;
  if (verb === 'register') return register(turn);
  if (verb === 'new') return anotherMatter(turn);
  const back = !tap && isCue(text, 'return') ? returned(turn) : null;
  if (back) return back;
  const resumes = verb === 'resume' || (!tap && isCue(text, 'resume'));
  if (resumes) return resume(turn);
  if (verb !== 'file' && (tap || !(isCue(text, 'file') || wantsForm(turn)))) return null;
  const open = openDraft(turn);
  const begun = beginDraft(turn);
  return open && detailsOf(turn).account.length > 0 ? tell(begun, 'resumed') : begun;
}

/** "还是给我登记吧", where nothing is being asked: the form that was laid aside, or a new one. */
function wantsForm({ heard, state }: Turn): boolean {
  const idle = state.asked === null || state.asked.question === 'menu';
  const laid =
    state.draft === null || (state.draft.shelved && state.draft.caseId === null);
  return idle && laid && hasCue(heard.text, 'registering') && saysYes(heard);
}

/** "我又来了": what was told is still there, and the question that was open is put again. */
function returned(turn: Turn): Turn | null {
  const draft = openDraft(turn);
  if (!draft || !nextQuestion(draft, detailsOf(turn))) return null;
  const begun = beginDraft(turn);
  const greeted = welcomeBack(begun, draft);
  return greeted === begun ? tell(begun, 'resumed') : greeted;
}

/** The form where it stood; with nothing left to ask there, the request put aside. */
function resume(turn: Turn): Turn | null {
  const open = openDraft(turn);
  if (open && nextQuestion(open, detailsOf(turn)))
    return tell(beginDraft(turn), 'resumed');
  const taken = takeUp(turn);
  return taken && openDraft(taken) ? tell(taken, 'resumed') : null;
}

/** The question about the rules becomes the request; without one, a request is begun. */
function register(turn: Turn): Turn {
  const begun = fromQuestion(turn);
  if (begun) return tell(begun, 'registered');
  const policy = { ...turn.state.policy, waiting: null };
  return beginDraft(withState(turn, { asked: null, policy }));
}

/** What was taken as an addition to a filed case was a new trouble. */
function anotherMatter(turn: Turn): Turn {
  // The choice is older than the request that is being told: nothing of that is lost.
  if (openDraft(turn)) return tell(beginDraft(turn), 'resumed');
  const last = detailsOf(turn).account.at(-1);
  const begun = freshDraft(turn);
  return last ? withDraft(begun, {}, { account: [last] }) : begun;
}

/** Questions about a request told elsewhere, which one may leave. */
const NUMBERS = ['phone_tail', 'case_number', 'tie_number', 'tie_code'] as const;

function leave(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const question = turn.state.asked?.question;
  const asks = NUMBERS.some((id) => id === question);
  const wants = tap
    ? tap.verb === 'do' && tap.value === 'leave'
    : asks && (isCue(text, 'skip') || isCue(text, 'cancel') || isCue(text, 'back'));
  if (!wants) return null;
  const left = withState(turn, {
    asked: null,
    status: { ...turn.state.status, number: null },
  });
  return tell(left, 'left');
}

function skip(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const said = isCue(text, 'skip') || declines(turn);
  const id = tap
    ? tap.verb === 'skip' && tap.value
    : (said || leavesOpen(turn)) && turn.state.asked?.question;
  const draft = openDraft(turn);
  if (!draft || !id || !isFormQuestion(id) || formQuestion(id).skip === null) return null;
  const passed = leftOpen(turn, draft, formQuestion(id));
  // Who says that it may be passed over need not be told that it is.
  const replies = tap || said ? turn.replies : passed.replies;
  return { ...withDraft(passed, { cancelling: false }), replies };
}

/** "问我妈去", "我也说不清", "不想说名字": asked for again it would be no better known. */
function leavesOpen({ heard, state }: Turn): boolean {
  const id = state.asked?.question;
  const urgent = atLeast(state.draft?.urgency ?? 'none', 'high');
  if (urgent || !isFormQuestion(id) || !LEFT_OPEN.has(id)) return false;
  // "remove my phone", where who needs help is asked, is about the phone.
  return namedFields(heard.text).every((field) => field === id) && cannotSay(heard);
}

/** Where "I do not know the number" is not half of the answer. */
const LEFT_OPEN: ReadonlySet<FormQuestionId> = new Set([
  'category',
  'district',
  'zone',
  'who',
  'contact_name',
  'phone',
]);

/** "不用了" to what they are called is no name; to the way to somebody in danger it may be more. */
function declines({ heard, state }: Turn): boolean {
  const question = state.asked?.question;
  const urgent = atLeast(state.draft?.urgency ?? 'none', 'high');
  const own = question === 'contact_name' || (question === 'phone' && !urgent);
  return own && isCue(heard.text, 'decline');
}

function back(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const wants = tap ? tap.verb === 'back' : saysBack(text);
  const draft = openDraft(turn);
  if (!wants) return null;
  // Where no form is open there is nothing before, and the words are no answer to anything.
  if (!draft) return tap || turn.state.asked === null ? null : tell(turn, 'no_way_back');
  const now = draft.editing ?? turn.state.asked?.question ?? '';
  const at = draft.trail.indexOf(now);
  const before = draft.trail
    .slice(0, at < 0 ? undefined : at)
    .filter(isEditable)
    .findLast((id) => id !== now);
  if (before === undefined) return tell(turn, 'no_way_back');
  return withDraft(turn, changing(draft, before));
}

/** "我想回到上一个": in a longer message the words are about something else. */
function saysBack(text: string): boolean {
  return isCue(text, 'back') || (text.length <= LONGEST_BACK && hasCue(text, 'goBack'));
}

const LONGEST_BACK = 12;

/** Questions that "yes" does not answer. */
const NO_YES: ReadonlySet<string> = new Set(['phone', 'contact_name']);

/** "确认" before there is a card: the form goes on, and "提交吧" leaves open what is. */
function hasty(turn: Turn): Turn | null {
  const { heard, state } = turn;
  const question = state.asked?.question;
  const draft = openDraft(turn);
  const reads = question === 'confirm' || question === 'consent' || question === 'safety';
  if (heard.tap || !draft || reads || !isFormQuestion(question)) return null;
  const { text } = heard;
  if (hasCue(text, 'finish') && saysYes(heard)) return hurried(turn, draft, question);
  const early = isCue(text, 'confirm') || (NO_YES.has(question) && isCue(text, 'yes'));
  return early ? turn : null;
}

/** To the card without a further question, but for the way to ring them. */
function hurried(turn: Turn, draft: Draft, asked: FormQuestionId): Turn {
  // To the first question it says yes to being asked.
  if (atLeast(draft.urgency, 'high') || draft.trail.length < 2) return turn;
  const open = missing(draft, detailsOf(turn)).filter(
    ({ id, skip: label }) => label !== null && (id !== 'phone' || id === asked),
  );
  return open.reduce((passed, { id }) => {
    const { draft: now } = passed.state;
    return now ? withDraft(passed, passOver(now, id)) : passed;
  }, turn);
}

function edit(turn: Turn): Turn | null {
  const { tap, text } = turn.heard;
  const draft = openDraft(turn);
  if (!draft) return null;
  const field = tap?.verb === 'edit' ? tap.value : null;
  if (isEditable(field)) {
    return withDraft(withState(turn, { asked: null }), changing(draft, field));
  }
  const atCard = turn.state.asked?.question === 'confirm';
  const wrong = atCard && (isCue(text, 'no') || saysWrong(turn.heard));
  const typed = !tap && (isCue(text, 'edit') || wrong);
  if (field !== 'menu' && !typed) return null;
  const flow = flowOf(draft);
  const fields = FIELDS.filter(({ id }) => flow.some((question) => question.id === id));
  return put(
    turn,
    'edit',
    'ask.edit',
    fields.map(({ id, label }) => pick(turn, `edit:${id}`, label)),
  );
}

/** The three things that can be done here; a draft put aside can be taken up again. */
export function greetingChoices(turn: Turn) {
  const shelved = turn.state.draft?.shelved === true && turn.state.draft.filedAt === null;
  return [
    pick(turn, 'do:file', shelved ? 'label.go_on' : 'label.file'),
    pick(turn, 'do:policy', 'label.policy'),
    pick(turn, 'do:progress', 'label.progress'),
  ];
}
