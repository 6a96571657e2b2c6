import type { RateLimits } from '../ports.ts';
import { Recent } from './recent.ts';

interface Bucket {
  readonly tokens: number;
  /** Milliseconds since the epoch, when `tokens` was true. */
  readonly at: number;
}

/**
 * Token buckets of one process, at most `limit` of them: the one unused longest is forgotten, and
 * begins full again.
 */
export function memoryRateLimits({
  limit = 100_000,
}: {
  readonly limit?: number;
} = {}): RateLimits {
  const buckets = new Recent<Bucket>(limit);
  return {
    async take(key, { burst, perMinute }, now, cost = 1) {
      const needed = cost || 1;
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now.getTime() };
      // A clock that went back gives nothing and takes nothing.
      const elapsed = Math.max(0, now.getTime() - at);
      const available = Math.min(burst, tokens + (elapsed * perMinute) / 60_000);
      // Thirds of a token must add up to one, and the named seconds must be enough.
      const allowed = available >= needed - 1e-6;
      const left = allowed ? Math.max(0, available - cost) : available;
      buckets.set(key, { tokens: left, at: at + elapsed });
      const wait = Math.ceil(((needed - available - 1e-9) * 60) / perMinute);
      return { allowed, retryAfter: allowed ? 0 : wait };
    },
  };
}
