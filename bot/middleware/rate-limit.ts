/** How much one person may send. An urgent message always passes: it is never the one too many. */
import type { Middleware } from 'botbuilder';
import type { RateLimits } from '../../integrations/ports.ts';
import { atLeast } from '../../intents/understanding.ts';
import { turnOf } from '../turn.ts';

export interface RateLimit {
  readonly burst: number;
  readonly perMinute: number;
}

/** Runs after `understanding`. A refused message is not stored; the sender is told when to retry. */
export function rateLimit(
  limits: RateLimits,
  limit: RateLimit,
  refused: () => void,
): Middleware {
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      if (turn.cause.arrival) {
        const verdict = await limits.take(
          `person:${turn.loaded.personId}`,
          limit,
          turn.now,
        );
        const urgent = turn.understanding && atLeast(turn.understanding.urgency, 'high');
        if (!verdict.allowed && !urgent) {
          refused();
          turn.settled = { result: 'limited', retryAfter: verdict.retryAfter };
          return;
        }
      }
      await next();
    },
  };
}
