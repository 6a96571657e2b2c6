import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition holds, asking often; fails when it does not within `ms`. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  what: string,
  ms = 5_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
    await pause(5);
  }
}
