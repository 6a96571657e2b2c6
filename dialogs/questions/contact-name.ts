import { hasCue, isCue } from '../cues.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

const LONGEST = 20;
/** A name seldom looks like a matter; from this length on a matter is one. */
const NAME = 4;

/** How to address the person who rings or is rung. */
export const contactName: Question = {
  id: 'contact_name',
  skip: 'label.no_name',
  needed: (_draft, details) => !details.contactName,
  ask: () => ({
    first: 'ask.contact_name',
    again: 'ask.contact_name.again',
    problem: 'ask.contact_name.problem',
    choices: [],
  }),
  read: (turn) => {
    const { heard } = turn;
    const { text, message, understanding } = heard;
    const { name } = understanding.entities;
    const said = (value: string) =>
      ({
        kind: 'value',
        details: { contactName: { value, message: message.id } },
      }) as const;
    if (name) return said(name.value);
    const own = text.replace(
      /^(我叫|我是|叫我|我姓|my name is|i am|i'm|call me)\s*/i,
      '',
    );
    if (
      understanding.entities.relation ||
      hasCue(own, 'question') ||
      own.length > LONGEST ||
      tellsMatter(turn, NAME)
    )
      return OTHER;
    const isName =
      /^[\p{L}\p{M} .·'’-]+$/u.test(own) && !isCue(own, 'yes') && !isCue(own, 'no');
    return isName ? said(own) : PROBLEM;
  },
};
