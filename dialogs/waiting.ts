/** How long until a person takes a case, as far as the queue and the city's clocks say. */
import type { Language, Urgency } from '../intents/understanding.ts';
import type { City } from '../knowledge/city.ts';
import { say } from './say.ts';

/** Whole minutes, at least one. */
export function minutesToTake(city: City, urgency: Urgency): number {
  const clock = city.clocks[urgency === 'none' ? 'normal' : urgency];
  return Math.max(1, Math.round(clock.take / 60));
}

/** "前面还有2位": the hand-offs that wait before this one. */
export function aheadText(count: number, language: Language): string {
  return count > 0 ? say('ahead.some', language, { count }) : say('ahead.none', language);
}
