import { z } from 'zod';
import type { RateLimits } from '../ports.ts';
import { type Link, script } from './link.ts';

// The arithmetic of `memory/rate-limits.ts`, step by step, so that both give the same verdicts.
const TAKE = script(`
local burst, perMinute, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local stored = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens, at = tonumber(stored[1] or burst), tonumber(stored[2] or now)
local elapsed = math.max(0, now - at)
local available = math.min(burst, tokens + (elapsed * perMinute) / 60000)
local allowed = available >= 1 - 1e-6
local left = available
if allowed then left = math.max(0, available - 1) end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', left), 'at',
  string.format('%.0f', at + elapsed))
redis.call('PEXPIRE', KEYS[1], math.ceil((burst - left) * 60000 / perMinute) + 1000)
if allowed then return {1, 0} end
return {0, math.ceil(((1 - available - 1e-9) * 60) / perMinute)}`);

const Verdict = z.tuple([z.int(), z.int()]);

/** Token buckets that all processes share. Where Redis does not answer, everything is allowed. */
export function redisRateLimits(link: Link): RateLimits {
  return {
    take(key, { burst, perMinute }, now) {
      return link.attempt(
        'rate limit',
        async () => {
          const args = [burst, perMinute, now.getTime()];
          const answer = await link.run(TAKE, [link.key('rate', key)], args);
          const [allowed, retryAfter] = Verdict.parse(answer);
          return { allowed: allowed === 1, retryAfter };
        },
        { allowed: true, retryAfter: 0 },
      );
    },
  };
}
