/** Answers to browsers: the same guarding headers on each, and errors without internals. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { WebError, type WebResponse } from '../../web/route.ts';

/** Pages load nothing from elsewhere and nobody frames them. */
const GUARDS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
} as const;

const COMPRESS_FROM = 1_400;

export function respond(
  response: ServerResponse,
  { status, headers, body }: WebResponse,
  acceptEncoding = '',
): void {
  const isText = typeof body === 'string';
  const isBytes = body instanceof Uint8Array;
  const json = body !== undefined && !isText && !isBytes;
  const payload = json ? JSON.stringify(body) : (body ?? '');
  const all: Record<string, string | number> = {
    ...GUARDS,
    ...(json && { 'content-type': 'application/json; charset=utf-8' }),
    'cache-control': 'no-store',
    ...headers,
  };
  let bytes = Buffer.from(payload as string | Uint8Array);
  if (!isBytes && bytes.length > COMPRESS_FROM && /\bgzip\b/.test(acceptEncoding)) {
    bytes = gzipSync(bytes);
    all['content-encoding'] = 'gzip';
    all.vary = 'accept-encoding';
  }
  all['content-length'] = bytes.length;
  response.writeHead(status, all);
  response.end(bytes);
}

/** A refusal as the pages read it: `{error: {code, message}}`. Other errors are said as ours. */
export function refusal(error: unknown, requestId: string): WebResponse {
  if (error instanceof WebError) {
    const { status, code, message, retryAfter } = error;
    const body = { error: { code, message } };
    if (retryAfter === null) return { status, body };
    const headers = { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) };
    return { status, headers, body };
  }
  return {
    status: 500,
    body: {
      error: { code: 'our_fault', message: `Something failed here (${requestId}).` },
    },
  };
}
