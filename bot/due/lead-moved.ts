/**
 * A case has moved that others follow: what went into it, and what it leads. Here the work is
 * planned; `followers.ts` does it.
 */
import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import type { Turn } from '../turn.ts';
import type { DueDeps } from './deps.ts';

const MOVES = ['dispatched', 'resolved', 'gone'] as const;
/** gone: it was withdrawn or went elsewhere, and leads nobody any more. */
export type LeadMove = (typeof MOVES)[number];

export const LeadPayload = z.object({ caseId: z.string(), what: z.enum(MOVES) });
export const FollowerPayload = LeadPayload.extend({ lead: z.string() });

export interface FollowDeps {
  readonly db: Pick<Database, 'cases' | 'issues' | 'due'>;
  readonly clock: DueDeps['clock'];
  readonly ids: Ids;
}

/** The case has moved: those behind it are told, where there are any. */
export function tellFollowers(turn: Turn, state: CaseState, what: LeadMove): void {
  if (!state.followed) return;
  turn.plan({
    key: `lead:${what}:${state.id}:${state.version}`,
    kind: 'lead_moved',
    dueAt: turn.now,
    payload: { caseId: state.id, what },
  });
}

/** One row a follower, each told by itself; `key` makes planning it twice planning it once. */
export async function planFollowers(
  { db, clock, ids }: FollowDeps,
  lead: CaseState,
  followers: readonly CaseState[],
  what: LeadMove,
  key: string,
): Promise<void> {
  const now = clock.now();
  await db.due.plan(
    followers.map((state) => ({
      id: ids.uuid(now),
      key: `follower:${key}:${state.id}`,
      kind: 'follower',
      dueAt: now.toISOString(),
      conversationId: state.conversationId,
      payload: { caseId: state.id, what, lead: lead.id },
    })),
  );
}
