import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { memoryRateLimits } from '../../../integrations/memory/rate-limits.ts';
import { openRedis } from '../../../integrations/redis/open-redis.ts';
import { sharedRedis } from '../../support/redis.ts';

describe('redis rate limits', () => {
  it('give the verdicts that memory gives', async function () {
    const server = await sharedRedis();
    if (server === null) return this.skip();
    const faults: Error[] = [];
    const { rateLimits, close } = await openRedis({
      url: server.url,
      prefix: `test-${randomUUID()}`,
      onFault: (fault) => faults.push(fault),
    });
    const moments = fc.array(fc.integer({ min: -500, max: 90_000 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 600 }),
        moments,
        async (key, burst, perMinute, steps) => {
          const memory = memoryRateLimits();
          let at = Date.parse('2022-01-12T10:00:00Z');
          for (const step of steps) {
            at += step;
            const limit = { burst, perMinute };
            assert.deepEqual(
              await rateLimits.take(key, limit, new Date(at)),
              await memory.take(key, limit, new Date(at)),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
    assert.deepEqual(faults, []);
    await close();
  });
});
