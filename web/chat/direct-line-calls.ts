/**
 * The calls of Direct Line 3.0 that the page makes, one function each, with a deadline and one
 * kind of error. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
import { type ActivitySet, readActivitySet } from './wire.ts';

/** What the browser lends to the client; tests lend fakes. */
export interface Ports {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** As `fetch` with POST, telling the share sent (0 to 1) on the way. Rejects without network. */
  readonly upload: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: FormData,
    onProgress: (share: number) => void,
  ) => Promise<Pick<Response, 'status' | 'text'>>;
  readonly openSocket: (url: string) => SocketLike;
  /** Returns the way to cancel. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly now: () => number;
  readonly random: () => number;
}

export type SocketLike = Pick<
  WebSocket,
  'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'
>;

/** A call that did not succeed. `status` 0: the network failed or the deadline passed. */
export class CallError extends Error {
  readonly status: number;
  /** Milliseconds the server asked to wait; 0: none. */
  readonly retryAfter: number;
  constructor(status: number, retryAfter = 0) {
    super(`Direct Line call failed with status ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
  /** The token or the conversation is no longer good: open a session anew. */
  get needsSession(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
  /** Trying the same again cannot help. */
  get final(): boolean {
    return [400, 405, 413, 415, 422].includes(this.status);
  }
}

export interface Session {
  readonly conversationId: string;
  readonly token: string;
  /** By `Ports.now`. */
  readonly expiresAt: number;
}

const BASE = '/v3/directline';
const DEADLINE = 15_000;

/**
 * An anonymous visitor's token; the server's own cookie brings the same conversation back.
 * @param place the code of the poster that brought them; null: none did.
 */
export function visitorSession(ports: Ports, place: string | null): Promise<Session> {
  const query = place === null ? '' : `?${new URLSearchParams({ at: place })}`;
  return openSession(ports, `/chat/token${query}`, {});
}

export function refreshedSession(ports: Ports, session: Session): Promise<Session> {
  return openSession(ports, `${BASE}/tokens/refresh`, bearer(session));
}

export async function startConversation(ports: Ports, session: Session): Promise<void> {
  await call(ports, `${BASE}/conversations`, {
    method: 'POST',
    headers: { ...bearer(session), 'content-type': 'application/json' },
    body: '{}',
  });
}

/** Null watermark: from the beginning. */
export async function readActivities(
  ports: Ports,
  session: Session,
  watermark: string | null,
): Promise<ActivitySet> {
  const path = `${conversation(session)}/activities${query(watermark)}`;
  return readActivitySet(await call(ports, path, { headers: bearer(session) }));
}

/** A socket's address that begins where the watermark ends. */
export async function streamAddress(
  ports: Ports,
  session: Session,
  watermark: string | null,
): Promise<string> {
  const path = `${conversation(session)}${query(watermark)}`;
  const body = await call(ports, path, { headers: bearer(session) });
  return text(body, 'streamUrl');
}

/** Returns the activity's id; null where the server gave none. */
export async function postActivity(
  ports: Ports,
  session: Session,
  activity: object,
): Promise<string | null> {
  const body = await call(ports, `${conversation(session)}/activities`, {
    method: 'POST',
    headers: { ...bearer(session), 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  return text(body, 'id') || null;
}

/** One activity with a photo. */
export async function uploadPhoto(
  ports: Ports,
  session: Session,
  activity: object,
  sender: string,
  photo: Blob,
  onProgress: (share: number) => void,
): Promise<string | null> {
  const form = new FormData();
  const part = new Blob([JSON.stringify(activity)], {
    type: 'application/vnd.microsoft.activity',
  });
  form.append('activity', part, 'activity.json');
  form.append('file', photo, 'photo.jpg');
  const path = `${conversation(session)}/upload?userId=${encodeURIComponent(sender)}`;
  const response = await ports
    .upload(path, bearer(session), form, onProgress)
    .catch(() => Promise.reject(new CallError(0)));
  if (response.status < 200 || response.status > 299)
    throw new CallError(response.status);
  return text(parsed(await response.text()), 'id') || null;
}

async function openSession(
  ports: Ports,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Session> {
  const body = await call(ports, path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  const token = text(body, 'token');
  const conversationId = text(body, 'conversationId');
  if (!token || !conversationId) throw new CallError(500);
  const seconds = fieldOf(body, 'expires_in');
  const lasts = (typeof seconds === 'number' ? seconds : 1800) * 1000;
  return { token, conversationId, expiresAt: ports.now() + lasts };
}

async function call(ports: Ports, path: string, init: RequestInit): Promise<unknown> {
  const stop = new AbortController();
  const cancel = ports.after(DEADLINE, () => stop.abort());
  try {
    const response = await ports.fetch(path, { ...init, signal: stop.signal });
    if (!response.ok) {
      const wait = Number(response.headers.get('retry-after'));
      throw new CallError(response.status, Number.isFinite(wait) ? wait * 1000 : 0);
    }
    return parsed(await response.text());
  } catch (error) {
    throw error instanceof CallError ? error : new CallError(0);
  } finally {
    cancel();
  }
}

function parsed(body: string): unknown {
  try {
    return body ? JSON.parse(body) : null;
  } catch {
    throw new CallError(502);
  }
}

function conversation(session: Session): string {
  return `${BASE}/conversations/${encodeURIComponent(session.conversationId)}`;
}

function bearer(session: Session): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${session.token}` };
}

function query(watermark: string | null): string {
  return watermark === null ? '' : `?watermark=${encodeURIComponent(watermark)}`;
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function text(body: unknown, name: string): string {
  const value = fieldOf(body, name);
  return typeof value === 'string' ? value : '';
}
