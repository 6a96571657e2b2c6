/** Token buckets as rows, one statement a take: processes that share a database count together. */
import { type Kysely, sql } from 'kysely';
import type { RateLimits } from '../ports.ts';
import type { Tables } from './tables.ts';

/** The arithmetic of `memory/rate-limits.ts`, so that both give the same verdicts. */
export function openRateLimits(db: Kysely<Tables>): RateLimits {
  return {
    async take(key, { burst, perMinute }, now, cost = 1) {
      const needed = cost || 1;
      const at = now.getTime();
      const least = needed - 1e-6;
      const fresh = burst >= least ? Math.max(0, burst - cost) : burst;
      const elapsed = sql`greatest(0, ${at}::float8 - b.at)`;
      const available = sql`
        least(${burst}::float8, b.tokens + ${elapsed} * ${perMinute}::float8 / 60000)`;
      const found = await sql<{ available: number }>`
        insert into rate_buckets as b (key, tokens, at, available)
        values (${key}, ${fresh}::float8, ${at}::float8, ${burst}::float8)
            on conflict (key) do update
           set tokens = case when ${available} >= ${least}::float8
                             then greatest(0, ${available} - ${cost}::float8)
                             else ${available} end,
               at = b.at + ${elapsed},
               available = ${available}
        returning available`.execute(db);
      const left = found.rows[0]?.available ?? burst;
      const allowed = left >= least;
      const wait = Math.ceil(((needed - left - 1e-9) * 60) / perMinute);
      return { allowed, retryAfter: allowed ? 0 : wait };
    },
  };
}
