/**
 * Signed tokens without a database: JSON Web Tokens (RFC 7519) with HMAC-SHA256, a form that
 * Direct Line clients know (they read the claim `user`). The header is a constant, so nobody can
 * choose another algorithm.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Recent } from '../../memory/recent.ts';
import { sameText } from '../same-text.ts';

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const MAX_LENGTH = 4096;

const claimsSchema = z.object({
  /** access: the REST calls. stream: opening one socket. media: reading one file. */
  use: z.enum(['access', 'stream', 'media']),
  conv: z.string(),
  /** Seconds since 1970; from then on it is expired. */
  exp: z.number().int(),
  /** The only `from.id` that may speak with this token. */
  user: z.string().optional(),
  /** The only web pages that may use it. */
  origins: z.array(z.string()).optional(),
  media: z.string().optional(),
});

export type Claims = z.output<typeof claimsSchema>;
export type TokenUse = Claims['use'];

export type Reading =
  | { readonly result: 'valid'; readonly claims: Claims }
  | { readonly result: 'expired' }
  /** Not one of ours, or ours for another use. */
  | { readonly result: 'invalid' };

export interface Tokens {
  issue(claims: Claims): string;
  read(token: string, use: TokenUse, now: Date): Reading;
}

/** Clients send the same token with every call; checking a signature anew costs 10 µs. */
const REMEMBERED = 2_000;

export function createTokens(key: Buffer): Tokens {
  const genuine = new Recent<Claims>(REMEMBERED);
  const signature = (signed: string) =>
    createHmac('sha256', key).update(signed).digest('base64url');

  /** What we once signed; null: we did not. */
  function verify(token: string): Claims | null {
    const known = genuine.get(token);
    if (known) return known;
    const cut = token.lastIndexOf('.');
    if (cut < 0 || token.length > MAX_LENGTH) return null;
    const signed = token.slice(0, cut);
    if (!sameText(token.slice(cut + 1), signature(signed))) return null;
    // From here on the text is our own.
    const payload = Buffer.from(signed.slice(HEADER.length + 1), 'base64url').toString();
    const claims = claimsSchema.parse(JSON.parse(payload));
    genuine.set(token, claims);
    return claims;
  }

  return {
    issue(claims) {
      const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
      return `${HEADER}.${payload}.${signature(`${HEADER}.${payload}`)}`;
    },
    read(token, use, now) {
      const claims = verify(token);
      if (claims?.use !== use) return { result: 'invalid' };
      if (now.getTime() >= claims.exp * 1000) return { result: 'expired' };
      return { result: 'valid', claims };
    },
  };
}
