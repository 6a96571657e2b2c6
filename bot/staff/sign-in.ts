/** Staff sign-in: cookie sessions, a CSRF token, and waits that grow with wrong passwords. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type {
  Staff,
  StaffSession,
  StaffStore,
} from '../../integrations/database/contract.ts';
import type { Clock, Ids, RateLimits } from '../../integrations/ports.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export const SESSION_COOKIE = 'huying_session';
const SESSION_HOURS = 14;
/** Five tries at once, then one every twelve seconds, of one account from one address. */
const TRIES = { burst: 5, perMinute: 5 } as const;
/**
 * Wrong passwords of one account from anywhere, sixty an hour: wide, so that a stranger who tries
 * does not lock out whom the account belongs to.
 */
const FAILURES = { burst: 60, perMinute: 1 } as const;
const TRIES_BY_ADDRESS = { burst: 30, perMinute: 30 } as const;

const Credentials = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

export interface SignedIn {
  readonly actor: WebActor;
  readonly csrfToken: string;
}

export interface SignInDeps {
  readonly staff: StaffStore;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Checks the credentials and opens a session. Throws `WebError` 401, 422 or 429. */
export async function signIn(
  body: unknown,
  address: string,
  deps: SignInDeps,
): Promise<SignedIn & { readonly secret: string }> {
  const credentials = Credentials.safeParse(body);
  if (!credentials.success) {
    throw new WebError(422, 'bad_request', 'Send username and password.');
  }
  const { username, password } = credentials.data;
  const { staff, limits, clock, ids } = deps;
  const now = clock.now();
  const failures = `sign-in-failures:${username}`;
  const verdicts = [
    await limits.take(`sign-in:${username} ${address}`, TRIES, now),
    await limits.take(`sign-in-from:${address}`, TRIES_BY_ADDRESS, now),
    await limits.take(failures, FAILURES, now, 0),
  ];
  if (!verdicts.every(({ allowed }) => allowed)) {
    const retryAfter = Math.max(...verdicts.map((verdict) => verdict.retryAfter));
    const wait = `Wait ${Math.ceil(retryAfter)} seconds.`;
    throw new WebError(429, 'too_many_tries', wait, retryAfter);
  }
  const found = await staff.byUsername(username);
  // An unknown name costs the same time as a wrong password.
  const hash = found?.passwordHash ?? (await decoyHash());
  const right = await verifyPassword(password, hash);
  if (!found || !right || found.disabled) {
    await limits.take(failures, FAILURES, now);
    await staff.audit(audited(now, found?.id ?? null, 'sign_in.refused'));
    throw new WebError(401, 'wrong_credentials', 'Name or password is wrong.');
  }
  const secret = ids.token(32);
  const session: StaffSession = {
    tokenHash: hashToken(secret),
    staffId: found.id,
    csrfToken: ids.token(24),
    expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString(),
  };
  await staff.openSession(session);
  await staff.audit(audited(now, found.id, 'sign_in'));
  return { actor: actorOf(found), csrfToken: session.csrfToken, secret };
}

/** Who a cookie belongs to; null: nobody, or no longer. */
export async function sessionOf(
  secret: string | undefined,
  { staff, clock }: Pick<SignInDeps, 'staff' | 'clock'>,
): Promise<SignedIn | null> {
  if (!secret) return null;
  const session = await staff.session(hashToken(secret), clock.now());
  const found = session && (await staff.byId(session.staffId));
  if (!session || !found || found.disabled) return null;
  return { actor: actorOf(found), csrfToken: session.csrfToken };
}

export async function signOut(
  secret: string,
  { staff, clock }: SignInDeps,
): Promise<void> {
  const session = await staff.session(hashToken(secret), clock.now());
  await staff.closeSession(hashToken(secret));
  if (session) await staff.audit(audited(clock.now(), session.staffId, 'sign_out'));
}

/** Compares in constant time. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [hashToken(given), hashToken(expected)];
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** `Max-Age=0` clears it. */
export function sessionCookie(secret: string, secure: boolean): string {
  const age = secret === '' ? 0 : SESSION_HOURS * 3600;
  const flags = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}`;
  return `${SESSION_COOKIE}=${secret}; ${flags}${secure ? '; Secure' : ''}`;
}

let decoy: Promise<string> | null = null;
function decoyHash(): Promise<string> {
  decoy ??= hashPassword('nobody has this password');
  return decoy;
}

function hashToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function actorOf({ id, username, badge, role }: Staff): WebActor {
  return { staffId: id, username, badge, role };
}

function audited(now: Date, staffId: string | null, act: string) {
  return { at: now.toISOString(), staffId, act, subject: null };
}
