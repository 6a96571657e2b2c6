/**
 * Messages on their way out through vendors: one row each, by the commit that says it. The words
 * stand in the transcript alone. What waits is sent in order, by one process at a time for each
 * conversation; what became of a message only moves forward.
 */

/** Most urgent first; agents' words before what the house says of itself. */
export type OutPriority = 'urgent' | 'agent' | 'other';

/**
 * queued: waits to be sent. uncertain: perhaps shown. sent: taken by the vendor. failed: a person
 * must reach them otherwise. dropped: not wanted any more. settled: a person has seen to it.
 */
export type OutState =
  | 'queued'
  | 'dropped'
  | 'uncertain'
  | 'sent'
  | 'failed'
  | 'delivered'
  | 'read'
  | 'settled';

export interface NewOutMessage {
  readonly seq: number;
  readonly priority: OutPriority;
  /** Until when the answer to a request may carry it; null: sent at once. ISO 8601. */
  readonly heldUntil: string | null;
}

export interface OutMessage {
  readonly conversationId: string;
  readonly seq: number;
  readonly priority: OutPriority;
  /** When it was said. ISO 8601. */
  readonly at: string;
  /** Parts of it that the vendor has. */
  readonly parts: number;
  /** A try of the next part began, and nobody wrote down how it ended. */
  readonly inFlight: boolean;
  /** The vendor may have a part that it did not confirm. */
  readonly doubtful: boolean;
  readonly tries: number;
  /** Not before: the answer to a request may carry it, or the vendor wants a pause. ISO 8601. */
  readonly heldUntil: string | null;
}

/** What changes of messages that wait. */
export interface OutChange {
  readonly state?: OutState;
  /** A code. */
  readonly reason?: string;
  readonly parts?: number;
  readonly inFlight?: boolean;
  readonly doubtful?: boolean;
  readonly tries?: number;
  readonly heldUntil?: Date;
  /** The vendor's id of the last part, hashed: it may hold a number. */
  readonly vendorKey?: string;
}

/** A message that a person must see to. */
export interface Undelivered {
  readonly conversationId: string;
  readonly seq: number;
  readonly channelId: string;
  readonly priority: OutPriority;
  readonly at: string;
  readonly state: 'failed' | 'uncertain';
  readonly reason: string | null;
}

export interface Outbox {
  /** The sole right to send in a conversation, or to go on with it; false: another has it. */
  begin(conversationId: string, holder: string, now: Date, until: Date): Promise<boolean>;
  end(conversationId: string, holder: string): Promise<void>;
  /**
   * Their words were said in another conversation of the same person: where they fail here, or failed
   * already, that is settled.
   */
  saidElsewhere(conversationId: string, seqs: readonly number[]): Promise<void>;
  /** What waits, in order. */
  waiting(conversationId: string, limit: number): Promise<readonly OutMessage[]>;
  /** Changes those of them that still wait; the states in which they are now. */
  change(
    conversationId: string,
    seqs: readonly number[],
    change: OutChange,
  ): Promise<readonly OutState[]>;
  /** The answer to a request carried them; the others are held no more. */
  carried(
    conversationId: string,
    messages: readonly { readonly seq: number; readonly vendorKey: string | null }[],
    now: Date,
  ): Promise<void>;
  /** What a vendor says of a message; the messages that it moved, and to which state. */
  report(
    channelId: string,
    vendorKey: string,
    state: 'delivered' | 'read' | 'failed',
    reason: string | null,
  ): Promise<
    readonly (Pick<OutMessage, 'conversationId' | 'seq'> & { readonly state: OutState })[]
  >;
  /** Conversations where something waits, or was held until before `now`, and nobody will look. */
  forgotten(now: Date, limit: number): Promise<readonly string[]>;
  /** How far each message of a conversation is, by its number. */
  states(conversationId: string): Promise<ReadonlyMap<number, OutState>>;
  /** Most urgent first, then the oldest. */
  undelivered(limit: number): Promise<readonly Undelivered[]>;
  /** A person decided: sent once more, or seen to otherwise. False: it is in neither state. */
  resolve(
    conversationId: string,
    seq: number,
    to: 'queued' | 'settled',
  ): Promise<boolean>;
}
