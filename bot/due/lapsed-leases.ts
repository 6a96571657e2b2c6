/** An agent whose browser died loses the case to the queue; the resident is told nothing is lost. */
import type { CaseEventData } from '../../cases/case.ts';
import { notice } from '../../dialogs/notices.ts';
import { languageOf, tell } from '../case-act.ts';
import { sendStatus } from '../handoff.ts';
import { handOn } from '../owner.ts';
import { conversationKey, type DueDeps } from './deps.ts';
import { planAlarm } from './handoff-clock.ts';

/**
 * Looked for at each round of the worker; a round costs one indexed query. A case that cannot be
 * released is told to `failed` and does not keep the others waiting.
 */
export async function releaseLapsed(
  deps: DueDeps,
  failed: (error: unknown) => void,
): Promise<void> {
  const { db, clock } = deps;
  for (const { caseId, staffId } of await db.cases.lapsed(clock.now())) {
    try {
      await release(caseId, staffId, deps);
    } catch (error) {
      failed(error);
    }
  }
}

async function release(caseId: string, staffId: string, deps: DueDeps): Promise<void> {
  const { db, adapter, city } = deps;
  const row = await db.cases.byId(caseId);
  const conversation = row && (await conversationKey(row.state.conversationId, deps));
  // Handed on since it was looked for: that agent's lease is another matter.
  if (!conversation || row.state.handoff?.takenBy !== staffId) return;
  const deliveryKey = `lapse:${caseId}:${row.state.version}:${staffId}`;
  await adapter.run(
    { deliveryKey, conversation, arrival: null },
    async (context, turn) => {
      const current = await db.cases.byId(caseId);
      if (current?.state.handoff?.takenBy !== staffId) return;
      const lost: CaseEventData = { kind: 'handoff_released', reason: 'lease_lost' };
      const state = turn.changeCase(current, [lost], { kind: 'timer' });
      await handOn(turn, state, db.cases);
      planAlarm(turn, state, city);
      await sendStatus(context, 'failed');
      await tell(context, turn, notice('lease_lost', languageOf(turn), { city }));
    },
  );
}
