/** When the clock looks at an entry of the register next. */
import type { CaseState } from '../../cases/case.ts';
import type { SpecialNeed } from '../../cases/parts.ts';
import { nextLook } from '../../cases/special-need.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { Turn } from '../turn.ts';

const key = (caseId: string, special: number) => `need:${caseId}:${special}`;

/** The case's entry of this number. */
export function entryOf(state: CaseState, number: number): SpecialNeed | undefined {
  return state.special?.find((each) => each.number === number);
}

/** Seconds before its date that an entry's reminders go out, the longest first. */
export function beforeOf({ need }: SpecialNeed, { needs }: City): readonly number[] {
  return needs.find(({ id }) => id === need)?.register?.remindBefore ?? [];
}

/** Sets the clock to what comes next; none where no date is known. */
export function planNeed(
  turn: Turn,
  { id: caseId }: CaseState,
  entry: SpecialNeed,
  city: City,
): void {
  const look = nextLook(entry, beforeOf(entry, city));
  if (!look) {
    turn.cancel(key(caseId, entry.number));
    return;
  }
  turn.plan({
    key: key(caseId, entry.number),
    kind: 'need_clock',
    dueAt: look.at,
    payload: { caseId, special: entry.number },
  });
}

/** All entries of the case. */
export function planNeeds(turn: Turn, state: CaseState, city: City): void {
  for (const entry of state.special ?? []) planNeed(turn, state, entry, city);
}
