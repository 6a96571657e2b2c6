/** The HTTP server: channels, pages, staff sign-in and operations on one port. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import type { Channel } from '../integrations/channels/contract.ts';
import type { Asset, Assets } from '../web/bundle.ts';
import type { WebRoute } from '../web/route.ts';
import { ListenError } from './errors.ts';
import { BusyRoutes, type Served } from './http/busy-routes.ts';
import { respond } from './http/respond.ts';
import { type SessionDeps, serveSession } from './http/session-routes.ts';
import { Streams } from './http/streams.ts';
import { headerOf, serveRoute, type WebRouteDeps } from './http/web-routes.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { sameSecret } from './staff/sign-in.ts';

export interface ServerDeps {
  readonly channels: readonly Channel[];
  readonly routes: readonly WebRoute[];
  readonly assets: Assets;
  readonly session: Omit<SessionDeps, 'signedOut' | 'log'>;
  readonly sessionOf: WebRouteDeps['sessionOf'];
  readonly admit: WebRouteDeps['admit'];
  readonly metrics: Metrics;
  /** What whoever reads the figures must know; null: nothing. */
  readonly metricsToken: string | null;
  readonly log: Logger;
  readonly requestId: () => string;
  readonly readiness: () => Promise<Readiness>;
}

export interface Readiness {
  readonly ready: boolean;
  /** Names of what does not answer; work may go on without it. */
  readonly unready: readonly string[];
}

export interface RunningServer {
  /** http://host:port */
  readonly url: string;
  /** Ends the event streams whose sessions ended. */
  reviewStreams(): Promise<void>;
  /** Ends sockets and streams, then the listener; running requests finish, if they are quick. */
  close(): Promise<void>;
}

/** A photo over a slow line; each route bounds its own body and waits less where it can. */
const REQUEST_TIMEOUT_MS = 130_000;

/** A request that is still being sent after this long was not acknowledged: its sender keeps it. */
const FINISH_WITHIN_MS = 3_000;

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  params: Readonly<Record<string, string>>,
  requestId: string,
) => Promise<void>;

/** The name that every answer carries. */
const NAME = 'huying';

