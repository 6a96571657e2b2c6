/** Old rows go, a bounded number at a time, so that no turn waits for it. */
import type { Database } from '../../integrations/database/contract.ts';
import type { Clock } from '../../integrations/ports.ts';
import { every } from './every.ts';

const EVERY_MS = 3_600_000;
const ROWS_AT_ONCE = 2_000;

/** Once an hour; while there is more than one round takes, at each round of the worker. */
export function cleanUp(
  db: Pick<Database, 'cleanUp'>,
  clock: Clock,
): () => Promise<void> {
  const hourly = every(EVERY_MS, clock, () => clean());
  let more = false;
  async function clean(): Promise<void> {
    more = (await db.cleanUp(clock.now(), ROWS_AT_ONCE)) >= ROWS_AT_ONCE;
  }
  return async () => (more ? await clean() : await hourly());
}
