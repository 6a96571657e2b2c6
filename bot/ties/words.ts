/**
 * Words to whoever works on a followed case are words of its own conversation: they go through a
 * turn there as if they had been written there, danger and all.
 */
import { z } from 'zod';
import { conversationKey, type DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import { type BotDeps, onMessage } from '../intake-bot.ts';

const Payload = z.object({ caseId: z.string(), seq: z.int() });

export function tieWordsHandler(deps: DueDeps, bot: BotDeps): DueHandler {
  const { db, adapter } = deps;
  return async ({ id, conversationId, payload }) => {
    const { caseId, seq } = Payload.parse(payload);
    const row = await db.cases.byId(caseId);
    const conversation = row && (await conversationKey(row.state.conversationId, deps));
    if (!conversation || conversationId === null) return { done: true };
    const [said] = await db.turns.activities(conversationId, seq - 1, 1);
    if (!said) return { done: true };
    const { id: _id, timestamp: _at, replyToId: _reply, ...words } = said.activity;
    const { channelId } = conversation;
    const arrival = {
      ...words,
      channelId,
      conversation: { id: conversation.conversationId },
    };
    await adapter.run(
      { deliveryKey: `due:${id}`, conversation, arrival, mustKeep: true },
      (context, turn) => onMessage(context, turn, bot),
    );
    return { done: true };
  };
}
