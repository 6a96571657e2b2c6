/** The form as lists: one question a line, in the order in which what is missing is asked. */
import { atLeast } from '../intents/understanding.ts';
import { isQuiet } from './dangers.ts';
import type { FormQuestionId } from './question-ids.ts';
import { address } from './questions/address.ts';
import { category } from './questions/category.ts';
import { confirm } from './questions/confirm.ts';
import { consent } from './questions/consent.ts';
import { contactName } from './questions/contact-name.ts';
import { district } from './questions/district.ts';
import { flagQuestion } from './questions/flag-question.ts';
import { phone } from './questions/phone.ts';
import type { Question } from './questions/question.ts';
import { what } from './questions/what.ts';
import { who } from './questions/who.ts';
import { zone } from './questions/zone.ts';
import type { Draft, DraftDetails } from './state.ts';

export const REQUEST: readonly Question[] = [
  // the trouble
  what,
  category,
  // where
  district,
  zone,
  address,
  // whom
  who,
  contactName,
  phone,
  // done
  consent,
  confirm, //   files the case
];

/** Life at stake: the case is open already; only what brings help there is asked. */
export const CRITICAL: readonly Question[] = [address, phone, flagQuestion, what, who];

/** A window is running: the case is open already; the urgent questions first, then the form. */
export const HIGH: readonly Question[] = [address, phone, flagQuestion, ...REQUEST];

/** An idea for the city needs no patient and no door. */
export const SUGGESTION: readonly Question[] = [
  what,
  category,
  contactName,
  phone,
  consent,
  confirm,
];

const ALL: readonly Question[] = [...REQUEST, flagQuestion];

export function formQuestion(id: FormQuestionId): Question {
  const question = ALL.find((each) => each.id === id);
  if (!question) throw new Error(`no question ${id} in the form`);
  return question;
}

export function flowOf(draft: Draft): readonly Question[] {
  if (draft.urgency === 'critical') return CRITICAL;
  if (atLeast(draft.urgency, 'high')) return HIGH;
  return draft.kind === 'suggestion' ? SUGGESTION : REQUEST;
}

/** What is still to be asked; null: nothing. */
export function nextQuestion(draft: Draft, details: DraftDetails): Question | null {
  return missing(draft, details)[0] ?? null;
}

export function missing(draft: Draft, details: DraftDetails): readonly Question[] {
  const unasked = isQuiet(details) ? [...draft.skipped, phone.id] : draft.skipped;
  return flowOf(draft).filter(
    (question) => !unasked.includes(question.id) && question.needed(draft, details),
  );
}
