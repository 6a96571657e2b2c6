/** The page's few requests. Every failure is an `ApiError` with a code that the page has words for. */
import type { DeskCase, QueueItem } from './contract.ts';
import type { Session } from './model.ts';

/** `code`: the server's, or `network` where no answer came; only that one is worth trying again. */
export class ApiError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A request without an answer for this long counts as lost. */
const PATIENCE_MS = 10_000;

export class DeskApi {
  readonly #fetch: typeof fetch;
  #csrfToken = '';

  constructor(fetcher: typeof fetch) {
    this.#fetch = fetcher;
  }

  /** The live session of this browser; `signed_out` where there is none. */
  async session(): Promise<Session> {
    return this.#remember(JSON.parse(await this.#once('GET', '/api/session')));
  }

  async signIn(username: string, password: string): Promise<Session> {
    const body = { username, password };
    return this.#remember(JSON.parse(await this.#call('POST', '/api/session', body)));
  }

  async signOut(): Promise<void> {
    await this.#call('DELETE', '/api/session');
  }

  async queue(): Promise<readonly QueueItem[]> {
    return JSON.parse(await this.#call('GET', '/api/desk/queue'));
  }

  async find(caseNumber: string): Promise<DeskCase> {
    return JSON.parse(await this.#call('GET', casePath(caseNumber)));
  }

  async take(caseNumber: string | null): Promise<string | null> {
    const answer = await this.#call('POST', '/api/desk/take', { caseNumber });
    const taken: { readonly caseNumber: string | null } = JSON.parse(answer);
    return taken.caseNumber;
  }

  async answer(caseNumber: string, requestId: string, text: string): Promise<void> {
    await this.#call('POST', `${casePath(caseNumber)}/answer`, { requestId, text });
  }

  /** Survives the page's closing. */
  async end(
    kind: 'resolve' | 'hand-back',
    caseNumber: string,
    requestId: string,
  ): Promise<void> {
    await this.#call('POST', `${casePath(caseNumber)}/${kind}`, { requestId }, true);
  }

  async heartbeat(): Promise<void> {
    await this.#call('POST', '/api/desk/heartbeat', {});
  }

  #remember(session: Session): Session {
    this.#csrfToken = session.csrfToken;
    return session;
  }

  /** The answer's text. Signing in elsewhere in this browser changes the token: fetched again once. */
  async #call(
    method: string,
    path: string,
    body?: object,
    keepalive = false,
  ): Promise<string> {
    try {
      return await this.#once(method, path, body, keepalive);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'csrf') throw error;
      await this.session();
      return this.#once(method, path, body, keepalive);
    }
  }

  async #once(
    method: string,
    path: string,
    body?: object,
    keepalive = false,
  ): Promise<string> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (method !== 'GET') headers['x-csrf-token'] = this.#csrfToken;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(path, {
        method,
        headers,
        keepalive,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch {
      throw new ApiError('network');
    }
    if (!response.ok) throw new ApiError(codeOf(response.status, text));
    return text;
  }
}

function casePath(caseNumber: string): string {
  return `/api/desk/cases/${encodeURIComponent(caseNumber)}`;
}

/** A proxy's "no server behind me" is no answer; anything else speaks for itself. */
function codeOf(status: number, text: string): string {
  if (status >= 502 && status <= 504) return 'network';
  return stated(text) ?? (status === 401 ? 'signed_out' : 'our_fault');
}

/** `{error: {code, message}}`, as every route refuses; null: a proxy's page, not our JSON. */
function stated(text: string): string | null {
  try {
    const body: { readonly error?: { readonly code?: unknown } } | null =
      JSON.parse(text);
    const code = body?.error?.code;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}
