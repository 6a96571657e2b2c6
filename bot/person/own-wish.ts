/**
 * A person who wants their data deleted gets it after the turn that tells them so: that turn's words
 * must leave first, and forgetting takes the conversation's own rows along.
 */
import { isOver } from '../../cases/transitions.ts';
import { notice } from '../../dialogs/notices.ts';
import type { Database } from '../../integrations/database/contract.ts';
import { languageOf, tell } from '../case-act.ts';
import { conversationOf, type DueDeps, runDue } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import type { Turn } from '../turn.ts';
import { type EraseDeps, erase } from './erase.ts';

export const ERASE = 'erase';

/** A vendor that takes the last words no more does not keep the person's data from being deleted. */
const LONGEST_WAIT_MS = 600_000;
const LOOK_AGAIN_SECONDS = 2;

export function planErase(turn: Turn): void {
  const { id } = turn.loaded;
  turn.plan({ key: `${ERASE}:${id}`, kind: ERASE, dueAt: turn.now, payload: {} });
}

type WishDeps = DueDeps & EraseDeps & { readonly db: Pick<Database, 'outbox'> };

export function eraseHandler(deps: WishDeps): DueHandler {
  const { db, clock } = deps;
  return async (row) => {
    const found = row.conversationId && (await db.turns.find(row.conversationId));
    if (!found || !(await conversationOf(row, deps))) return { done: true };
    const rows = await db.cases.ofConversation(found.id);
    // Told since they wished it: somebody must be able to reach them.
    const since = rows.find(({ state }) => !isOver(state.status));
    if (since) {
      await runDue(row, deps, async (context, turn) => {
        const params = { number: since.state.number, city: deps.city };
        await tell(context, turn, notice('erase_stopped', languageOf(turn), params));
      });
      return { done: true };
    }
    const waited = clock.now().getTime() - Date.parse(row.dueAt);
    const leaving = await db.outbox.waiting(found.id, 1);
    if (leaving.length > 0 && waited < LONGEST_WAIT_MS)
      return { wait: LOOK_AGAIN_SECONDS };
    const caseId = rows[0]?.state.id ?? null;
    await erase(
      found.personId,
      { staffId: null, act: 'person.forget.own', caseId },
      deps,
    );
    return { done: true };
  };
}
