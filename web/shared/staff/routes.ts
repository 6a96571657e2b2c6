/** What the routes of both staff pages are made of. */
import { type Act, may, rolesFor } from '../../../cases/roles.ts';
import {
  type EventSink,
  type WebActor,
  WebError,
  type WebRequest,
  type WebResponse,
  type WebRoute,
} from '../../route.ts';

export const DONE: WebResponse = { status: 204 };

/** A page that anybody may load: it shows nothing before somebody signs in. */
export function pageRoute(path: string, shell: () => WebResponse): WebRoute {
  return { method: 'GET', path, access: 'public', handle: async () => shell() };
}

/** A route for whoever holds `act`. */
export function staffRoute(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  act: Act,
  handle: (actor: WebActor, request: WebRequest) => Promise<WebResponse>,
): WebRoute {
  return {
    method,
    path,
    access: rolesFor(act),
    handle: async (request) => handle(actorFor(request, act), request),
  };
}

/** A stream for whoever holds `act`. */
export function streamRoute(
  path: string,
  act: Act,
  stream: (sink: EventSink) => void,
): WebRoute {
  return {
    method: 'GET',
    path,
    access: rolesFor(act),
    stream: async (request, sink) => {
      actorFor(request, act);
      stream(sink);
    },
  };
}

/** Holds one of `acts`. The server has checked `access`; this holds even where mounted wrongly. */
export function actorFor({ actor }: WebRequest, ...acts: readonly Act[]): WebActor {
  if (actor === null) throw new WebError(401, 'signed_out', 'Please sign in.');
  if (!acts.some((act) => may(actor.role, act))) {
    throw new WebError(403, 'not_allowed', 'Your role may not do this.');
  }
  return actor;
}

/** An answer that no cache keeps. */
export function json(body: unknown): WebResponse {
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}
