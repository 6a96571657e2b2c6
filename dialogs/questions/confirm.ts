import { cannotSay, saysYes } from '../agreement.ts';
import { isBare, tellsSomething } from '../cues.ts';
import { summaryLines } from '../summary-card.ts';
import { pick } from '../turn.ts';
import { OTHER, PROBLEM, type Question } from './question.ts';

/** The summary card: everything on one screen, to be confirmed or changed. */
export const confirm: Question = {
  id: 'confirm',
  skip: null,
  needed: (draft) => draft.filedAt === null,
  ask: (turn) => ({
    first: 'ask.confirm',
    again: 'ask.confirm.again',
    problem: 'ask.confirm.problem',
    params: { card: summaryLines(turn).join('\n') },
    choices: [
      pick(turn, `confirm:${turn.state.draft?.id ?? ''}`, 'label.confirm'),
      pick(turn, 'edit:menu', 'label.edit'),
      pick(turn, 'cancel:ask', 'label.cancel'),
    ],
  }),
  read: ({ heard, state }) => {
    const { tap, text } = heard;
    const tapped = tap?.verb === 'confirm' && tap.value === state.draft?.id;
    if (tapped || saysYes(heard)) return { kind: 'value' };
    // Short as it is, "对 夜里更黑" belongs to the story.
    return tellsSomething(text) && !isBare(text) && !cannotSay(heard) ? OTHER : PROBLEM;
  },
};
