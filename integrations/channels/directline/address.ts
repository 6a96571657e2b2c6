/** The addresses that answers carry: absolute, as the client reached us. */
import type { IncomingMessage } from 'node:http';
import type { Visit } from './access.ts';
import { issue } from './access.ts';
import type { Context } from './context.ts';
import { badArgument } from './errors.ts';
import { STREAM_URL_SECONDS } from './limits.ts';

export const BASE = '/v3/directline';

/** A host name, IPv4 or bracketed IPv6 address, with an optional port; nothing else gets in. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** `https://host`, without a slash at the end. @throws DirectLineError 400 for a strange Host. */
export function originOf(context: Context, request: IncomingMessage): string {
  if (context.house.publicUrl !== null) {
    return context.house.publicUrl.replace(/\/+$/, '');
  }
  const host = request.headers.host ?? '';
  if (!HOST.test(host)) throw badArgument('The Host header is not valid.');
  const secure = /^https\b/i.test(String(request.headers['x-forwarded-proto'] ?? ''));
  return `${secure ? 'https' : 'http'}://${host}`;
}

/** Opens without a header, therefore only for a minute. Never log it: it holds a token. */
export function streamUrl(
  context: Context,
  request: IncomingMessage,
  visit: Visit,
  watermark: number,
): string {
  const origin = originOf(context, request).replace(/^http/, 'ws');
  const token = issue(context, visit, 'stream', STREAM_URL_SECONDS);
  return `${origin}${BASE}/conversations/${visit.conversationId}/stream?watermark=${watermark}&t=${token}`;
}

const DAY_SECONDS = 86_400;

/** How activities name a file where they are stored: without a token. */
export function mediaPath(conversationId: string, mediaId: string): string {
  return `${BASE}/conversations/${conversationId}/media/${mediaId}`;
}

/**
 * Where a client reads a file of its conversation. It stays the same for a day, so that a browser
 * keeps what it has loaded, and holds for one more.
 */
export function mediaUrl(
  context: Context,
  origin: string,
  conversationId: string,
  mediaId: string,
): string {
  const day = Math.floor(context.house.clock.now().getTime() / 1000 / DAY_SECONDS);
  const token = context.tokens.issue({
    use: 'media',
    conv: conversationId,
    media: mediaId,
    exp: (day + 2) * DAY_SECONDS,
  });
  return `${origin}${mediaPath(conversationId, mediaId)}?t=${token}`;
}
