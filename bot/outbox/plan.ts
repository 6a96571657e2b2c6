/** A message joins the outbox in the turn that says it. */
import type { StoredActivity } from '../../integrations/activity.ts';
import type { NewDueRow } from '../../integrations/database/contract.ts';
import type { OutPriority } from '../../integrations/database/outbox-contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import { atLeast } from '../../intents/understanding.ts';
import type { Turn } from '../turn.ts';

export const OUTBOX = 'outbox';

/** Where the request's answer may carry it, it waits until that is over. */
export function planDelivery(turn: Turn, stored: StoredActivity): void {
  const { heldUntil } = turn.cause;
  turn.leave({
    seq: stored.seq,
    priority: priorityOf(turn, stored),
    heldUntil: heldUntil?.toISOString() ?? null,
  });
  turn.plan({
    key: `${heldUntil ? 'outbox-held' : OUTBOX}:${turn.loaded.id}`,
    kind: OUTBOX,
    dueAt: heldUntil ?? turn.now,
    payload: {},
  });
}

function priorityOf(turn: Turn, { speaker }: StoredActivity): OutPriority {
  if (turn.understanding && atLeast(turn.understanding.urgency, 'high')) return 'urgent';
  return speaker === 'agent' ? 'agent' : 'other';
}

/** A look at a conversation's outbox from outside its turns, whoever looks at the moment. */
export function lookAt(conversationId: string, at: Date, ids: Ids): NewDueRow {
  const id = ids.uuid(at);
  return {
    id,
    key: `${OUTBOX}:${conversationId}:${id}`,
    kind: OUTBOX,
    dueAt: at.toISOString(),
    conversationId,
    payload: {},
  };
}
