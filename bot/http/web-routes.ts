/** Mounts the pages' routes: reads the request once, checks who calls, answers or refuses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebRequest, WebRoute } from '../../web/route.ts';
import { WebError } from '../../web/route.ts';
import type { Logger } from '../logger.ts';
import { SESSION_COOKIE, type SignedIn, sameSecret } from '../staff/sign-in.ts';
import { openEventSink } from './event-sink.ts';
import { readBytes, readJson } from './read-body.ts';
import { refusal, respond } from './respond.ts';
import type { Streams } from './streams.ts';

export interface WebRouteDeps {
  readonly sessionOf: (secret: string | undefined) => Promise<SignedIn | null>;
  readonly log: Logger;
  /** Runs before a route that anybody may call; throws `WebError` to refuse. */
  readonly admit: (route: WebRoute, request: IncomingMessage) => Promise<void>;
  readonly streams: Streams;
}

/** Answers one request of one route. Never throws. */
export async function serveRoute(
  route: WebRoute,
  request: IncomingMessage,
  response: ServerResponse,
  params: Readonly<Record<string, string>>,
  requestId: string,
  deps: WebRouteDeps,
): Promise<void> {
  const encoding = String(request.headers['accept-encoding'] ?? '');
  try {
    await deps.admit(route, request);
    const webRequest = await readRequest(route, request, params, deps);
    if ('stream' in route) {
      const sink = openEventSink(response);
      const secret = webRequest.cookies[SESSION_COOKIE];
      const allowed = async () => mayCall(route, await deps.sessionOf(secret));
      await route.stream(webRequest, sink);
      deps.streams.add({ sink, allowed });
      return;
    }
    respond(response, await route.handle(webRequest), encoding);
  } catch (error) {
    if (!(error instanceof WebError)) {
      deps.log.error(
        { err: error, route: route.path, request: requestId },
        'route failed',
      );
    }
    if (response.headersSent) response.destroy();
    else respond(response, refusal(error, requestId), encoding);
  }
}

async function readRequest(
  route: WebRoute,
  request: IncomingMessage,
  params: Readonly<Record<string, string>>,
  deps: WebRouteDeps,
): Promise<WebRequest> {
  const cookies = parseCookies(request.headers.cookie);
  const changes = route.method !== 'GET';
  const signedIn =
    route.access === 'public' ? null : await deps.sessionOf(cookies[SESSION_COOKIE]);
  if (route.access !== 'public') {
    if (!signedIn) throw new WebError(401, 'signed_out', 'Sign in first.');
    const { csrfToken } = signedIn;
    if (!mayCall(route, signedIn)) {
      throw new WebError(403, 'not_allowed', 'Your account may not do this.');
    }
    if (changes && !sameSecret(headerOf(request, 'x-csrf-token'), csrfToken)) {
      throw new WebError(403, 'csrf', 'Load the page again.');
    }
  }
  const read = route.takes === 'bytes' ? readBytes : readJson;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    params,
    query: new URL(request.url ?? '/', 'http://localhost').searchParams,
    headers,
    cookies,
    body: changes ? await read(request, route.maxBytes) : undefined,
    actor: signedIn?.actor ?? null,
  };
}

function mayCall({ access }: WebRoute, signedIn: SignedIn | null): boolean {
  return (
    access === 'public' || (signedIn !== null && access.includes(signedIn.actor.role))
  );
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function parseCookies(
  header: string | undefined,
): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(';').flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}
