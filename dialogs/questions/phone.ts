import { atLeast } from '../../intents/understanding.ts';
import { phoneProblem } from '../phone-problem.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

/** What may stand around the digits of a number begun: spaces, dashes, 我的是. */
const SLIP = 5;

/** Where to ring back. Without it we answer here, in the chat. */
export const phone: Question = {
  id: 'phone',
  skip: 'label.no_phone',
  needed: (_draft, details) => !details.phone,
  ask: ({ state, heard, input }) => {
    const urgent = state.draft !== null && atLeast(state.draft.urgency, 'high');
    const wrong = phoneProblem(heard.text, input.city);
    return {
      first: urgent ? 'ask.phone.urgent' : 'ask.phone',
      again: urgent ? 'ask.phone.urgent' : 'ask.phone.again',
      problem: wrong?.key ?? 'ask.phone.problem',
      ...(wrong && { params: wrong.params }),
      choices: [],
    };
  },
  read: ({ heard, input }) => {
    const { text, message, understanding } = heard;
    const { phone: found } = understanding.entities;
    if (found) {
      return {
        kind: 'value',
        details: { phone: { value: found.value, message: message.id } },
      };
    }
    if (phoneProblem(text, input.city)) return { kind: 'problem', sure: true };
    const digits = text.match(/\d/g)?.length ?? 0;
    const plate = /^\p{Script=Han}[a-z][a-z0-9]{5,6}$/iu.test(text);
    const words = text.length - digits > SLIP;
    // Figures and nothing else answer no other question.
    if (digits > 0 && !/\p{L}/u.test(text)) return { kind: 'problem', sure: true };
    return plate || digits < 3 || (digits < 5 && words) ? OTHER : PROBLEM;
  },
};
