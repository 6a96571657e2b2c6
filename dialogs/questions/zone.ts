import { hasCue } from '../cues.ts';
import { labelled } from '../say.ts';
import { zoneTold } from '../zone-words.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

/** From this length on a matter is no slip of the pen. */
const MATTER = 3;

/** Which rules hold where they live. */
export const zone: Question = {
  id: 'zone',
  skip: 'label.not_sure',
  needed: (draft) => draft.zone === null,
  ask: ({ input, state }) => ({
    first: 'ask.zone',
    again: 'ask.zone.again',
    problem: 'ask.zone.problem',
    params: { example: input.city.zones[0]?.name[state.language] ?? '' },
    choices: input.city.zones
      .slice(0, 9)
      .map(({ id, name }) => labelled(`zone:${id}`, name[state.language])),
  }),
  read: (turn) => {
    const { heard, input } = turn;
    const { tap, text, understanding } = heard;
    // Who asks what a zone is has not said that they live there.
    const asks = hasCue(text, 'question') && !hasCue(text, 'livesThere');
    const told = asks ? null : zoneTold(text, input.city.zones);
    const named = asks ? undefined : understanding.entities.zone?.value;
    const wanted = tap ? tap.value : (told ?? named);
    const found = input.city.zones.find(({ id }) => id === wanted);
    if (found) return { kind: 'value', draft: { zone: found.id } };
    return text.length > 8 || tellsMatter(turn, MATTER) ? OTHER : PROBLEM;
  },
};
