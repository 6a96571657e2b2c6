import type { Clock } from '../ports.ts';

/** The machine's clock: the one place where the house reads it. */
export const systemClock: Clock = { now: () => new Date() };
