import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../ports.ts';

const POOL_BYTES = 4096;

/**
 * Ids from the machine's randomness. `uuid` is a UUIDv7 (RFC 9562): 48 bits of milliseconds, a
 * 26-bit counter that grows within the millisecond (its start random, the top bit clear), 48
 * random bits. Ids asked for with the same `now` sort in the order they were made.
 */
export function systemIds(): Ids {
  const draw = randomPool();
  let millisecond = -1;
  let counter = 0;

  return {
    uuid(now) {
      const random = draw(10);
      const ms = now.getTime();
      counter = ms === millisecond ? counter + 1 : random.readUInt32BE(6) & 0x1ff_ffff;
      millisecond = ms;
      return layOut(ms, counter, random.subarray(0, 6));
    },
    digits(length) {
      return Array.from({ length }, () => randomInt(10)).join('');
    },
    token(bytes) {
      return draw(bytes).toString('base64url');
    },
  };
}

/** Bytes drawn many at a time: a call to the system costs more than all the rest of an id. */
function randomPool(): (bytes: number) => Buffer {
  let pool = randomBytes(0);
  return (bytes) => {
    if (pool.length < bytes) pool = randomBytes(Math.max(POOL_BYTES, bytes));
    const drawn = pool.subarray(0, bytes);
    pool = pool.subarray(bytes);
    return drawn;
  };
}

/** Bits as the RFC has them; the counter's upper 12 bits stand before the variant. */
export function layOut(ms: number, counter: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | ((counter >>> 14) & 0xfff), 6);
  bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8);
  bytes.set(random, 10);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
