/** How long until a person takes a case, as far as the queue and the city's clocks say. */
import { levelOf } from '../cases/queue.ts';
import {
  atLeast,
  type Language,
  URGENCIES,
  type Urgency,
} from '../intents/understanding.ts';
import type { City } from '../knowledge/content/city.ts';
import type { CaseFact } from './contract.ts';
import { say } from './say.ts';
import type { Turn } from './turn.ts';

/** Whole minutes, at least one. */
function minutesToTake(city: City, urgency: Urgency): number {
  const clock = city.clocks[levelOf(urgency)];
  return Math.max(1, Math.round(clock.take / 60));
}

/** When a person comes: the clock's time where nobody waits before, else how many do. */
export function waitText({ input, state }: Turn, urgency: Urgency): string {
  const ahead = URGENCIES.filter((level) => atLeast(level, urgency))
    .map((level) => Math.max(0, input.facts.waiting?.[level] ?? 0))
    .reduce((sum, count) => sum + count, 0);
  return ahead > 0
    ? say('wait.line', state.language, { count: ahead })
    : say('wait.soon', state.language, { minutes: minutesToTake(input.city, urgency) });
}

/**
 * How long a case that waits has still to wait by the clock, or that it waits longer than it should.
 * With others before it no time is promised: the gravest are taken first.
 */
export function timeLeftText(
  { input, state }: Turn,
  { urgency, calledAt, position }: Pick<CaseFact, 'urgency' | 'calledAt' | 'position'>,
): string {
  const take = minutesToTake(input.city, urgency);
  const since = calledAt === null ? 0 : input.now.getTime() - Date.parse(calledAt);
  const waited = Math.floor(since / 60_000);
  if (waited < take && position !== null && position > 0)
    return say('wait.gravest', state.language);
  return waited < take
    ? say('wait.left', state.language, { minutes: take - waited })
    : say('wait.over', state.language, { minutes: waited });
}

/** "前面还有2位": the hand-offs that wait before this one. */
export function aheadText(count: number, language: Language): string {
  return count > 0 ? say('ahead.some', language, { count }) : say('ahead.none', language);
}
