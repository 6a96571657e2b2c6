/** What vendors say, later, of the messages that they took. */
import type { DeliveryReport } from '../../integrations/channels/contract.ts';
import type { Database } from '../../integrations/database/contract.ts';
import { type OutboxDeps, tellDesk } from './line.ts';
import { lookAt } from './plan.ts';

export interface ReportDeps
  extends Pick<OutboxDeps, 'events' | 'clock' | 'ids' | 'log' | 'undelivered'> {
  readonly db: Pick<Database, 'outbox' | 'contacts' | 'due'>;
}

export interface Report {
  readonly channelId: string;
  /** See `vendorKeyOf`. */
  readonly vendorKey: string;
  readonly state: DeliveryReport['state'];
  readonly reason: string | null;
}

/**
 * False: no such message, or it was further already. What came too late for its window waits for the
 * next one as if it had never been taken; what failed is for a person.
 */
export async function takeReport(deps: ReportDeps, report: Report): Promise<boolean> {
  const { channelId, vendorKey, state, reason } = report;
  const { outbox, contacts, due } = deps.db;
  const closed = state === 'window_closed';
  const moved = await outbox.report(
    channelId,
    vendorKey,
    closed ? 'failed' : state,
    reason,
  );
  const [first] = moved;
  if (!first) return false;
  const { conversationId } = first;
  if (closed) {
    const now = deps.clock.now();
    await contacts.shut(conversationId, now);
    for (const { seq } of moved) await outbox.resolve(conversationId, seq, 'queued');
    await due.plan([lookAt(conversationId, now, deps.ids)]);
  } else if (moved.some((message) => message.state === 'failed')) {
    tellDesk(deps, conversationId, channelId, reason ?? state);
  }
  return true;
}
