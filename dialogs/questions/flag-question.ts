import { atLeast, type Language } from '../../intents/understanding.ts';
import { mainFlag } from '../advice.ts';
import type { DraftDetails } from '../state.ts';
import { detailsOf } from '../turn.ts';
import { PROBLEM, type Question } from './question.ts';

/** More would keep people in danger typing. */
const MOST = 2;
/** Key of the fact that holds an answer, with its question before it. */
const FACT = 'flag_answer';

/** What staff want to know next of a red flag: weeks of pregnancy, which animal, since when. */
export const flagQuestion: Question = {
  id: 'flag',
  skip: 'label.not_sure',
  needed: (draft, details) =>
    atLeast(draft.urgency, 'high') && nextAsk(details, 'zh') !== undefined,
  ask: (turn) => {
    const question = nextAsk(detailsOf(turn), turn.state.language) ?? '';
    return {
      first: 'ask.flag',
      again: 'ask.flag',
      problem: 'ask.flag',
      params: { question },
      choices: [],
    };
  },
  read: (turn) => {
    const { text, message } = turn.heard;
    const details = detailsOf(turn);
    const question = nextAsk(details, turn.state.language);
    if (text === '' || question === undefined) return PROBLEM;
    const fact = { key: FACT, value: `${question} ${text}`, message: message.id };
    return { kind: 'value', details: { facts: [...details.facts, fact] } };
  },
};

function nextAsk(details: DraftDetails, language: Language): string | undefined {
  const asks = mainFlag(details.flags.map(({ id }) => id))?.ask ?? [];
  const answered = details.facts.filter(({ key }) => key === FACT).length;
  return asks.slice(0, MOST)[answered]?.[language];
}
