/** A few words that answer another question of the form than the one put: a name, where the zone is asked. */

import type { ReplyKind } from '../intents/replies/examples.ts';
import { judgeReply } from '../intents/replies/judge.ts';
import { flowOf } from './intake-flow.ts';
import type { FormQuestionId } from './question-ids.ts';
import type { Answer, Question } from './questions/question.ts';
import { detailsOf, openDraft, type Turn } from './turn.ts';

/** What an answer must look like by itself, where the question did not ask for it. */
const LOOKS: Readonly<Partial<Record<FormQuestionId, readonly ReplyKind[]>>> = {
  category: [],
  zone: [],
  contact_name: ['name'],
  who: ['person'],
};
const SURELY = 0.6;
const LONGEST = { zh: 12, en: 30 };

export interface Elsewhere {
  readonly question: Question;
  readonly value: Extract<Answer, { readonly kind: 'value' }>;
}

/** Also one that was left open, which the card shows. */
export function answersElsewhere(turn: Turn, put: Question): Elsewhere | null {
  const { text, tap, understanding } = turn.heard;
  const draft = openDraft(turn);
  const short = text !== '' && text.length <= LONGEST[understanding.language];
  if (tap || !draft || !short || understanding.flags.length > 0) return null;
  const details = detailsOf(turn);
  for (const question of flowOf(draft)) {
    const looks = LOOKS[question.id];
    if (!looks || question.id === put.id || !question.needed(draft, details)) continue;
    if (looks.length > 0 && judgeReply(text).share(...looks) < SURELY) continue;
    const value = question.read(turn);
    if (value.kind === 'value') return { question, value };
  }
  return null;
}
