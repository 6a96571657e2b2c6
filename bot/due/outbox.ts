/** The outbox in its plain form: a push channel's messages, one row each, sent in order. */
import { z } from 'zod';
import type { Channel } from '../../integrations/channels/contract.ts';
import type { DueDeps } from './deps.ts';
import type { DueHandler } from './worker.ts';

const Payload = z.object({ seq: z.int().positive() });

/** Sends one stored message through its channel. */
export function messageHandler(
  deps: DueDeps,
  channelOf: (channelId: string) => Channel | null,
): DueHandler {
  return async (row) => {
    const { seq } = Payload.parse(row.payload);
    const conversation =
      row.conversationId && (await deps.db.turns.find(row.conversationId));
    if (!conversation) return { done: true };
    const [stored] = await deps.db.turns.activities(conversation.id, seq - 1, 1);
    const send = channelOf(conversation.channelId)?.send;
    if (!stored || !send) return { bury: 'no channel to send it' };
    const sent = await send(stored, conversation.sealed);
    switch (sent.result) {
      case 'accepted':
        return { done: true };
      case 'retry_later':
        return { again: sent.afterSeconds ?? null };
      default:
        return { bury: sent.result };
    }
  };
}
