/** How much one person may send. An urgent message always passes: it is never the one too many. */
import type { Middleware } from 'botbuilder';
import type { RateLimit } from '../../integrations/ports.ts';
import { atLeast } from '../../intents/understanding.ts';
import { turnOf } from '../turn.ts';
import type { TurnLimits } from '../turn-limits.ts';

/**
 * Urgent messages beyond the common limit. What overflows this too is kept and answered in one
 * line: it was said sixty times in a minute, and its case stands.
 */
const URGENT: RateLimit = { burst: 60, perMinute: 60 };

/**
 * Runs after `understanding`. A refused message is not stored; the sender is told when to retry. One
 * that nobody would bring again is kept and answered in one line, as urgent ones are.
 */
export function rateLimit(
  limits: TurnLimits,
  limit: RateLimit,
  refused: () => void,
): Middleware {
  return {
    async onTurn(context, next) {
      const turn = turnOf(context);
      if (turn.cause.arrival) {
        const { personId } = turn.loaded;
        const verdict = await limits(turn, `person:${personId}`, limit);
        const urgent = turn.understanding && atLeast(turn.understanding.urgency, 'high');
        const kept = urgent || turn.cause.mustKeep;
        if (!verdict.allowed && !kept) {
          refused();
          turn.settled = { result: 'limited', retryAfter: verdict.retryAfter };
          return;
        }
        if (!verdict.allowed) {
          turn.overflows = !(await limits(turn, `urgent:${personId}`, URGENT)).allowed;
        }
      }
      await next();
    },
  };
}
