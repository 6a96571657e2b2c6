/** A vendor's request and what a channel makes of it: data in, data out, no sockets. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ConversationKey } from '../../database/contract.ts';
import type { Arrival, DeliveryReport, Notice } from '../contract.ts';
import type { Payload } from '../sending.ts';

export interface WebhookRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  /** The query as it was written, from its question mark; empty where there is none. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire, which is what vendors sign. */
  readonly body: Buffer;
  readonly now: Date;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a request tells, in its order. Every entry of it becomes one: nothing is left out. */
export type Happening =
  | { readonly is: 'arrival'; readonly arrival: Arrival }
  | { readonly is: 'report'; readonly report: DeliveryReport }
  | {
      readonly is: 'opt_out';
      readonly person: ConversationKey;
      readonly stopped: boolean;
    }
  /** The vendor keeps messages until they are fetched. */
  | { readonly is: 'waiting'; readonly notice: Notice }
  /** Nothing for us; `what`: a code for the log. */
  | { readonly is: 'nothing'; readonly what: string };

export const nothing = (what: string): Happening => ({ is: 'nothing', what });

/** A vendor's name of a kind, where it may stand in a log. */
export function codeOf(name: string, other = 'other'): string {
  return /^\w{1,40}$/.test(name) ? name : other;
}

/** The answer to the request can itself carry messages. */
export interface ReplySlot {
  /** Until when the vendor waits; what is not carried by then is sent. */
  readonly until: Date;
  readonly messages: number;
  /** The answer that carries them: none, or up to `messages`. The same ones give the same bytes. */
  answer(payloads: readonly Payload[]): WebhookAnswer;
  /** How the vendor will name each in its reports; absent: it reports nothing of them. */
  vendorIdOf?(index: number): string;
}

export interface Receipt {
  readonly happenings: readonly Happening[];
  /** Once all of it is stored. */
  readonly answer: WebhookAnswer;
  readonly slot?: ReplySlot;
}

/**
 * Verifies, then parses once. Writes nothing and sends nothing: media are fetched where the message
 * was verified, and what fails there makes the arrival, not the request, poorer.
 * @throws WebhookRefusal, JsonError
 */
export type Receive = (request: WebhookRequest) => Receipt | Promise<Receipt>;

/** Refuses a request, without effect. `code` is logged and told; no input is in it. */
export class WebhookRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: 400 | 401 | 403 | 404 | 413 | 422, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}
