/** Staff passwords: scrypt with its own salt, parameters kept in the hash. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

/** OWASP's scrypt recommendation of 2^15 · 8 · 3: about 32 MB and 0.1 s a try. */
const COST = { N: 32_768, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const MEMORY = 64 * 1024 * 1024;

/** `scrypt$N$r$p$salt$key`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, { ...COST, maxmem: MEMORY });
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/** Constant time for a hash of ours; a hash of another form never matches. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || !salt || !key) return false;
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: MEMORY };
  const derived = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    expected.length,
    cost,
  );
  return timingSafeEqual(derived, expected);
}
