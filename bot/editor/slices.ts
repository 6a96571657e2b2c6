import { setImmediate } from 'node:timers/promises';

/**
 * What `run` makes of a long list, some of it at a time: in between the process does what else
 * waits, so that nobody waits for the whole.
 */
export async function bySlices<T, R>(
  all: readonly T[],
  size: number,
  run: (slice: readonly T[]) => readonly R[],
): Promise<readonly R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += size) {
    if (at > 0) await setImmediate();
    done.push(...run(all.slice(at, at + size)));
  }
  return done;
}
