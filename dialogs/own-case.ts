/** The draft's case as the store tells of it: what staff did with it counts, not what we remember. */

import { isOver } from '../cases/transitions.ts';
import { atLeast } from '../intents/understanding.ts';
import type { CaseFact, TurnInput } from './contract.ts';
import type { Draft } from './state.ts';

const ENDED: ReadonlySet<CaseFact['status']> = new Set(['closed', 'merged', 'withdrawn']);
/** So long after it was called solved, words are about something new. */
const SOLVED_MS = 24 * 3_600_000;

/** null: it has no case, or only since this turn. */
export function caseOf(draft: Draft | null, { facts }: TurnInput): CaseFact | null {
  return facts.own?.find(({ id }) => id === draft?.caseId) ?? null;
}

/** It takes no more words: what comes next is a new trouble. */
export function takesNoMore({ status, updatedAt }: CaseFact, now: Date): boolean {
  const settled =
    status === 'resolved' && now.getTime() - Date.parse(updatedAt) > SOLVED_MS;
  return ENDED.has(status) || settled;
}

/** A person is called for it, or has it, or it is with a body. */
export function isAttended({ position, withPerson, handedOn }: CaseFact): boolean {
  return position !== null || withPerson || handedOn;
}

/** Urgent and open, and nobody is called or has it. */
export function isForsaken(fact: CaseFact): boolean {
  return !isOver(fact.status) && atLeast(fact.urgency, 'high') && !isAttended(fact);
}
