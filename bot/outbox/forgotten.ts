/**
 * A conversation whose look was given up (twelve failures of the store in a row) or got lost is
 * looked at again: no message waits for ever because nobody looks.
 */
import type { Database } from '../../integrations/database/contract.ts';
import type { Clock, Ids } from '../../integrations/ports.ts';
import { lookAt } from './plan.ts';

const AT_ONCE = 200;

export async function lookAtForgotten({
  db,
  clock,
  ids,
}: {
  readonly db: Pick<Database, 'outbox' | 'due'>;
  readonly clock: Clock;
  readonly ids: Ids;
}): Promise<void> {
  const now = clock.now();
  const forgotten = await db.outbox.forgotten(now, AT_ONCE);
  await db.due.plan(forgotten.map((conversationId) => lookAt(conversationId, now, ids)));
}
