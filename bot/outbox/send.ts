/** One call to a vendor, and what is kept of it. */
import type { Piece, SendResult } from '../../integrations/channels/sending.ts';
import type { Contact } from '../../integrations/database/contract.ts';
import type { OutMessage } from '../../integrations/database/outbox-contract.ts';
import { afterSend } from './after-send.ts';
import { knockKey, pieceKey, vendorKeyOf } from './keys.ts';
import { admitted, change, hold, type Line } from './line.ts';

/** Seconds until another process may be through. */
export const TAKEN_SECONDS = 1;

/** `next`: the next piece. Null: it is to be decided again. A number: seconds to wait. */
export type Sent = number | 'next' | null;

/** @param head the first message of the piece. */
export async function sendPiece(
  line: Line,
  head: OutMessage,
  piece: Piece,
  contact: Contact | null,
): Promise<Sent> {
  return await admitted(line, head.priority === 'urgent', async () => {
    const { deps, conversationId, sender, outgoing, holder } = line;
    const { contacts } = deps.db;
    if (!(await hold(deps, conversationId, holder))) return TAKEN_SECONDS;
    if (!(await contacts.spend(conversationId, deps.clock.now()))) return null;
    const seqs = seqsOf(piece);
    // Without a key, a process that dies now must not lead to a second message unawares.
    if (!outgoing.keyed) await change(line, seqs, { inFlight: true });
    const to = {
      address: contact?.address,
      key: pieceKey(conversationId, piece),
    };
    const sent = await call(line, () => sender.send(sender.render(piece), to));
    return await settle(line, head, piece, sent);
  });
}

function seqsOf(piece: Piece): readonly number[] {
  return piece.completes.length > 0 ? piece.completes : [piece.of.seq];
}

async function settle(
  line: Line,
  head: OutMessage,
  piece: Piece,
  sent: SendResult,
): Promise<Sent> {
  const { deps, conversationId, outgoing, channel } = line;
  const { contacts } = deps.db;
  const seqs = seqsOf(piece);
  const now = deps.clock.now();
  if (sent.result !== 'accepted') {
    const reason = sent.result === 'refused' ? sent.reason : sent.result;
    const fields = { channel: channel.definition.id, conversation: conversationId };
    deps.log.warn({ ...fields, reason, tries: head.tries + 1 }, 'message not taken');
  }
  if (sent.result === 'window_closed' || sent.result === 'opted_out') {
    await change(line, seqs, { inFlight: false });
    if (sent.result === 'opted_out') await contacts.optOut(conversationId, true);
    else await contacts.shut(conversationId, now);
    return null;
  }
  const after = afterSend(head, piece, sent, outgoing.keyed);
  if (!after.spent) await contacts.giveBack(conversationId);
  const vendorId = sent.result === 'accepted' ? sent.vendorId : undefined;
  await change(line, seqs, {
    ...after.change,
    ...(vendorId !== undefined && { vendorKey: vendorKeyOf(vendorId) }),
    ...(after.wait !== null && {
      heldUntil: new Date(now.getTime() + after.wait * 1000),
    }),
  });
  return sent.result === 'accepted' ? 'next' : after.wait;
}

/** Asks them, by an approved template, to write again: then the words follow. */
export async function knock(line: Line, contact: Contact | null): Promise<Sent> {
  return await admitted(line, true, async () => {
    const { deps, conversationId, sender, channel } = line;
    const payload = sender.template?.('zh');
    if (!payload) return null;
    const now = deps.clock.now();
    // Counted before it is sent: they are asked once, whatever becomes of it.
    await deps.db.contacts.knocked(conversationId, now);
    const to = { address: contact?.address, key: knockKey(conversationId, now) };
    const { result } = await call(line, () => sender.send(payload, to));
    if (result === 'opted_out') await deps.db.contacts.optOut(conversationId, true);
    deps.log.info({ channel: channel.definition.id, result }, 'asked to write again');
    return null;
  });
}

/** Never throws: what a channel's fault leaves is uncertain. */
async function call(
  { deps, gate, channel }: Line,
  send: () => Promise<SendResult>,
): Promise<SendResult> {
  let sent: SendResult = { result: 'uncertain' };
  try {
    sent = await send();
  } catch (error) {
    const where = `${channel.definition.id}.send`;
    deps.log.error({ err: error, where }, 'channel failed');
  }
  const away =
    sent.result === 'uncertain' ||
    (sent.result === 'retry_later' && sent.afterSeconds === undefined);
  gate.heard(!away, deps.clock.now());
  return sent;
}
