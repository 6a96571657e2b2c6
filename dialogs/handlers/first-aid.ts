/** "怎么按", "要不要给他喝水", "他吐了" while somebody is in danger: what to do with the hands, at once. */
import { atLeast } from '../../intents/understanding.ts';
import { hasCue } from '../cues.ts';
import { absorb, addWords } from '../draft.ts';
import { aidFor, tellAid, whatToDo } from '../first-aid/tell.ts';
import { openDraft, type Turn } from '../turn.ts';
import { answer } from './answer.ts';

export function aid(turn: Turn): Turn | null {
  const draft = openDraft(turn);
  const urgent = draft !== null && atLeast(draft.urgency, 'high');
  if (!urgent || draft.shelved || turn.heard.tap) return null;
  const lines = aidFor(turn) ?? whatToDo(turn);
  return lines ? tellAid(taken(turn), lines) : null;
}

/** What else the words hold is kept; an answer to the question about the danger is one still. */
function taken(turn: Turn): Turn {
  const asks = hasCue(turn.heard.text, 'question');
  const answered = turn.state.asked?.question === 'flag' && !asks ? answer(turn) : null;
  return answered ?? addWords(absorb(turn));
}
