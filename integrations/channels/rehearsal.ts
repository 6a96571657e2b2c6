/**
 * The vendor's part, played by us: how it words and signs a request. The contract suite speaks to
 * every channel through it, and `npm run replay` feeds a fixture to a running server. The truth of
 * it is tested against the vendor's own vectors or client in the channel's tests.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Payload } from './sending.ts';
import type { Account } from './upkeep/account.ts';

export interface WireRequest {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The channel, as far as a client of it needs one. */
export interface Visited {
  openVisitor?(
    conversationId: string | null,
  ): Promise<{ readonly token: string; readonly conversationId: string }>;
}

/** As the environment has them, or parsed. */
export type RehearsalSettings = Readonly<Record<string, unknown>>;

export interface SaidInTest {
  readonly text: string;
  /** The same one twice is one delivery. */
  readonly key: string;
  /** Who speaks; absent: the same person always. */
  readonly person?: string;
}

/** What a resident sees of a message. */
export interface Shown {
  readonly text: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface VendorRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface VendorReply {
  readonly status: number;
  readonly body: string;
}

export interface Rehearsal {
  /** With which the tests configure the channel; `vendor` is where its vendor answers. */
  settings(vendor: string): RehearsalSettings;
  /** A resident's message, as yet unsigned. */
  message(channel: Visited, said: SaidInTest): Promise<WireRequest>;
  /** Several messages of one person in one request; absent: the vendor sends each by itself. */
  burst?(said: readonly SaidInTest[]): WireRequest;
  /** Other words for a message (`of`: its key); absent: the vendor has no such thing. */
  edit?(said: SaidInTest & { readonly of: string }): WireRequest;
  /** A message taken back; absent: the vendor has no such thing. */
  withdraw?(taken: {
    readonly of: string;
    readonly key: string;
    readonly person?: string;
  }): WireRequest;
  /** A kind of message that the channel cannot read; absent: there is none. */
  unsupported?(key: string): WireRequest;
  /** A tapped choice. */
  tap?(choice: {
    readonly person?: string;
    readonly value: string;
    readonly title: string;
    readonly key: string;
  }): WireRequest;
  /** As the vendor would sign or authorise it at that moment. */
  sign(request: WireRequest, settings: RehearsalSettings, now: Date): WireRequest;
  /** Whether the signature covers the body, or a secret alone tells who sends. */
  readonly coversBody: boolean;
  /** Signed requests that must be refused, besides those that the suite makes itself. */
  untrusted?(channel: Visited, signed: WireRequest): Promise<readonly WireRequest[]>;
  /** What a payload shows. */
  shown?(payload: Payload): Shown;
  /** What a call to the vendor shows a resident; null: it shows nothing (a token, a marker). */
  shownBy?(call: { readonly path: string; readonly body: string }): Shown | null;
  /** What the answer to a request carries; absent: never anything. */
  carriedBy?(body: string, settings: RehearsalSettings): readonly Shown[];
  /** What the vendor's server answers to a message that it takes, or to each of its requests. */
  readonly accepts?: VendorReply | ((request: VendorRequest) => VendorReply);
  /** What the vendor knows of us; absent: nobody stands between. */
  readonly account?: Account;
}
