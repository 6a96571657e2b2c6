import { plain } from '../cues.ts';
import { labelled } from '../say.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

/** From this length on a matter is no slip of the pen. */
const MATTER = 3;

/** What kind of matter it is; asked only where the words leave it open. */
export const category: Question = {
  id: 'category',
  skip: 'label.not_sure',
  needed: (draft) => !draft.categorySure,
  ask: ({ input, state }) => {
    const guess = state.draft?.category;
    const likely = input.city.categories.filter(({ id }) => id === guess);
    const rest = input.city.categories.filter(({ id }) => id !== guess);
    return {
      first: 'ask.category',
      again: 'ask.category.again',
      problem: 'ask.category.problem',
      choices: [...likely, ...rest]
        .slice(0, 9)
        .map(({ id, name }) => labelled(`category:${id}`, name[state.language])),
    };
  },
  read: (turn) => {
    const { heard, input } = turn;
    const { tap, text } = heard;
    const words = plain(text);
    const named = input.city.categories.find(
      ({ id, name, aliases }) =>
        (tap?.verb === 'category' && tap.value === id) ||
        [name.zh, name.en, ...aliases].some((each) => plain(each) === words),
    );
    if (named) {
      return { kind: 'value', draft: { category: named.id, categorySure: true } };
    }
    return words.length > 8 || tellsMatter(turn, MATTER) ? OTHER : PROBLEM;
  },
};
