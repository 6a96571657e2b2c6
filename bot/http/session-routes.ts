/** `/api/session`: the only changing route that needs no CSRF token, for it makes one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebError } from '../../web/route.ts';
import type { Logger } from '../logger.ts';
import {
  SESSION_COOKIE,
  type SignedIn,
  type SignInDeps,
  sameSecret,
  sessionCookie,
  sessionOf,
  signIn,
  signOut,
} from '../staff/sign-in.ts';
import { readJson } from './read-body.ts';
import { refusal, respond } from './respond.ts';
import { headerOf, parseCookies } from './web-routes.ts';

export interface SessionDeps extends SignInDeps {
  readonly secureCookies: boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly log: Logger;
  /** A session ended: what it still has open is ended with it. */
  readonly signedOut: () => Promise<void>;
}

export async function serveSession(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  deps: SessionDeps,
): Promise<void> {
  try {
    const secret = parseCookies(request.headers.cookie)[SESSION_COOKIE];
    if (request.method === 'POST') {
      const body = await readJson(request);
      const opened = await signIn(body, deps.addressOf(request), deps);
      const cookie = sessionCookie(opened.secret, deps.secureCookies);
      respond(response, {
        status: 200,
        headers: { 'set-cookie': cookie },
        body: shown(opened),
      });
      return;
    }
    const session = await sessionOf(secret, deps);
    if (!session || !secret) throw new WebError(401, 'signed_out', 'Sign in first.');
    if (request.method === 'GET') {
      respond(response, { status: 200, body: shown(session) });
      return;
    }
    if (!sameSecret(headerOf(request, 'x-csrf-token'), session.csrfToken)) {
      throw new WebError(403, 'csrf', 'Load the page again.');
    }
    await signOut(secret, deps);
    await deps.signedOut();
    const cookie = sessionCookie('', deps.secureCookies);
    respond(response, { status: 204, headers: { 'set-cookie': cookie } });
  } catch (error) {
    if (error instanceof WebError && request.method === 'POST') {
      deps.log.warn({ code: error.code, request: requestId }, 'sign-in refused');
    } else if (!(error instanceof WebError)) {
      deps.log.error({ err: error, request: requestId }, 'sign-in route failed');
    }
    respond(response, refusal(error, requestId));
  }
}

function shown({ actor, csrfToken }: SignedIn): object {
  const { username, badge, role } = actor;
  return { csrfToken, actor: { username, badge, role } };
}
