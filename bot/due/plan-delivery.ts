/** A push channel's message joins the outbox in the turn that says it. */
import type { StoredActivity } from '../../integrations/activity.ts';
import type { Turn } from '../turn.ts';

export function planDelivery(turn: Turn, stored: StoredActivity): void {
  turn.plan({
    key: deliveryKey(stored.activity.id),
    kind: 'message',
    dueAt: turn.cause.heldUntil ?? turn.now,
    payload: { seq: stored.seq },
  });
}

/** The key of the row of a message that waits to be sent. */
export function deliveryKey(activityId: string): string {
  return `message:${activityId}`;
}
