import { atLeast } from '../../intents/understanding.ts';
import { mainFlag } from '../advice.ts';
import type { DraftDetails } from '../state.ts';
import { answerWithTimes } from '../told-times.ts';
import { detailsOf } from '../turn.ts';
import { PROBLEM, type Question } from './question.ts';

/** More would keep people in danger typing. */
const MOST = 2;

/** What staff want to know next of a red flag: weeks of pregnancy, which animal, since when. */
export const flagQuestion: Question = {
  id: 'flag',
  skip: 'label.not_sure',
  needed: (draft, details) =>
    atLeast(draft.urgency, 'high') && nextAsk(details) !== undefined,
  ask: (turn) => {
    const question = nextAsk(detailsOf(turn))?.[turn.state.language] ?? '';
    return {
      first: 'ask.flag',
      again: 'ask.flag',
      problem: 'ask.flag',
      params: { question },
      choices: [],
    };
  },
  read: (turn) => {
    const { text, message, understanding } = turn.heard;
    const details = detailsOf(turn);
    const asked = nextAsk(details);
    if (text === '' || asked === undefined) return PROBLEM;
    const told = asked.facts
      .filter((key) => !knows(details, key))
      .map((key) => ({
        key,
        value: answerWithTimes(key, text, understanding),
        message: message.id,
      }));
    return { kind: 'value', details: { facts: [...details.facts, ...told] } };
  },
};

/** The first question of the gravest flag that asks for something not told yet. */
function nextAsk(details: DraftDetails) {
  const asks = mainFlag(details.flags.map(({ id }) => id))?.ask ?? [];
  return asks
    .slice(0, MOST)
    .find(({ facts }) => !facts.every((key) => knows(details, key)));
}

/** By the fact of that key alone: a door told is not how to get in. */
function knows({ facts }: DraftDetails, key: string): boolean {
  return facts.some((fact) => fact.key === key);
}
