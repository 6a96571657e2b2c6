/** A push channel's message joins the outbox in the turn that says it. */
import type { StoredActivity } from '../../integrations/activity.ts';
import type { Turn } from '../turn.ts';

export function planDelivery(turn: Turn, stored: StoredActivity): void {
  turn.plan({
    key: `message:${stored.activity.id}`,
    kind: 'message',
    dueAt: turn.now,
    payload: { seq: stored.seq },
  });
}
