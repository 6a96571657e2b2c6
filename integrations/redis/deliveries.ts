import { z } from 'zod';
import type { KnownDeliveries } from '../ports.ts';
import type { Link } from './link.ts';

/** No channel repeats a delivery after a day. */
const TTL_SECONDS = 24 * 60 * 60;

const Outcome = z.strictObject({
  conversationId: z.string(),
  seq: z.int(),
  lastSeq: z.int(),
});

/** Deliveries of the last day. Where Redis does not answer they are unknown, and kept nowhere. */
export function redisDeliveries(link: Link): KnownDeliveries {
  return {
    get(key) {
      return link.attempt(
        'known delivery',
        async (redis) => {
          const stored = await redis.get(link.key('delivery', key));
          return stored === null ? null : Outcome.parse(JSON.parse(stored));
        },
        null,
      );
    },
    async put(key, outcome) {
      await link.attempt(
        'keep delivery',
        (redis) =>
          redis.set(
            link.key('delivery', key),
            JSON.stringify(outcome),
            'EX',
            TTL_SECONDS,
          ),
        null,
      );
    },
  };
}
