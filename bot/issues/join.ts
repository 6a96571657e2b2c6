/** One more case of an issue: it waits and moves with the leading one from then on. */
import { z } from 'zod';
import type { Actor } from '../../cases/case.ts';
import { isOver } from '../../cases/transitions.ts';
import type { CaseRow, Cases, Database } from '../../integrations/database/contract.ts';
import { type DueDeps, runDue } from '../due/deps.ts';
import { clockKey } from '../due/handoff-clock.ts';
import { type FollowDeps, planFollowers } from '../due/lead-moved.ts';
import type { DueHandler } from '../due/worker.ts';
import { handOn } from '../owner.ts';
import type { Turn } from '../turn.ts';

const Payload = z.object({ caseId: z.string(), issue: z.string(), by: z.string() });

/** Nothing where it is over, or part of an issue already, or a person has it. */
export async function joinIssue(
  turn: Turn,
  row: CaseRow,
  issue: string,
  by: Actor,
  cases: Pick<Cases, 'ofConversation'>,
): Promise<void> {
  const { status, issue: before, handoff } = row.state;
  if (before !== null || isOver(status) || handoff?.takenBy != null) return;
  const state = turn.changeCase(row, [{ kind: 'grouped', issue }], by);
  if (handoff === null || state.handoff !== null) return;
  turn.cancel(clockKey(state.id));
  await handOn(turn, state, cases);
}

/** Who joins what is handed on already hears so. */
export async function catchUp(
  deps: FollowDeps,
  { state }: CaseRow,
  { state: lead }: CaseRow,
): Promise<void> {
  if (lead.status !== 'dispatched' && lead.status !== 'in_progress') return;
  await planFollowers(deps, lead, [state], 'dispatched', `join:${lead.number}`);
}

/** A hundred cases join in a turn each, planned together: none is left out when the house falls. */
export async function planJoins(
  { db, clock, ids }: FollowDeps,
  rows: readonly CaseRow[],
  issue: string,
  by: string,
): Promise<void> {
  const now = clock.now();
  await db.due.plan(
    rows.map(({ state }) => ({
      id: ids.uuid(now),
      key: `join:${issue}:${state.id}`,
      kind: 'join_issue',
      dueAt: now.toISOString(),
      conversationId: state.conversationId,
      payload: { caseId: state.id, issue, by },
    })),
  );
}

export function joinHandler(
  deps: DueDeps & FollowDeps & { readonly db: Pick<Database, 'turns'> },
): DueHandler {
  return async (row) => {
    const { caseId, issue, by } = Payload.parse(row.payload);
    await runDue(row, deps, async (_context, turn) => {
      const found = await deps.db.cases.byId(caseId);
      if (!found) return;
      await joinIssue(turn, found, issue, { kind: 'staff', id: by }, deps.db.cases);
    });
    const [found, lead] = await Promise.all([
      deps.db.cases.byId(caseId),
      deps.db.cases.byNumber(issue),
    ]);
    if (lead && found?.state.issue === issue) await catchUp(deps, found, lead);
    return { done: true };
  };
}
