import type { Locks } from '../ports.ts';

/**
 * Locks of one process: a chain of promises per key, first come, first served. Work must not ask
 * for its own key again; it would wait for itself.
 */
export function memoryLocks(): Locks {
  const tails = new Map<string, Promise<void>>();
  let closed = false;

  return {
    run(key, work) {
      if (closed) return Promise.reject(new Error('The locks are closed.'));
      const before = tails.get(key);
      const result = before ? before.then(work) : started(work);
      // Whoever called hears of a failure; the next in line only needs to know that it is over.
      const tail = result.then(ended, ended);
      tails.set(key, tail);
      return result;

      function ended(): void {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
    /** Takes no new work and waits for what was taken. */
    async close() {
      closed = true;
      await Promise.all(tails.values());
    },
  };
}

/** Starts at once; what `work` throws before its first await is a rejection too. */
async function started<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}
