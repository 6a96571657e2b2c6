/** The desk's page and its JSON routes. What they do is the house's, behind `DeskPort`. */
import { type Act, may, rolesFor } from '../../cases/roles.ts';
import {
  type WebActor,
  WebError,
  type WebRequest,
  type WebResponse,
  type WebRoute,
} from '../route.ts';
import type { DeskPort } from './contract.ts';
import { streamChanges } from './events.ts';
import { Answer, Change, caseNumberOf, MediaId, parse, Take } from './input.ts';
import { mediaResponse } from './media.ts';
import { type DeskPage, deskShell } from './shell.ts';

const DONE: WebResponse = { status: 204 };

/**
 * Everything under `/desk` and `/api/desk`. Refusals are `WebError`: 401 `signed_out`, 403
 * `not_allowed`, 422 `bad_input`, and those that `DeskPort` names. The CSRF token is the server's.
 */
export function deskRoutes(desk: DeskPort, page: DeskPage): readonly WebRoute[] {
  return [
    {
      method: 'GET',
      path: '/desk',
      access: 'public',
      handle: async () => deskShell(page),
    },
    {
      method: 'GET',
      path: '/api/desk/events',
      access: rolesFor('desk.read'),
      stream: async (request, sink) => {
        actorFor(request, 'desk.read');
        streamChanges(desk, sink);
      },
    },
    staff('GET', '/api/desk/queue', 'desk.read', async (actor) =>
      json(await desk.queue(actor)),
    ),
    staff('GET', '/api/desk/cases/:number', 'desk.read', async (actor, { params }) =>
      json(await desk.find(actor, caseNumberOf(params.number))),
    ),
    staff('GET', '/api/desk/media/:id', 'desk.read', async (actor, { params }) =>
      mediaResponse(await desk.media(actor, parse(MediaId, params.id))),
    ),
    staff('POST', '/api/desk/take', 'desk.take', async (actor, { body }) => {
      const { caseNumber } = parse(Take, body);
      return json({ caseNumber: await desk.take(actor, caseNumber) });
    }),
    staff(
      'POST',
      '/api/desk/cases/:number/answer',
      'desk.answer',
      async (actor, { params, body }) => {
        await desk.answer(actor, caseNumberOf(params.number), parse(Answer, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/resolve',
      'desk.resolve',
      async (actor, { params, body }) => {
        const { requestId } = parse(Change, body);
        await desk.resolve(actor, caseNumberOf(params.number), requestId);
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/hand-back',
      'desk.take',
      async (actor, { params, body }) => {
        const { requestId } = parse(Change, body);
        await desk.handBack(actor, caseNumberOf(params.number), requestId);
        return DONE;
      },
    ),
    staff('POST', '/api/desk/heartbeat', 'desk.read', async (actor) => {
      await desk.heartbeat(actor);
      return DONE;
    }),
  ];
}

/** A route for whoever holds `act`. */
function staff(
  method: 'GET' | 'POST',
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

/** The server has checked `access`; this holds even where it was mounted wrongly. */
function actorFor(request: WebRequest, act: Act): WebActor {
  if (request.actor === null) {
    throw new WebError(401, 'signed_out', 'Please sign in.');
  }
  if (!may(request.actor.role, act)) {
    throw new WebError(403, 'not_allowed', 'Your role may not do this.');
  }
  return request.actor;
}

function json(body: unknown): WebResponse {
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}
