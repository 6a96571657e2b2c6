/** What is asked next of a danger, and what of it is known. */
import { checkOf } from '../intents/checks/checks.ts';
import { isTold } from './checked.ts';
import { mainFlag } from './dangers.ts';
import type { DraftDetails } from './state.ts';

/** More would keep people in danger typing. */
const MOST = 2;

export type Ask = NonNullable<ReturnType<typeof mainFlag>>['ask'][number];

/** The first question of the gravest flag that asks for something not told yet. */
export function nextAsk(details: DraftDetails): Ask | undefined {
  const asks = mainFlag(details.flags.map(({ id }) => id))?.ask ?? [];
  return asks
    .filter(({ ofAnother }) => !ofAnother || details.patient?.who !== 'self')
    .slice(0, MOST)
    .find((ask) => !isAnswered(ask, details));
}

/** What decides something is known by its own answer alone: 叫不醒 tells of no breathing. */
function isAnswered({ facts, checks }: Ask, details: DraftDetails): boolean {
  const looked = checks.map(checkOf).filter((check) => check !== undefined);
  return looked.length > 0
    ? looked.some((check) => isTold(check, details))
    : facts.every((key) => knows(details, key));
}

/** By the fact of that key alone: a door told is not how to get in. */
export function knows({ facts }: DraftDetails, key: string): boolean {
  return facts.some((fact) => fact.key === key);
}
