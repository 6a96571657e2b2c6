/**
 * The waist: a channel is one folder and one line in `registry.ts`; nobody outside spells its
 * name. `definition` is data a person can read; behaviour is the four verbs.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Activity, ActivityAttachment, StoredActivity } from '../activity.ts';
import type { Database } from '../database/contract.ts';
import type { Clock, DeliveryOutcome, Ids, LiveEvents, RateLimits } from '../ports.ts';

export interface ChannelDefinition {
  readonly id: string;
  /** pull: the client reads the history itself. push: the outbox sends each message. */
  readonly delivery: 'pull' | 'push';
  readonly limits: {
    readonly textLength: number;
    readonly textUnit: 'characters' | 'bytes' | 'utf16';
    /** How many choices are shown natively; more become numbered text. */
    readonly choices: number;
    readonly choiceLabel: number;
    readonly choicePayloadBytes: number;
  };
  /** Milliseconds of silence before a question of the form is put. */
  readonly quietMs: number;
  readonly media: {
    readonly types: readonly string[];
    readonly maxBytes: number;
  };
}

/** A message that arrived: standard field names; `id` is still the channel's delivery key. */
export interface Arrival {
  /** Unique for the channel; the same key twice is one message. */
  readonly deliveryKey: string;
  readonly conversationId: string;
  /** How the channel names the person. */
  readonly personKey: string;
  readonly activity: Omit<Activity, 'id' | 'timestamp'>;
}

/** What became of an arrival. */
export type Reception =
  | {
      readonly result: 'accepted';
      readonly outcome: DeliveryOutcome;
      readonly repeated: boolean;
    }
  | { readonly result: 'limited'; readonly retryAfter: number }
  /** Nothing was stored; the sender should try again. */
  | { readonly result: 'failed' };

/** The house, as a channel sees it. */
export interface House {
  receive(arrival: Arrival): Promise<Reception>;
  /** A channel reads conversations and keeps media; cases and staff are none of its business. */
  readonly db: Pick<Database, 'turns' | 'media'>;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What one caller may take; the keys of a channel begin with what they count. */
  readonly limits: RateLimits;
  /** Key material for the channel's own tokens, derived from the house's secret. */
  secret(purpose: string): Buffer;
  /** Where the outside reaches us (`https://help.example.org`); null: as each request names it. */
  readonly publicUrl: string | null;
  /**
   * An unexpected failure, for the log: `where` is a code of ours ("directline.stream"). The
   * error may be a library's, so its text is not for residents.
   */
  fault(where: string, error: unknown): void;
}

/**
 * The media id of an attachment that the house itself keeps: its `contentUrl` ends in
 * `/media/{id}`, whatever stands before or in a query after it. Null: not ours.
 */
export function attachedMediaId(attachment: ActivityAttachment): string | null {
  const match = /\/media\/([\w-]{1,64})(?:\?|$)/.exec(attachment.contentUrl ?? '');
  return match?.[1] ?? null;
}

/** One HTTP route, mounted by the server as it is. The handler answers itself. */
export interface ChannelRoute {
  readonly method: 'GET' | 'POST' | 'OPTIONS' | 'DELETE' | 'PUT';
  /** With `:name` for parameters. */
  readonly path: string;
  /** Takes most of the channel's requests: the server finds it faster than others. */
  readonly busy?: boolean;
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    params: Readonly<Record<string, string>>,
  ): Promise<void>;
}

export type SendResult =
  | { readonly result: 'accepted'; readonly vendorId?: string }
  | { readonly result: 'retry_later'; readonly afterSeconds?: number }
  | { readonly result: 'refused'; readonly reason: string }
  | { readonly result: 'window_closed' }
  | { readonly result: 'opted_out' }
  | { readonly result: 'uncertain' };

export interface VisitorToken {
  readonly token: string;
  readonly conversationId: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** A running channel. */
export interface Channel {
  readonly definition: ChannelDefinition;
  readonly routes: readonly ChannelRoute[];
  /** Takes WebSocket upgrades of its own paths; returns false for others'. */
  upgrade?(
    request: IncomingMessage,
    socket: import('node:stream').Duplex,
    head: Buffer,
  ): boolean;
  /**
   * Channels that serve anonymous visitors of our own page: a token for the visitor's
   * conversation, or for a new one where it is null.
   */
  openVisitor?(conversationId: string | null): Promise<VisitorToken>;
  /** Push channels only: one stored message to the vendor. */
  send?(activity: StoredActivity, address: unknown): Promise<SendResult>;
  /** Ends sockets and timers; new work is refused. */
  close(server: Server): Promise<void>;
}

/** What a channel's folder exports. */
export interface ChannelFactory {
  readonly id: string;
  /** Its own settings: each key with a default, and `.meta()` with its help, what it expects and an example. */
  readonly settings: z.ZodObject;
  /** Null: not configured. */
  create(settings: Readonly<Record<string, unknown>>, house: House): Channel | null;
}
