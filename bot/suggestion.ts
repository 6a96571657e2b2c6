import type { CaseState } from '../cases/case.ts';
import type { City } from '../knowledge/content/city.ts';

/** An idea for the city: it is forwarded and decided on, not solved. */
export function isSuggestion({ category }: CaseState, { categories }: City): boolean {
  return categories.some(({ id, suggestions }) => id === category && suggestions);
}
