import { isBare, tellsSomething } from '../cues.ts';
import { detailsOf } from '../turn.ts';
import { PROBLEM, type Question } from './question.ts';

/** What happened, in the person's own words; a bare cry for help is not told yet. */
export const what: Question = {
  id: 'what',
  skip: null,
  needed: (_draft, { account }) => !account.some(({ value }) => tellsSomething(value)),
  ask: ({ state }) => ({
    first: state.draft?.kind === 'suggestion' ? 'ask.what.suggestion' : 'ask.what',
    again: 'ask.what.again',
    problem: 'ask.what.problem',
    choices: [],
  }),
  read: (turn) => {
    const { text, message } = turn.heard;
    const said = { value: text, message: message.id };
    const { account } = detailsOf(turn);
    const editing = turn.state.draft?.editing === 'what';
    if (message.media.length > 0 && text === '') return { kind: 'value' };
    if (!tellsSomething(text) || isBare(text) || !/\p{L}/u.test(text)) return PROBLEM;
    return { kind: 'value', details: { account: editing ? [said] : [...account, said] } };
  },
};
