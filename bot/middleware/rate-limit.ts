/** How much one person may send. An urgent message always passes: it is never the one too many. */
import type { Middleware } from 'botbuilder';
import type { RateLimits, RateVerdict } from '../../integrations/ports.ts';
import { atLeast } from '../../intents/understanding.ts';
import { type Cause, turnOf } from '../turn.ts';

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
  // A turn that is decided again is still one message.
  const judged = new WeakMap<Cause, RateVerdict>();
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      if (turn.cause.arrival) {
        const key = `person:${turn.loaded.personId}`;
        const verdict =
          judged.get(turn.cause) ?? (await limits.take(key, limit, turn.now));
        judged.set(turn.cause, verdict);
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
