import { cannotSay, saysNo, saysYes } from '../agreement.ts';
import type { Heard } from '../heard.ts';
import { pick } from '../turn.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

/** May the body that does the work see what was told? */
export const consent: Question = {
  id: 'consent',
  skip: null,
  needed: (draft) => draft.consent === 'pending',
  ask: (turn) => ({
    first: 'ask.consent',
    again: 'ask.consent.again',
    problem: 'ask.consent.problem',
    params: { hotline: turn.input.city.hotline.number },
    choices: [
      pick(turn, 'consent:yes', 'label.agree'),
      pick(turn, 'consent:no', 'label.disagree'),
    ],
  }),
  read: (turn) => {
    const { tap, text } = turn.heard;
    // A consent button of an earlier request must not stand for this one.
    const mine = turn.state.draft?.trail.includes('consent') ?? false;
    if (tap?.value === 'yes' && mine)
      return { kind: 'value', draft: { consent: 'given' } };
    if (saysYes(turn.heard) || saysConsent(text)) {
      return { kind: 'value', draft: { consent: 'given' } };
    }
    if (cannotSay(turn.heard)) return { kind: 'problem', sure: true };
    return text.length > 8 ? OTHER : PROBLEM;
  },
};

export function saysConsent(text: string): boolean {
  return /^(?:我?同意|i agree|agree)/i.test(text);
}

/** The person would rather not have it passed on. */
export function refusesConsent(heard: Heard): boolean {
  return (
    heard.tap?.value === 'no' ||
    saysNo(heard) ||
    /^(不同意|i do not agree|disagree)/i.test(heard.text)
  );
}
