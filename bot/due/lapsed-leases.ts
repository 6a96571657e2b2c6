/** An agent whose browser died loses the case to the queue; the resident is told nothing is lost. */
import { notice } from '../../dialogs/notices.ts';
import { sendStatus } from '../handoff.ts';
import { readMemory } from '../memory.ts';
import { renderReply } from '../render-reply.ts';
import { conversationKey, type DueDeps } from './deps.ts';
import { planAlarm } from './handoff-clock.ts';

/** Looked for at each round of the worker; a round costs one indexed query. */
export async function releaseLapsed(deps: DueDeps): Promise<void> {
  const { db, clock, adapter, city } = deps;
  for (const { caseId, staffId } of await db.cases.lapsed(clock.now())) {
    const row = await db.cases.byId(caseId);
    const conversation = row && (await conversationKey(row.state.conversationId, deps));
    if (!row || !conversation) continue;
    const deliveryKey = `lapse:${caseId}:${row.state.version}`;
    await adapter.run(
      { deliveryKey, conversation, arrival: null },
      async (context, turn) => {
        const current = await db.cases.byId(caseId);
        if (!current || current.state.handoff?.takenBy !== staffId) return;
        const state = turn.changeCase(
          current,
          [{ kind: 'handoff_released', reason: 'lease_lost' }],
          { kind: 'timer' },
        );
        turn.handTo('queue', null);
        planAlarm(turn, state, city.clocks);
        const { dialog } = readMemory(turn.loaded);
        await sendStatus(context, 'failed');
        const reply = notice('lease_lost', dialog.language, { city });
        await context.sendActivity(renderReply(reply, dialog.language));
      },
    );
  }
}
