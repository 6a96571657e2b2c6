/** What many processes share, as small contracts; each has an embedded and a networked form. */

/** One holder at a time per key. Saves work; correctness rests on versions and unique keys. */
export interface Locks {
  /** Runs `work` when no other holds `key`; waits its turn in order of arrival. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const TOPICS = [
  'conversation',
  'desk',
  'knowledge',
  /** Somebody is writing: the conversation's id, of an agent with their badge after a space. */
  'resident_typing',
  'agent_typing',
] as const;
export type Topic = (typeof TOPICS)[number];

/** A hint that something changed: ids only, never words. May be lost; listeners resume by number. */
export interface LiveEvent {
  readonly topic: Topic;
  readonly id: string;
}

export interface LiveEvents {
  publish(event: LiveEvent): void;
  /** Returns the way to stop listening. */
  subscribe(topic: Topic, listener: (id: string) => void): () => void;
  close(): Promise<void>;
}

/** Which turn answered a delivery: the numbers of its activities, first to last. */
export interface DeliveryOutcome {
  readonly conversationId: string;
  readonly seq: number;
  readonly lastSeq: number;
}

/** A memory in front of the database's unique key; forgetting one costs a read, not a mistake. */
export interface KnownDeliveries {
  get(key: string): Promise<DeliveryOutcome | null>;
  put(key: string, outcome: DeliveryOutcome): Promise<void>;
}

export interface RateVerdict {
  readonly allowed: boolean;
  /** Seconds until the next is allowed; 0 when allowed. */
  readonly retryAfter: number;
}

export interface RateLimit {
  /** How much at once. */
  readonly burst: number;
  /** How much is refilled a minute. */
  readonly perMinute: number;
}

/** Token bucket per key. */
export interface RateLimits {
  /**
   * Takes `cost` tokens (1 where it is not given) where so many are left, else none. A cost of 0
   * only looks: allowed while one more could be taken.
   */
  take(key: string, limit: RateLimit, now: Date, cost?: number): Promise<RateVerdict>;
}

/** Clock and ids are passed in, so that tests fix them. */
export interface Clock {
  now(): Date;
}

export interface Ids {
  /** UUIDv7: sorts by time. */
  uuid(now: Date): string;
  /** `length` random decimal digits. */
  digits(length: number): string;
  /** URL-safe secret with `bytes` bytes of randomness. */
  token(bytes: number): string;
}

/** What a channel or an agent attached, already within limits and of a known type. */
export interface StoredMedia {
  readonly id: string;
  readonly contentType: string;
  readonly size: number;
  readonly name: string;
}

export interface MediaStore {
  /** Encrypted under the person's key. */
  put(
    media: StoredMedia & { readonly conversationId: string },
    bytes: Uint8Array,
  ): Promise<void>;
  /** Null: unknown or forgotten. */
  get(
    id: string,
  ): Promise<
    (StoredMedia & { readonly conversationId: string; readonly bytes: Uint8Array }) | null
  >;
}

/** A letter to somebody at work. It may be read on its way: nothing personal stands in it. */
export interface Mail {
  /** The same for every try, so that who gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /**
   * refused: this address or letter never will be taken.
   * @throws where another try may help: no connection, a busy or a wrongly set up server.
   */
  send(mail: Mail): Promise<'accepted' | 'refused'>;
  close(): void;
}
