/** From a piece of work to a route: the one place that answers, and that maps failures. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelRoute } from '../contract.ts';
import { JsonError, parseJson } from '../parse-json.ts';
import { BodyError, discardRest, readBody } from '../read-body.ts';
import type { Context } from './context.ts';
import { corsHeaders, PREFLIGHT } from './cors.ts';
import { DirectLineError } from './errors.ts';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes as they are; anything else as JSON. */
  readonly body?: unknown;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export type Work = (context: Context, call: Call) => Promise<Answer>;

/** The route and its preflight. */
export function mount(
  context: Context,
  method: 'GET' | 'POST',
  path: string,
  work: Work,
): ChannelRoute {
  return {
    method,
    path,
    async handle(request, response, params) {
      const call = {
        request,
        params,
        get query() {
          return queryOf(request);
        },
      };
      const answer = await attempt(context, work, call);
      if (answer) respond(context, request, response, answer);
      else response.destroy();
      discardRest(request);
    },
  };
}

export function preflight(context: Context, path: string): ChannelRoute {
  return {
    method: 'OPTIONS',
    path,
    async handle(request, response) {
      respond(context, request, response, { status: 204, headers: PREFLIGHT });
    },
  };
}

function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url ?? '';
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

/** Null: the client is gone and nobody waits for an answer. */
async function attempt(context: Context, work: Work, call: Call): Promise<Answer | null> {
  try {
    if (context.closing) throw unavailable();
    return await work(context, call);
  } catch (error) {
    if (error instanceof DirectLineError) return refusal(error);
    if (error instanceof JsonError) {
      return refusal(new DirectLineError(400, 'MalformedData', 'The body is not JSON.'));
    }
    if (error instanceof BodyError) {
      return error.failure === 'gone' ? null : refusal(bodyRefusal(error.failure));
    }
    context.house.fault('directline.route', error);
    return refusal(
      new DirectLineError(500, 'ServiceError', 'Something went wrong here. Try again.'),
    );
  }
}

function bodyRefusal(failure: Exclude<BodyError['failure'], 'gone'>): DirectLineError {
  switch (failure) {
    case 'too_large':
      return new DirectLineError(413, 'MessageSizeTooBig', 'The body is too large.');
    case 'too_slow':
      return new DirectLineError(408, 'BadArgument', 'The body took too long.');
    case 'encoded':
      return new DirectLineError(
        415,
        'NotSupported',
        'Send the body without compression.',
      );
    case 'busy':
      return new DirectLineError(429, 'Throttled', 'Too many uploads at once.', 5);
  }
}

export function unavailable(): DirectLineError {
  return new DirectLineError(503, 'ServiceError', 'The service is restarting.', 5);
}

function refusal(error: DirectLineError): Answer {
  return {
    status: error.status,
    headers:
      error.retryAfter === undefined
        ? {}
        : { 'retry-after': String(Math.max(1, Math.ceil(error.retryAfter))) },
    body: { error: { code: error.code, message: error.message } },
  };
}

function respond(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): void {
  // As text it leaves with the head in one write.
  const body =
    answer.body === undefined || answer.body instanceof Uint8Array
      ? answer.body
      : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(body === undefined
      ? {}
      : {
          'content-type': 'application/json; charset=utf-8',
          'content-length': String(Buffer.byteLength(body)),
        }),
    ...corsHeaders(context.origins, request.headers.origin),
    ...answer.headers,
  });
  response.end(body);
}

/** The JSON body; undefined where there is none. @throws BodyError, JsonError */
export async function readJson(call: Call, maxBytes: number): Promise<unknown> {
  const body = await readBody(call.request, { maxBytes });
  return body.length === 0 ? undefined : parseJson(body);
}
