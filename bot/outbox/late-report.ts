/** A vendor's report may overtake the note that it took the message: it is told once more, later. */
import { z } from 'zod';
import type { NewDueRow } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import type { DueHandler } from '../due/worker.ts';
import { type Report, type ReportDeps, takeReport } from './report.ts';

export const LATE_REPORT = 'late_report';
const LATER_MS = 10_000;

const Kept = z.object({
  channelId: z.string(),
  vendorKey: z.string(),
  state: z.enum(['delivered', 'read', 'failed', 'window_closed']),
  reason: z.string().nullable(),
});

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

export function lateReportHandler(deps: ReportDeps): DueHandler {
  return async (row) => {
    await takeReport(deps, Kept.parse(row.payload));
    return { done: true };
  };
}
