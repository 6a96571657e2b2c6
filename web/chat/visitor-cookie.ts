/** The visitor's only cookie: which conversation is theirs, signed, for thirty days. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const VISITOR_COOKIE = 'huying_visitor';
const LIFETIME_SECONDS = 30 * 24 * 3600;

/** `Set-Cookie` for a conversation; read back by `readVisitor` until 30 days after `now`. */
export function visitorCookie(
  conversationId: string,
  key: Uint8Array,
  now: Date,
  secure: boolean,
): string {
  const until = Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;
  const payload = `${Buffer.from(conversationId).toString('base64url')}.${until}`;
  const attributes = [
    'Path=/chat',
    `Max-Age=${LIFETIME_SECONDS}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  if (secure) attributes.push('Secure');
  return `${VISITOR_COOKIE}=${payload}.${signature(payload, key)}; ${attributes.join('; ')}`;
}

/** The conversation of a cookie's value; null where it is missing, altered or over. */
export function readVisitor(
  value: string | undefined,
  key: Uint8Array,
  now: Date,
): string | null {
  const [id, until, signed, ...more] = (value ?? '').split('.');
  if (!id || !until || !signed || more.length > 0) return null;
  const expected = Buffer.from(signature(`${id}.${until}`, key));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Number(until) * 1000 > now.getTime()
    ? Buffer.from(id, 'base64url').toString()
    : null;
}

function signature(payload: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
