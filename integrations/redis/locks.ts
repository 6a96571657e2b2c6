import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { memoryLocks } from '../memory/locks.ts';
import type { Locks } from '../ports.ts';
import { type Link, script } from './link.ts';

export interface LockTimes {
  /** Milliseconds a lock outlives a holder that died; renewed while the work runs. */
  readonly lease: number;
  /** Milliseconds to wait for one's turn before the work runs without it. */
  readonly patience: number;
}

/** A place in the line is lost by whoever has not asked for this long. */
const STALE_MS = 500;
/** Between two questions of one who waits; within a process only the first in line asks. */
const POLL_MS = 10;

// The line is a sorted set by arrival, beside it when each was last seen asking. Microseconds of
// the server's clock, so that processes need not agree on the time.
const ACQUIRE = script(`
local lock, line, seen = KEYS[1], KEYS[2], KEYS[3]
local token, lease, stale = ARGV[1], ARGV[2], tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', seen, '-inf', now - stale * 1000)) do
  redis.call('ZREM', line, gone)
  redis.call('ZREM', seen, gone)
end
local first = redis.call('ZRANGE', line, 0, 0)[1]
if redis.call('EXISTS', lock) == 0 and (not first or first == token) then
  redis.call('SET', lock, token, 'PX', lease)
  redis.call('ZREM', line, token)
  redis.call('ZREM', seen, token)
  return 1
end
redis.call('ZADD', line, 'NX', now, token)
redis.call('ZADD', seen, now, token)
redis.call('PEXPIRE', line, stale * 2)
redis.call('PEXPIRE', seen, stale * 2)
return 0`);

const RENEW = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

const RELEASE = script(`
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`);

/**
 * Locks across processes. Within one, callers wait in memory in order of arrival; its first in
 * line waits in Redis's own line. Where Redis does not answer, or a turn does not come within
 * `patience`, the work runs all the same: correctness rests on versions, the lock only saves work.
 */
export function redisLocks(
  link: Link,
  times: LockTimes = { lease: 5_000, patience: 5_000 },
): Locks {
  const local = memoryLocks();

  return {
    run: (key, work) => local.run(key, () => hold(key, work)),
    close: () => local.close(),
  };

  async function hold<T>(key: string, work: () => Promise<T>): Promise<T> {
    const token = randomUUID();
    const keys = keysOf(key);
    const held = await acquire(keys, token);
    const renewal = held ? setInterval(renew, times.lease / 3) : undefined;
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      // Also after a failed try: the server may have heard it all the same. Nobody waits for it:
      // the next question of this process follows it on the same connection.
      void link.attempt('unlock', () => link.run(RELEASE, keys, [token]), null);
    }

    function renew(): void {
      void link.attempt('renew', () => link.run(RENEW, keys, [token, times.lease]), null);
    }
  }

  /** True once it is ours; false where the work is to run without. */
  async function acquire(keys: readonly string[], token: string): Promise<boolean> {
    const deadline = performance.now() + times.patience;
    for (;;) {
      const answer = await link.attempt(
        'lock',
        () => link.run(ACQUIRE, keys, [token, times.lease, STALE_MS]),
        null,
      );
      if (answer === 1) return true;
      if (answer === null) return false;
      if (performance.now() > deadline) {
        link.fault('lock', new Error('out of patience'));
        return false;
      }
      await pause(POLL_MS);
    }
  }

  /** The braces keep the three on one node of a cluster. */
  function keysOf(key: string): readonly string[] {
    const lock = link.key('lock', `{${key}}`);
    return [lock, `${lock}:line`, `${lock}:seen`];
  }
}
