/** The outbox in its plain form: a push channel's messages, one row each, sent in order. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from '../../integrations/channels/contract.ts';
import { fitPieces } from '../../integrations/channels/fit/fit.ts';
import type { SendResult } from '../../integrations/channels/sending.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { Logger } from '../logger.ts';
import type { DueHandler, DueOutcome } from './worker.ts';

const Payload = z.object({ seq: z.int().positive() });

export interface OutboxDeps {
  readonly db: Pick<Database, 'turns' | 'contacts'>;
  readonly channelOf: (channelId: string) => Channel | null;
  readonly log: Logger;
}

/** Sends one stored message through its channel. */
export function messageHandler({ db, channelOf, log }: OutboxDeps): DueHandler {
  return async (row) => {
    const { seq } = Payload.parse(row.payload);
    const conversation = row.conversationId && (await db.turns.find(row.conversationId));
    if (!conversation) return { done: true };
    const { id, channelId } = conversation;
    const [stored] = await db.turns.activities(id, seq - 1, 1);
    const channel = channelOf(channelId);
    if (!stored || !channel?.sender) return { bury: 'no channel to send it' };
    const contact = await db.contacts.find(id);
    if (!contact?.address) return { bury: 'no address' };
    if (contact.optedOut) return { bury: 'opted_out' };
    const { pieces, dropped } = fitPieces([stored], channel.definition, null);
    for (const { what } of dropped) log.info({ channel: channelId, what }, 'not shown');
    for (const piece of pieces) {
      const key = pieceKey(id, piece.of.seq, piece.of.part);
      const to = { address: contact.address, key };
      const sent = await channel.sender.send(channel.sender.render(piece), to);
      if (sent.result !== 'accepted') {
        return outcomeOf(sent, channel.definition.outgoing?.keyed ?? false);
      }
    }
    return { done: true };
  };
}

function outcomeOf(sent: SendResult, keyed: boolean): DueOutcome {
  if (sent.result === 'retry_later') return { again: sent.afterSeconds ?? null };
  if (sent.result === 'uncertain' && keyed) return { again: null };
  return { bury: sent.result };
}

/** 32 hexadecimal digits: the same for every try of a piece. */
function pieceKey(conversationId: string, seq: number, part: number): string {
  return hash('sha256', JSON.stringify([conversationId, seq, part])).slice(0, 32);
}