/** Listens on `host:port`; throws `ListenError` where it cannot. */
export async function startServer(
  host: string,
  port: number,
  deps: ServerDeps,
): Promise<RunningServer> {
  const server = restify.createServer({
    name: NAME,
    handleUncaughtExceptions: false,
  });
  server.server.requestTimeout = REQUEST_TIMEOUT_MS;
  const streams = new Streams();
  let closing = false;

  const served =
    (path: string, handler: Handler): Served =>
    async (request, response, params) => {
      const requestId = deps.requestId();
      response.setHeader('x-request-id', requestId);
      // A connection that is kept would hold up the stop.
      if (closing) response.setHeader('connection', 'close');
      try {
        await handler(request, response, params, requestId);
      } catch (error) {
        deps.log.error({ err: error, route: path, request: requestId }, 'request failed');
        if (response.headersSent) response.destroy();
        else respond(response, OUR_FAULT);
      }
    };
  const mount = (method: string, path: string, handler: Handler): void => {
    const verb = VERBS[method];
    if (!verb) throw new TypeError(`No route takes ${method}.`);
    const serve = served(path, handler);
    // Two parameters and nothing returned: restify logs what an async handler returns.
    server[verb](path, async (request: restify.Request, response: restify.Response) => {
      await serve(request, response, request.params ?? {});
    });
  };

  const busy = new BusyRoutes();
  for (const channel of deps.channels) {
    for (const route of channel.routes) {
      const handler: Handler = (request, response, params) =>
        route.handle(request, response, params);
      mount(route.method, route.path, handler);
      if (route.busy) busy.add(route.method, route.path, served(route.path, handler));
    }
  }
  server.first((request, response) => {
    const serve = busy.find(request);
    if (!serve) return true;
    response.setHeader('server', NAME);
    void serve(request, response);
    return false;
  });
  const { sessionOf, admit, log } = deps;
  const web: WebRouteDeps = { sessionOf, admit, log, streams };
  const signedOut = () => streams.review();
  const session: SessionDeps = { ...deps.session, log, signedOut };
  for (const route of deps.routes) {
    mount(route.method, route.path, (request, response, params, requestId) =>
      serveRoute(route, request, response, params, requestId, web),
    );
  }
  for (const method of ['GET', 'POST', 'DELETE']) {
    mount(method, '/api/session', (request, response, _params, requestId) =>
      serveSession(request, response, requestId, session),
    );
  }
  mount('GET', '/assets/:name', async (request, response, { name }) => {
    serveAsset(deps.assets.get(`/assets/${name ?? ''}`), request, response);
  });
  mount('GET', '/healthz', async (_request, response) => {
    respond(response, { status: 200, body: { alive: true } });
  });
  mount('GET', '/readyz', async (_request, response) => {
    const readiness = await deps.readiness();
    respond(response, { status: readiness.ready ? 200 : 503, body: readiness });
  });
  mount('GET', '/metrics', async (request, response) => {
    if (!mayRead(request, deps.metricsToken)) {
      const headers = { 'www-authenticate': 'Bearer' };
      respond(response, { status: 401, headers, body: NO_TOKEN });
      return;
    }
    const headers = { 'content-type': deps.metrics.registry.contentType };
    respond(response, {
      status: 200,
      headers,
      body: await deps.metrics.registry.metrics(),
    });
  });
  // Unknown paths and refused methods: restify's own words stay inside. `send` marks the answer as
  // sent, else restify answers a second time and the process ends.
  server.on('restifyError', (_request, response: restify.Response, error, done) => {
    if (!response.headersSent) response.send(error.statusCode ?? 500, NOT_FOUND);
    done();
  });

  server.server.on(
    'upgrade',
    (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const taken = deps.channels.some((channel) =>
        channel.upgrade?.(request, socket, head),
      );
      if (taken) return;
      // Nobody else listens: without this, a client that resets the line ends the process.
      socket.on('error', () => socket.destroy());
      const refused = 'HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n';
      socket.end(refused, () => socket.destroy());
    },
  );

  await new Promise<void>((resolve, reject) => {
    // Restify passes the listener's errors on; one that nobody hears ends the process.
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (server.server.listening) log.error({ err: error }, 'listener failed');
      reject(new ListenError(host, port, error.code ?? 'unknown'));
    });
    server.listen(port, host, () => resolve());
  });
  const address = server.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    reviewStreams: () => streams.review(),
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      streams.close();
      await Promise.all(deps.channels.map((channel) => channel.close(server.server)));
      const patience = setTimeout(
        () => server.server.closeAllConnections(),
        FINISH_WITHIN_MS,
      );
      await closed;
      clearTimeout(patience);
    },
  };
}

const VERBS: Readonly<Record<string, 'get' | 'post' | 'put' | 'del' | 'opts'>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  DELETE: 'del',
  OPTIONS: 'opts',
};

const NOT_FOUND = {
  error: { code: 'not_found', message: 'There is nothing at this address.' },
};
const NO_TOKEN = {
  error: { code: 'unauthorized', message: 'Send the token as "Authorization: Bearer".' },
};
const OUR_FAULT = {
  status: 500,
  body: { error: { code: 'our_fault', message: 'Something failed here.' } },
};

function mayRead(request: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  const [, given] =
    /^Bearer +(\S+) *$/i.exec(headerOf(request, 'authorization') ?? '') ?? [];
  return sameSecret(given, token);
}

function serveAsset(
  asset: Asset | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!asset) {
    respond(response, { status: 404, body: NOT_FOUND });
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  respond(response, {
    status: 200,
    headers: {
      'content-type': asset.contentType,
      'cache-control': asset.cacheControl,
      etag: asset.etag,
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    },
    body: zipped ? asset.gzip : asset.bytes,
  });
}
