import { layOut } from '../../integrations/memory/system-ids.ts';
import type { Clock, Ids } from '../../integrations/ports.ts';

export interface FixedClock extends Clock {
  /** Moves time on (or back, where negative) by milliseconds. */
  advance(ms: number): void;
  set(iso: string): void;
}

/** A clock that stands still until it is moved. */
export function fixedClock(iso: string): FixedClock {
  let now = Date.parse(iso);
  return {
    now: () => new Date(now),
    advance(ms) {
      now += ms;
    },
    set(at) {
      now = Date.parse(at);
    },
  };
}

/** The same ids in every run: UUIDv7 that sort in the order they were made. */
export function seededIds(seed: number): Ids {
  const random = seededRandom(seed);
  const bytes = (length: number) =>
    Uint8Array.from({ length }, () => Math.floor(random() * 256));
  let counter = 0;
  return {
    uuid(now) {
      counter += 1;
      return layOut(now.getTime(), counter, bytes(6));
    },
    digits: (length) => Array.from({ length }, () => Math.floor(random() * 10)).join(''),
    token: (length) => Buffer.from(bytes(length)).toString('base64url'),
  };
}

/** Mulberry32 (public domain, T. Ettinger): numbers in [0, 1) that a seed repeats. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
