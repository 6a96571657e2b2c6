/** A message on its way out: fitted to the channel, rendered by it, sent by it. */
import type { Speaker, SuggestedAction } from '../activity.ts';

/** One message as the channel can show it, within every limit of its definition. */
export interface Piece {
  /** Never empty. */
  readonly text: string;
  /** To be shown natively; empty where there are none or the text numbers them. */
  readonly choices: readonly Pick<SuggestedAction, 'title' | 'value'>[];
  readonly speaker: Speaker;
  /** An agent's badge; null: the bot's words. */
  readonly name: string | null;
  readonly locale: string;
  readonly critical: boolean;
  /** ISO 8601. */
  readonly at: string;
  /** Numbers of the activities that are said once this piece is taken. */
  readonly completes: readonly number[];
  /** Of which activity (the first) it is which part. */
  readonly of: { readonly seq: number; readonly part: number };
}

/** What the vendor is sent: plain JSON, whatever carries it. Holds no secret. */
export type Payload = Readonly<Record<string, unknown>>;

export interface Recipient {
  /** As the channel gave it with the last arrival. */
  readonly address: unknown;
  /**
   * 32 characters 0-9a-f, the same for every try of one piece and for nothing else: what vendors
   * that take a key are given.
   */
  readonly key: string;
}

export type SendResult =
  | { readonly result: 'accepted'; readonly vendorId?: string }
  /** Not taken, and nothing was shown: too fast, or their fault. */
  | { readonly result: 'retry_later'; readonly afterSeconds?: number }
  /** Not taken, and never will be. `reason`: a code, without words or addresses. */
  | { readonly result: 'refused'; readonly reason: string }
  | { readonly result: 'window_closed' }
  | { readonly result: 'opted_out' }
  /** Sent, and no answer came: it may have been shown. */
  | { readonly result: 'uncertain' };
