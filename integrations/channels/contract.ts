/**
 * The waist: a channel is one folder and one line in `registry.ts`; nobody outside spells its
 * name. `definition` is data a person can read; behaviour is its verbs. How to add one:
 * `docs/2026-11-21-channels.md`.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Activity, ActivityAttachment } from '../activity.ts';
import type { ConversationKey, Database } from '../database/contract.ts';
import type { Clock, DeliveryOutcome, Ids, LiveEvents, RateLimits } from '../ports.ts';
import type { ChannelDefinition, Opening, TextLimits } from './definition.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Payload, Piece, Recipient, SendResult } from './sending.ts';
import type { TableReader } from './table.ts';
import type { Upkeep } from './upkeep/upkeep.ts';

/** A message by its vendor's name, so that it is known when it is edited or taken back. */
export interface MessageName {
  /** As `messageKeyOf` makes it. */
  readonly key: string;
  /** sent: it is this message. edited: these are its words now. withdrawn: it was taken back. */
  readonly is: 'sent' | 'edited' | 'withdrawn';
}

/** A message that arrived: standard field names; `id` is still the channel's delivery key. */
export interface Arrival {
  /** Unique for the channel; the same key twice is one message. */
  readonly deliveryKey: string;
  readonly conversationId: string;
  /** How the channel names the person. */
  readonly personKey: string;
  readonly activity: Omit<Activity, 'id' | 'timestamp'>;
  /** Push channels: where answers go, as small JSON. Kept encrypted under the person's key. */
  readonly address?: unknown;
  /** Which of the definition's windows it opens; absent: that of a message. */
  readonly opens?: Opening;
  /** When they did it, as the vendor tells: its window began then. Absent: now. */
  readonly at?: Date;
  /** How the vendor names the message; absent: the vendor never changes one. */
  readonly message?: MessageName;
  /** Code of the place where the poster hangs that brought them, as the vendor gives it back. */
  readonly place?: string;
  /** Until when its answers wait for the request to carry them; absent: they go at once. */
  readonly heldUntil?: Date;
}

/** What a vendor says became of a message that it took. */
export interface DeliveryReport {
  readonly channelId: string;
  /** As `send` gave it. */
  readonly vendorId: string;
  /** window_closed: not shown, for the window was closed by then; it waits for the next one. */
  readonly state: 'delivered' | 'read' | 'failed' | 'window_closed';
  /** A code of the vendor's. */
  readonly reason?: string;
}

/** A message that the answer to a request carried. */
export interface Carried {
  readonly seq: number;
  /** How the vendor will name it in its reports; null: it reports nothing of it. */
  readonly vendorId: string | null;
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
  /** These messages of a conversation were carried by the answer to a request. */
  carried(conversationId: string, said: readonly Carried[]): Promise<void>;
  /** Hears what became of a message. */
  report(report: DeliveryReport): Promise<void>;
  /** The person wants no more messages here, or wants them again. */
  optOut(person: ConversationKey, stopped: boolean): Promise<void>;
  hasOptedOut(conversationId: string): Promise<boolean>;
  /**
   * A vendor keeps messages for a channel with a mailbox: they will be fetched, whatever happens to
   * this process. False: that could not be written down.
   */
  waiting(channelId: string, notice: Notice): Promise<boolean>;
  /** Nothing is dropped without a line: `what` is a code of ours or of the vendor's, never words. */
  note(channelId: string, what: string): void;
  /** A channel reads conversations and keeps media; cases and staff are none of its business. */
  readonly db: Pick<Database, 'turns' | 'media' | 'cursors'>;
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

export interface VisitorToken {
  readonly token: string;
  readonly conversationId: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** How a push channel's messages leave. */
export interface Sender {
  /** The vendor's form of a piece; pure. */
  render(piece: Piece): Payload;
  /** What the client at this address shows, where it is not what the definition says. */
  limitsFor?(address: unknown): TextLimits;
  /**
   * Where to send to somebody who never wrote: the address of their telephone number, as a person
   * wrote it down; null: it is none. Absent unless the definition `reaches` telephones.
   */
  addressOf?(phone: string): unknown;
  /** Never throws for what a vendor or a network does: that is a result. */
  send(payload: Payload, to: Recipient): Promise<SendResult>;
  /**
   * An approved message that asks the person to write again, for when the window is closed. Null or
   * absent: the vendor has none, or none is configured.
   */
  template?(locale: string): Payload | null;
}

/** A vendor's word that messages wait, without anything personal. */
export interface Notice {
  /** Whose mailbox it is, in the vendor's words. */
  readonly account: string;
  /** What the vendor wants to see of the notice; null: nobody told us, we look. */
  readonly token: string | null;
}

/** empty: all is in the house. more: some still waits. failed: to be tried again. */
export type Fetched = 'empty' | 'more' | 'failed';

/** Where a vendor keeps messages until they are fetched (see `openMailbox`). */
export interface Mailbox {
  /** Hands in what waits. @param tries how often this very notice failed before. */
  fetch(notice: Notice, tries: number): Promise<Fetched>;
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
  /** Push channels only; absent where the client reads the history itself. */
  readonly sender?: Sender;
  /** Where the vendor only tells that messages wait, and keeps them until they are fetched. */
  readonly mailbox?: Mailbox;
  /** Ends sockets and timers; new work is refused. */
  close(server: Server): Promise<void>;
}

/** What a channel's folder exports. */
export interface ChannelFactory {
  readonly id: string;
  /**
   * Its own settings: `.meta()` of each gives its help, what it expects and an example, and says
   * which are secret. Where `configuredBy` names one, they are parsed only when that one is set, so
   * that one channel's required settings are nothing to those who do not use it.
   */
  readonly settings: z.ZodObject;
  /** The setting that turns the channel on; null: it is always on. */
  readonly configuredBy: string | null;
  create(settings: Readonly<Record<string, unknown>>, house: House): Channel;
  /** Its vendor's part, for the tests and for `npm run replay`. */
  rehearsal(): Promise<Rehearsal>;
  /** What its operator asks: `npm run channel:check` and `channel:setup`. */
  upkeep(): Promise<Upkeep>;
  /** Reads messages that come as a table (`npm run take-in`); absent: none do. */
  table?(): Promise<TableReader>;
}
