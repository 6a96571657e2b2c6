/** A person is never refused: a case opens with whatever is known, and somebody is called. */

import { isOver } from '../../cases/transitions.ts';
import type { CaseFact } from '../contract.ts';
import { isCue, plain, tellsSomething } from '../cues.ts';
import { absorb, addWords, beginDraft, ensureCase, freshDraft } from '../draft.ts';
import { fromQuestion } from '../from-question.ts';
import { openDraft, type Turn, tell, wantPerson } from '../turn.ts';
import { aheadText, waitText } from '../waiting.ts';

/** A call for a person is seldom longer; more than this also tells something. */
const BARE_CALL = 10;

export function person(turn: Turn): Turn | null {
  if (!asksForPerson(turn)) return null;
  const told = tells(turn) ? addWords(absorb(beginOpen(turn))) : turn;
  const waiting = told.input.facts.own?.find(({ position }) => position !== null);
  if (waiting) return stillWaits(told, waiting);
  const known = knownCase(told);
  if (known && told.state.draft?.caseId !== known.id) {
    return requested(
      {
        ...told,
        commands: [
          ...told.commands,
          { do: 'request_person', caseId: known.id, reason: 'asked' },
        ],
      },
      known.number,
    );
  }
  const open = ensureCase(beginOpen(told));
  return requested(wantPerson(open, 'asked'), open.state.draft?.caseNumber ?? '');
}

/** A draft whose case a person can be called for: the one filed just now, or the one being told. */
function beginOpen(turn: Turn): Turn {
  const { draft } = turn.state;
  if (draft && !openDraft(turn)) return turn;
  // Who asked about the rules and then wants a person has that question.
  return draft ? beginDraft(turn) : (fromQuestion(turn) ?? freshDraft(turn));
}

/** An open case of this conversation whose draft was forgotten meanwhile. */
function knownCase({ input, state }: Turn): CaseFact | null {
  if (state.draft) return null;
  return input.facts.own?.find(({ status }) => !isOver(status)) ?? null;
}

function requested(turn: Turn, number: string): Turn {
  const wait = waitText(turn, turn.state.draft?.urgency ?? 'normal');
  return tell(turn, 'person.requested', { params: { number, wait } });
}

function stillWaits(turn: Turn, { number, position }: CaseFact): Turn {
  const { hotline } = turn.input.city;
  return tell(turn, 'person.waiting', {
    params: {
      number,
      ahead: aheadText(position ?? 0, turn.state.language),
      hotline: hotline.number,
    },
    phones: [hotline.number],
  });
}

function asksForPerson({ heard }: Turn): boolean {
  const { tap, text, understanding } = heard;
  if (tap) return tap.verb === 'do' && tap.value === 'person';
  return understanding.intent === 'human_agent' || isCue(text, 'person');
}

function tells({ heard }: Turn): boolean {
  return plain(heard.text).length > BARE_CALL && tellsSomething(heard.text);
}
