/** How long until a person takes a case, as far as the queue and the city's clocks say. */
import {
  atLeast,
  type Language,
  URGENCIES,
  type Urgency,
} from '../intents/understanding.ts';
import type { City } from '../knowledge/content/city.ts';
import { say } from './say.ts';
import type { Turn } from './turn.ts';

/** Whole minutes, at least one. */
function minutesToTake(city: City, urgency: Urgency): number {
  const clock = city.clocks[urgency === 'none' ? 'normal' : urgency];
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

/** "前面还有2位": the hand-offs that wait before this one. */
export function aheadText(count: number, language: Language): string {
  return count > 0 ? say('ahead.some', language, { count }) : say('ahead.none', language);
}
