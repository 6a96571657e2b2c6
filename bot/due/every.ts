/** Work of the worker's rounds that need not run at each of them. */
import type { Clock } from '../../integrations/ports.ts';

/** Runs `work` at most once in `ms` by the clock; again at the next round where it failed. */
export function every(
  ms: number,
  clock: Clock,
  work: () => Promise<void>,
): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now().getTime();
    if (now < next) return;
    await work();
    next = now + ms;
  };
}
