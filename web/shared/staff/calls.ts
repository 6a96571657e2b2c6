/** Requests with the session's CSRF token. Every failure is an `ApiError` that the page has words for. */

export interface Session {
  readonly csrfToken: string;
  readonly actor: {
    readonly username: string;
    readonly badge: string;
    readonly role: string;
  };
}

/** `code`: the server's, or `network` where no answer came; only that one is worth trying again. */
export class ApiError extends Error {
  readonly code: string;
  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Milliseconds after which a request without an answer counts as lost; absent: the page's. */
  readonly patience?: number;
  /** Survives the page's closing. */
  readonly keepalive?: boolean;
}

export class Calls {
  readonly #fetch: typeof fetch;
  readonly #patience: number;
  #csrfToken = '';

  /** `patience`: milliseconds after which a request without an answer counts as lost. */
  constructor(fetcher: typeof fetch, patience: number) {
    this.#fetch = fetcher;
    this.#patience = patience;
  }

  /** The live session of this browser; `signed_out` where there is none. */
  async session(): Promise<Session> {
    const answer = await this.#once({ method: 'GET', path: '/api/session' });
    return this.#remember(JSON.parse(await answer.text()));
  }

  async signIn(username: string, password: string): Promise<Session> {
    const body = { username, password };
    const answer = await this.text({ method: 'POST', path: '/api/session', body });
    return this.#remember(JSON.parse(answer));
  }

  async signOut(): Promise<void> {
    await this.text({ method: 'DELETE', path: '/api/session' });
  }

  async text(call: Call): Promise<string> {
    return (await this.blob(call)).text();
  }

  /** Signing in elsewhere in this browser changes the token: fetched again once. */
  async blob(call: Call): Promise<Blob> {
    try {
      return await this.#once(call);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'csrf') throw error;
      await this.session();
      return this.#once(call);
    }
  }

  #remember(session: Session): Session {
    this.#csrfToken = session.csrfToken;
    return session;
  }

  async #once(call: Call): Promise<Blob> {
    const { method, path, body, patience = this.#patience, keepalive = false } = call;
    const headers: Record<string, string> = { accept: 'application/json' };
    if (method !== 'GET') headers['x-csrf-token'] = this.#csrfToken;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let response: Response;
    let answer: Blob;
    try {
      response = await this.#fetch(path, {
        method,
        headers,
        keepalive,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      answer = await response.blob();
    } catch {
      throw new ApiError('network');
    }
    if (!response.ok) throw refusal(response.status, await answer.text());
    return answer;
  }
}

/** A proxy's "no server behind me" is no answer; anything else speaks for itself. */
function refusal(status: number, text: string): ApiError {
  if (status >= 502 && status <= 504) return new ApiError('network');
  return stated(text) ?? new ApiError(status === 401 ? 'signed_out' : 'our_fault');
}

/** `{error: {code, message}}`, as every route refuses; null: a proxy's page, not our JSON. */
function stated(text: string): ApiError | null {
  try {
    const body: {
      readonly error?: { readonly code?: unknown; readonly message?: unknown };
    } | null = JSON.parse(text);
    const { code, message } = body?.error ?? {};
    if (typeof code !== 'string') return null;
    return new ApiError(code, typeof message === 'string' ? message : code);
  } catch {
    return null;
  }
}
