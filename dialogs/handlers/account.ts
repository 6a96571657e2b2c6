/** Everything else that tells something: a new trouble, more of it, or an addition to a case. */

import { atLeast } from '../../intents/understanding.ts';
import { cannotSay, saysNo, saysYes } from '../agreement.ts';
import { hasCue, isBare, isCry, tellsSomething } from '../cues.ts';
import { definitionsOf } from '../dangers.ts';
import { absorb, addWords, beginDraft } from '../draft.ts';
import { tellsLittle } from '../heard.ts';
import { heardOut, noted } from '../heard-out.ts';
import { isFormQuestion } from '../question-ids.ts';
import {
  closed,
  detailsOf,
  fallbackCategory,
  isInForm,
  openDraft,
  pick,
  put,
  type Turn,
  tell,
} from '../turn.ts';
import { forPerson, onlyAnswered, quoteRules } from './policy.ts';
import { asksSafety } from './safety.ts';
import { alarmAgain, sameTrouble } from './urgency.ts';

/** So long after filing, further words are taken as an addition to the case. */
const ADDITION_MS = 2 * 3_600_000;

export function account(turn: Turn): Turn | null {
  if (turn.heard.tap || !tellsAnything(turn)) return null;
  if (isInForm(turn) && isOnlyAnswer(turn)) return turn;
  if (belongsToFiled(turn)) return added(turn);
  if (isOver(turn)) return afterwards(turn);
  const answered = onlyAnswered(turn);
  if (answered) return answered;
  const begun = absorb(beginDraft(turn));
  if (reachesOnly(turn)) return reached(begun);
  const told = quoteRules(isRepeated(turn) ? begun : addWords(begun));
  if (despairs(told)) return stayed(told);
  if (isUnanswered(told)) return forPerson(told);
  const again = told.replies.length === 0 ? alarmAgain(told) : null;
  return again ?? heardOut(told);
}

/** "可以可以" to a question that it does not answer tells nothing of the matter. */
function isOnlyAnswer({ heard, state }: Turn): boolean {
  const urgent = atLeast(state.draft?.urgency ?? 'none', 'high');
  return !urgent && (saysYes(heard) || saysNo(heard) || cannotSay(heard));
}

/** They said that the danger is over: what they add goes to the case, and nothing is asked again. */
function isOver(turn: Turn): boolean {
  const draft = openDraft(turn);
  return draft?.shelved === true && draft.caseId !== null;
}

function afterwards(turn: Turn): Turn {
  const number = turn.state.draft?.caseNumber ?? '';
  return tell(addWords(absorb(turn)), 'emergency.noted', { params: { number } });
}

/** A few words said again tell nothing new: once is enough for whoever reads the account. */
function isRepeated(turn: Turn): boolean {
  const { text } = turn.heard;
  return (
    tellsLittle(turn.heard) && detailsOf(turn).account.some(({ value }) => value === text)
  );
}

/** Somebody who thinks of dying is never only noted down. */
function despairs(turn: Turn): boolean {
  const known = definitionsOf(detailsOf(turn).flags.map(({ id }) => id));
  return turn.replies.length === 0 && known.some(({ family }) => family === 'suicide');
}

/** Nor asked again where they are, who will not tell. */
function stayed(turn: Turn): Turn {
  const stays = tell(turn, 'emergency.stay', { at: 'quiet' });
  return hasCue(turn.heard.text, 'withheld') ? closed(stays) : stays;
}

/** A question within an urgent case that the rules do not answer: it is not only noted. */
function isUnanswered({ state, heard, replies }: Turn): boolean {
  const urgent = state.draft?.caseId != null && atLeast(state.draft.urgency, 'high');
  return urgent && replies.length === 0 && hasCue(heard.text, 'question');
}

/** Where they are or how to ring them, and nothing about what happened. */
function reachesOnly({ heard }: Turn): boolean {
  const { entities, flags } = heard.understanding;
  const { address, district, zone, phone, name } = entities;
  if (flags.length > 0 || entities.relation) return false;
  const spans = [address, district, zone, phone, name].flatMap((found) =>
    found ? [found.span] : [],
  );
  const rest = [...heard.text]
    .map((character, at) =>
      spans.some(({ start, end }) => at >= start && at < end) ? ' ' : character,
    )
    .join('')
    .replace(FRAME, ' ');
  const left = rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return spans.length > 0 && left < 2;
}

/** Words around a place or a number that tell nothing by themselves. */
const FRAME =
  /我们家|我家|我们|我|俺|家|住在|住址|地址|位于|人在|在|住|是|电话|手机|号码|联系方式|联系|姓名|叫|的|市|区|[里:：]|\b(?:i|am|live|in|at|my|phone|number|address|is|we|are|name)\b/giu;

function reached(turn: Turn): Turn {
  const filled = detailsOf(turn) !== turn.input.state.personal.draft;
  return filled ? noted(turn) : turn;
}

/** Words with content, a photo, a place; a bare cry counts where a safety question follows. */
function tellsAnything(turn: Turn): boolean {
  const { text, message, understanding } = turn.heard;
  const { intent, category, entities, urgency, safetyQuestion, flags } = understanding;
  if (message.media.length > 0 || message.location) return true;
  if (safetyQuestion !== null || isCry(text)) return true;
  if (!tellsSomething(text) || isBare(text)) return false;
  // Figures alone are a number of something that nobody asked for.
  const answers = isFormQuestion(turn.state.asked?.question);
  if (!/\p{L}/u.test(text) && !entities.phone && !answers) return false;
  // While a request is being told, all words belong to it.
  if (isInForm(turn)) return true;
  const holds =
    (category !== null && (intent !== 'other' || isMatter(turn))) ||
    flags.length > 0 ||
    atLeast(urgency, 'normal') ||
    entities.needs.length > 0 ||
    entities.phone !== undefined ||
    entities.address !== undefined;
  const telling = intent === 'file_request' || intent === 'suggestion';
  return telling || holds || belongsToFiled(turn);
}

/** Small talk has no matter of its own: the weather is the business of no body. */
function isMatter({ heard, input }: Turn): boolean {
  const { category } = heard.understanding;
  return category?.sure === true && category.id !== fallbackCategory(input.city).id;
}

function belongsToFiled(turn: Turn): boolean {
  const { draft } = turn.state;
  if (draft?.filedAt == null || turn.heard.understanding.intent === 'suggestion')
    return false;
  const age = turn.input.now.getTime() - Date.parse(draft.filedAt);
  return age < ADDITION_MS && sameTrouble(turn);
}

function added(turn: Turn): Turn {
  const told = addWords(absorb(turn));
  const params = { number: turn.state.draft?.caseNumber ?? '' };
  if (asksSafety(told)) return tell(told, 'added', { params });
  const another = pick(turn, 'do:new', 'label.another_matter');
  return put(told, 'menu', 'added', [another], { params });
}
