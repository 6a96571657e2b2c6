/** What processes share and may forget: Redis where it is configured, else memory and the database. */
import type { Database } from '../integrations/database/contract.ts';
import { memoryDeliveries } from '../integrations/memory/deliveries.ts';
import { memoryEvents } from '../integrations/memory/events.ts';
import { memoryLocks } from '../integrations/memory/locks.ts';
import { memoryRateLimits } from '../integrations/memory/rate-limits.ts';
import type {
  KnownDeliveries,
  LiveEvents,
  Locks,
  RateLimits,
} from '../integrations/ports.ts';
import type { RedisPorts } from '../integrations/redis/open-redis.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

export interface Shared {
  readonly locks: Locks;
  readonly known: KnownDeliveries;
  readonly limits: RateLimits;
  readonly events: LiveEvents;
  /** Rejects where a configured Redis does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const DELIVERIES = 50_000;
const COUNTED_FAULT_EVERY_MS = 60_000;

/** Drivers are loaded only where they are configured: each costs memory and start time. */
export async function openShared(
  config: Config,
  log: Logger,
  metrics: Metrics,
  db: Pick<Database, 'embedded' | 'limits'>,
): Promise<Shared> {
  const onFault = faultReporter(log, metrics);
  if (config.REDIS_URL) {
    const redis = await reachRedis(config.REDIS_URL, config, log, onFault('redis'));
    const { locks, events, deliveries: known, rateLimits: limits } = redis;
    return {
      locks,
      events,
      known,
      limits,
      ping: () => redis.ping(),
      close: () => redis.close(),
    };
  }
  const locks = memoryLocks();
  const events = config.DATABASE_URL
    ? await notifyEvents(config.DATABASE_URL, onFault('events'))
    : memoryEvents(onFault('events'));
  return {
    locks,
    events,
    known: memoryDeliveries({ limit: DELIVERIES }),
    // Embedded there is one process: its memory is faster than rows.
    limits: db.embedded ? memoryRateLimits() : db.limits,
    ping: async () => {},
    async close() {
      await locks.close();
      await events.close();
    },
  };
}

/** One that is away stops no start, because everything in it may be forgotten; it is said once. */
async function reachRedis(
  url: string,
  { REDIS_PREFIX: prefix }: Config,
  log: Logger,
  onFault: (error: unknown) => void,
): Promise<RedisPorts> {
  const { openRedis } = await import('../integrations/redis/open-redis.ts');
  let starting = true;
  let reason = 'no answer in time';
  const redis = await openRedis({
    url,
    prefix,
    onFault(error) {
      if (starting) reason = error.message;
      else onFault(error);
    },
  });
  await redis.ping().catch(() => {
    log.warn(
      { reason },
      'REDIS_URL: Redis does not answer; the start goes on without it, and takes it up when ' +
        'it answers. Start Redis, correct REDIS_URL, or leave it empty.',
    );
  });
  starting = false;
  return redis;
}

async function notifyEvents(
  url: string,
  onFault: (error: unknown) => void,
): Promise<LiveEvents> {
  const { openNotifyEvents } = await import('../integrations/database/live-events.ts');
  return await openNotifyEvents({ url, onError: onFault });
}

/** Each fault is counted; a store that stays away is logged once a minute. */
function faultReporter(log: Logger, metrics: Metrics) {
  return (part: string) => {
    let quietUntil = 0;
    return (error: unknown) => {
      metrics.faults.inc({ part });
      if (performance.now() < quietUntil) return;
      quietUntil = performance.now() + COUNTED_FAULT_EVERY_MS;
      log.warn({ err: error, part }, 'a shared store failed; work goes on without it');
    };
  };
}
