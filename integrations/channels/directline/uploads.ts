/** What uploads may take: of the memory all together, of memory and disk each conversation. */
import type { Clock, RateLimits } from '../../ports.ts';
import type { ByteBudget } from '../read-body.ts';
import { createByteBudget } from '../read-body.ts';
import { DirectLineError } from './errors.ts';
import { BYTES, UPLOADS_AT_ONCE } from './limits.ts';

export interface Uploads {
  readonly budget: ByteBudget;
  /**
   * Admits an upload of `bytes` before its body is read; the function returned ends it.
   * @throws DirectLineError 429
   */
  begin(conversationId: string, bytes: number): Promise<() => void>;
}

const BUSY_SECONDS = 5;

export function createUploads(house: {
  readonly limits: RateLimits;
  readonly clock: Clock;
}): Uploads {
  const running = new Map<string, number>();
  const count = (conversationId: string, change: number) => {
    const now = (running.get(conversationId) ?? 0) + change;
    if (now > 0) running.set(conversationId, now);
    else running.delete(conversationId);
  };
  return {
    budget: createByteBudget(BYTES.uploadsInMemory),
    async begin(conversationId, bytes) {
      if ((running.get(conversationId) ?? 0) >= UPLOADS_AT_ONCE) {
        throw tooMuch(BUSY_SECONDS);
      }
      count(conversationId, 1);
      const end = () => count(conversationId, -1);
      try {
        const limit = { burst: BYTES.uploadBurst, perMinute: BYTES.uploadPerMinute };
        const now = house.clock.now();
        const key = `upload:${conversationId}`;
        const verdict = await house.limits.take(key, limit, now, bytes);
        if (!verdict.allowed) throw tooMuch(verdict.retryAfter);
        return end;
      } catch (error) {
        end();
        throw error;
      }
    },
  };
}

function tooMuch(retryAfter: number): DirectLineError {
  const message = 'Too many files. Send this one again in a moment.';
  return new DirectLineError(429, 'Throttled', message, retryAfter);
}
