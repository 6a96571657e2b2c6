/** Whom nobody needs to know any more is forgotten: after the city's time, a bounded number at a time. */
import type { Database } from '../../integrations/database/contract.ts';
import type { City } from '../../knowledge/content/city.ts';
import { every } from '../due/every.ts';
import { type EraseDeps, erase } from './erase.ts';

const EVERY_MS = 3_600_000;
const AT_ONCE = 200;
const DAY_MS = 86_400_000;

export function forgetOutlived(
  deps: EraseDeps & {
    readonly db: Pick<Database, 'persons'>;
    readonly city: Pick<City, 'retention'>;
  },
): () => Promise<void> {
  const { db, clock, city } = deps;
  const { personDays, draftDays } = city.retention;
  return every(EVERY_MS, clock, async () => {
    const changed = new Date(clock.now().getTime() - personDays * DAY_MS);
    const draftsUntil = new Date(changed.getTime() + draftDays * DAY_MS);
    const persons = await db.persons.outlived({ draftsUntil, changed }, AT_ONCE);
    for (const personId of persons) {
      const by = { staffId: null, act: 'person.forget.outlived', caseId: null } as const;
      await erase(personId, by, deps);
    }
  });
}
