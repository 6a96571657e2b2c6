/**
 * How many tokens one address may fetch: each is a new conversation with a message budget of its
 * own. Generous, for a whole phone network may share an address.
 */
import type { IncomingMessage } from 'node:http';
import type { Clock, RateLimits } from '../../integrations/ports.ts';
import { WebError, type WebRoute } from '../../web/route.ts';

export interface VisitorLimitDeps {
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly limit: { readonly burst: number; readonly perMinute: number };
  readonly addressOf: (request: IncomingMessage) => string;
}

const PATH = '/chat/token';

/** The check before each route. Throws `WebError` 429. */
export function visitorLimit({ limits, clock, limit, addressOf }: VisitorLimitDeps) {
  return async (route: WebRoute, request: IncomingMessage): Promise<void> => {
    if (route.path !== PATH) return;
    const key = `visitor-from:${addressOf(request)}`;
    const { allowed, retryAfter } = await limits.take(key, limit, clock.now());
    if (allowed) return;
    const message = 'Too many visitors from this address. Try again in a moment.';
    throw new WebError(429, 'too_many_visitors', message, retryAfter);
  };
}
