/** A vendor's report may overtake the note that it took the message: it is told once more, later. */
import { z } from 'zod';
import type { Database, NewDueRow } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import type { DueHandler } from '../due/worker.ts';

export const LATE_REPORT = 'late_report';
const LATER_MS = 10_000;

const Report = z.object({
  channelId: z.string(),
  vendorKey: z.string(),
  state: z.enum(['delivered', 'read', 'failed']),
  reason: z.string().nullable(),
});
type Report = z.infer<typeof Report>;

export function lateReport(report: Report, now: Date, ids: Ids): NewDueRow {
  const id = ids.uuid(now);
  return {
    id,
    key: `${LATE_REPORT}:${id}`,
    kind: LATE_REPORT,
    dueAt: new Date(now.getTime() + LATER_MS).toISOString(),
    conversationId: null,
    payload: report,
  };
}

export function lateReportHandler(db: Pick<Database, 'outbox'>): DueHandler {
  return async (row) => {
    const { channelId, vendorKey, state, reason } = Report.parse(row.payload);
    await db.outbox.report(channelId, vendorKey, state, reason);
    return { done: true };
  };
}
