/** Rate limits of turns: one that is decided again is still one message. */
import type { RateLimit, RateLimits, RateVerdict } from '../integrations/ports.ts';
import type { Turn } from './turn.ts';

export type TurnLimits = (
  turn: Turn,
  key: string,
  limit: RateLimit,
) => Promise<RateVerdict>;

/** Takes one from the bucket `key`, once for all tries of a turn. */
export function turnLimits(limits: RateLimits): TurnLimits {
  const judged = new WeakMap<Turn['cause'], Map<string, RateVerdict>>();
  return async ({ cause, now }, key, limit) => {
    const verdicts = judged.get(cause) ?? new Map<string, RateVerdict>();
    judged.set(cause, verdicts);
    const verdict = verdicts.get(key) ?? (await limits.take(key, limit, now));
    verdicts.set(key, verdict);
    return verdict;
  };
}
