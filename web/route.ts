/** Pages and their JSON routes as data: the server mounts them and hands in the signed-in actor. */
import type { Role } from '../cases/roles.ts';

/** Who is signed in. Sign-in, sessions and CSRF are the server's; a route only reads this. */
export interface WebActor {
  readonly staffId: string;
  readonly username: string;
  readonly badge: string;
  readonly role: Role;
}

export interface WebRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** Parsed JSON of a changing request, or its bytes where the route takes those; else undefined. */
  readonly body: unknown;
  /** Null only on public routes. */
  readonly actor: WebActor | null;
}

export interface WebResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON when it is not a string or bytes. */
  readonly body?: unknown;
}

/** A server-sent event stream: `send` writes one event; `end` closes it. */
export interface EventSink {
  send(event: {
    readonly name: string;
    readonly id?: string;
    readonly data: unknown;
  }): void;
  /** Called when either side closes. */
  onClose(listener: () => void): void;
  end(): void;
}

interface RouteBase {
  readonly path: string;
  /** public: anybody. Otherwise the roles that may call it; changing routes also need the CSRF token. */
  readonly access: 'public' | readonly Role[];
  /** Largest body; absent: 64 KB. */
  readonly maxBytes?: number;
  /** A file is sent as it is; absent: JSON. */
  readonly takes?: 'bytes';
}

export type WebRoute =
  | (RouteBase & {
      readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
      handle(request: WebRequest): Promise<WebResponse>;
    })
  | (RouteBase & {
      readonly method: 'GET';
      stream(request: WebRequest, sink: EventSink): Promise<void>;
    });

/** A refusal that a page can show: `code` is stable, `message` is for people. */
export class WebError extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds after which to try again (Retry-After); null: says nothing of it. */
  readonly retryAfter: number | null;
  constructor(
    status: number,
    code: string,
    message: string,
    retryAfter: number | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
