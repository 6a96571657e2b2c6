import { z } from 'zod';
import type { RateLimits } from '../ports.ts';
import { type Link, script } from './link.ts';

// The arithmetic of `memory/rate-limits.ts`, step by step, so that both give the same verdicts.
const TAKE = script(`
local burst, perMinute, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local cost = tonumber(ARGV[4])
local needed = cost == 0 and 1 or cost
local stored = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(stored[1] or burst), tonumber(stored[2] or now)
local elapsed = math.max(0, now - at)
local available = math.min(burst, tokens + (elapsed * perMinute) / 60000)
local allowed = available >= needed - 1e-6
local left = available
if allowed then left = math.max(0, available - cost) end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', left), 'at',
  string.format('%.0f', at + elapsed))
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - left) * 60000 / perMinute) + 1000)
if allowed then return {1, 0} end
return {0, math.ceil(((needed - available - 1e-9) * 60) / perMinute)}`);

const Verdict = z.tuple([z.int(), z.int()]);

/**
 * Token buckets that all processes share. Where Redis does not answer, `alone` judges: each process
 * by what it alone has seen.
 */
export function redisRateLimits(link: Link, alone: RateLimits): RateLimits {
  return {
    async take(key, limit, now, cost = 1) {
      const { burst, perMinute } = limit;
      const verdict = await link.attempt(
        'rate limit',
        async () => {
          const args = [burst, perMinute, now.getTime(), cost];
          const answer = await link.run(TAKE, [link.key('rate', key)], args);
          const [allowed, retryAfter] = Verdict.parse(answer);
          return { allowed: allowed === 1, retryAfter };
        },
        null,
      );
      return verdict ?? (await alone.take(key, limit, now, cost));
    },
  };
}
