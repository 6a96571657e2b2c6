/** What an account's red flags are, and which of them it is about now. */
import { type FlagDefinition, flagDefinition, isModifier } from '../intents/flags.ts';
import { URGENCIES } from '../intents/understanding.ts';
import type { DraftDetails } from './state.ts';

/** The definitions behind flag ids, most urgent first; ids that no longer exist are left out. */
export function definitionsOf(ids: readonly string[]): readonly FlagDefinition[] {
  return ids
    .map((id) => flagDefinition(id))
    .filter((flag) => flag !== undefined)
    .sort((a, b) => URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency));
}

/**
 * The flag whose advice is given. What has a name goes before what only sounds grave: who fell is
 * told what helps after a fall, whoever thought it graver than a fall. What must not be heard by
 * somebody near goes before all, a circumstance behind what it is one of.
 * @param told what the account has told before; some advice holds whatever is told after it.
 */
export function mainFlag(
  ids: readonly string[],
  told: readonly string[] = [],
): FlagDefinition | undefined {
  const flags = definitionsOf(ids).filter((flag) => !isModifier(flag));
  const own = flags.filter(({ beside }) => !beside);
  const first = flags.find(({ quiet }) => quiet) ?? own[0] ?? flags[0];
  const named = own.find(({ learnt, category }) => !learnt && category === 'medical');
  const main = first?.learnt ? (named ?? first) : first;
  const holds = main?.yields.find((id) => told.includes(id) || ids.includes(id));
  return (holds && flagDefinition(holds)) || main;
}

/** Whether a call would put the person in danger: they are offered none and asked for no number. */
export function isQuiet({ flags }: DraftDetails): boolean {
  return definitionsOf(flags.map(({ id }) => id)).some(({ quiet }) => quiet);
}
