/** What a vendor's answer makes of the messages of a piece. Pure. */
import type { Piece, SendResult } from '../../integrations/channels/sending.ts';
import type {
  OutChange,
  OutMessage,
} from '../../integrations/database/outbox-contract.ts';
import { backOff, MOST_TRIES } from './patience.ts';

export interface After {
  /** Of the piece's messages; null: unchanged. */
  readonly change: OutChange | null;
  /** The vendor counts it: one of the window's messages is spent. */
  readonly spent: boolean;
  /** Seconds until anything more is sent to this person; null: at once. */
  readonly wait: number | null;
}

/**
 * @param head the first message of the piece.
 * @param keyed the vendor takes a key, so that what is uncertain can be sent again.
 */
export function afterSend(
  head: OutMessage,
  piece: Pick<Piece, 'completes' | 'of'>,
  sent: Exclude<SendResult, { result: 'window_closed' | 'opted_out' }>,
  keyed: boolean,
): After {
  const completes = piece.completes.length > 0;
  switch (sent.result) {
    case 'accepted': {
      const doubt = head.doubtful && head.priority === 'other';
      const change: OutChange = completes
        ? { state: doubt ? 'uncertain' : 'sent', inFlight: false }
        : { parts: piece.of.part + 1, inFlight: false };
      return { change, spent: true, wait: null };
    }
    case 'refused':
      return {
        change: { state: 'failed', reason: sent.reason, inFlight: false },
        spent: false,
        wait: null,
      };
    case 'retry_later':
      return again(head, { state: 'failed', reason: 'vendor_away' }, sent.afterSeconds);
    case 'uncertain':
      if (keyed) return again(head, { state: 'uncertain', reason: 'no_answer' });
      return { change: doubted(head, piece), spent: true, wait: null };
  }
}

/** Without a key: a person's words and a danger are said once more, the rest waits for a person. */
export function doubted(
  head: OutMessage,
  piece: Pick<Piece, 'completes' | 'of'> | null,
): OutChange {
  const repeat = head.priority !== 'other' && !head.doubtful;
  if (repeat) return { doubtful: true, inFlight: false };
  if (piece && piece.completes.length === 0) {
    return { parts: piece.of.part + 1, doubtful: true, inFlight: false };
  }
  return { state: 'uncertain', reason: 'no_answer', inFlight: false };
}

function again(head: OutMessage, end: OutChange, afterSeconds?: number): After {
  const tries = head.tries + 1;
  if (tries >= MOST_TRIES[head.priority]) {
    return { change: { ...end, tries, inFlight: false }, spent: false, wait: null };
  }
  const wait = afterSeconds ?? backOff(tries, head.priority);
  return { change: { tries, inFlight: false }, spent: false, wait };
}
