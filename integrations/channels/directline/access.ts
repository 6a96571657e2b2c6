/** Who calls, and which conversation that lets them into. */
import type { IncomingMessage } from 'node:http';
import { sameText } from '../same-text.ts';
import type { Context } from './context.ts';
import { DirectLineError, forbidden, notFound } from './errors.ts';
import { TOKEN_SECONDS } from './limits.ts';
import type { Claims, TokenUse } from './tokens.ts';

export type Caller =
  /** A server that holds the channel's secret: may enter every conversation of the channel. */
  { readonly by: 'secret' } | { readonly by: 'token'; readonly visit: Visit };

/** One caller in one conversation. */
export interface Visit {
  readonly conversationId: string;
  /** The only `from.id` this caller may speak as; null: any. */
  readonly user: string | null;
  /** Web pages that the token is bound to; empty: any. */
  readonly origins: readonly string[];
}

/** @throws DirectLineError 401 or 403. */
export function identify(context: Context, request: IncomingMessage): Caller {
  const bearer = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) throw unauthorized();
  if (context.secret !== null && sameText(bearer, context.secret)) {
    return { by: 'secret' };
  }
  return { by: 'token', visit: visitOf(checkToken(context, request, bearer, 'access')) };
}

/** @throws DirectLineError 401, 403, or 404 where a secret's holder names no conversation of ours. */
export async function enter(
  context: Context,
  request: IncomingMessage,
  conversationId: string,
): Promise<Visit> {
  const caller = identify(context, request);
  if (caller.by === 'token') {
    if (caller.visit.conversationId !== conversationId) {
      throw forbidden('This token belongs to another conversation.');
    }
    return caller.visit;
  }
  if (!(await isOurs(context, conversationId))) throw notFound('The conversation');
  return { conversationId, user: null, origins: [] };
}

/** Handed out by us, or stored under this channel (from before the house's secret changed). */
export async function isOurs(context: Context, conversationId: string): Promise<boolean> {
  if (!/^[\w-]{1,64}$/.test(conversationId)) return false;
  if (context.conversationIds.verify(conversationId)) return true;
  const stored = await context.house.db.turns.find(conversationId);
  return stored?.channelId === context.definition.id;
}

/** @throws DirectLineError 401 or 403. */
export function checkToken(
  context: Context,
  request: IncomingMessage,
  token: string,
  use: TokenUse,
): Claims {
  const reading = context.tokens.read(token, use, context.house.clock.now());
  if (reading.result === 'invalid') throw unauthorized();
  if (reading.result === 'expired') {
    throw new DirectLineError(403, 'TokenExpired', 'The token has expired.');
  }
  const { origins } = reading.claims;
  const origin = request.headers.origin;
  if (origins && origin !== undefined && !origins.includes(origin)) {
    throw forbidden('This token belongs to another page.');
  }
  return reading.claims;
}

function visitOf(claims: Claims): Visit {
  return {
    conversationId: claims.conv,
    user: claims.user ?? null,
    origins: claims.origins ?? [],
  };
}

/** A token for the visit, and for how many seconds it holds. */
export function accessToken(
  context: Context,
  visit: Visit,
): { conversationId: string; token: string; expires_in: number } {
  return {
    conversationId: visit.conversationId,
    token: issue(context, visit, 'access', TOKEN_SECONDS),
    expires_in: TOKEN_SECONDS,
  };
}

export function issue(
  context: Context,
  visit: Visit,
  use: TokenUse,
  seconds: number,
): string {
  return context.tokens.issue({
    use,
    conv: visit.conversationId,
    exp: Math.floor(context.house.clock.now().getTime() / 1000) + seconds,
    ...(visit.user === null ? {} : { user: visit.user }),
    ...(visit.origins.length === 0 ? {} : { origins: [...visit.origins] }),
  });
}

function unauthorized(): DirectLineError {
  return new DirectLineError(
    401,
    'Unauthorized',
    'Send a valid token as "Authorization: Bearer".',
  );
}
