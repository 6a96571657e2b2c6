import { memoryRateLimits } from '../memory/rate-limits.ts';
import type { KnownDeliveries, LiveEvents, Locks, RateLimits } from '../ports.ts';
import { redisDeliveries } from './deliveries.ts';
import { openRedisEvents } from './events.ts';
import { Link, type LinkOptions } from './link.ts';
import { type LockTimes, redisLocks } from './locks.ts';
import { redisRateLimits } from './rate-limits.ts';

export interface RedisPorts {
  readonly locks: Locks;
  readonly events: LiveEvents;
  readonly deliveries: KnownDeliveries;
  readonly rateLimits: RateLimits;
  /** Throws where Redis does not answer in time. */
  ping(): Promise<void>;
  /** Waits for work that holds a lock, then leaves. */
  close(): Promise<void>;
}

/**
 * All ports over one Redis. Comes back even when Redis is away: the ports then do without and use
 * it as soon as it answers. Import this file only where Redis is configured; it loads the driver.
 */
export async function openRedis(
  options: LinkOptions & { readonly locks?: LockTimes },
): Promise<RedisPorts> {
  const link = new Link(options);
  const locks = redisLocks(link, options.locks);
  const [events] = await Promise.all([
    openRedisEvents(link, new Link(options)),
    link.connect(),
  ]);
  return {
    locks,
    events,
    deliveries: redisDeliveries(link),
    rateLimits: redisRateLimits(link, memoryRateLimits()),
    async ping() {
      await link.redis.ping();
    },
    async close() {
      await locks.close();
      await events.close();
      await link.close();
    },
  };
}
