/**
 * Reply tokens: each lets one call answer, once, within a minute, at no cost. This process remembers
 * which message it used one for; what it does not remember, LINE says.
 */
import type { Clock } from '../../ports.ts';

/** A token as the address keeps it. */
export interface Reply {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** LINE wants it within a minute; what is on its way at the end of it would be too late. */
const VALID_MS = 50_000;

export function replyOf(token: string, now: Date): Reply {
  return { token, until: now.getTime() + VALID_MS };
}

export interface ReplyTokens {
  /**
   * Whether it can carry this message: nobody's yet, or this one's at a try that nobody heard the
   * end of. Then it is this message's.
   */
  take(reply: Reply, key: string): boolean;
  /** LINE did not take the call: it is anybody's again. */
  giveBack(reply: Reply): void;
}

export function replyTokens(clock: Clock): ReplyTokens {
  /** In the order in which they end. */
  const taken = new Map<string, { readonly key: string; readonly until: number }>();
  return {
    take({ token, until }, key) {
      const now = clock.now().getTime();
      for (const [old, { until: end }] of taken) {
        if (end > now) break;
        taken.delete(old);
      }
      const before = taken.get(token);
      if (until <= now || (before && before.key !== key)) return false;
      taken.set(token, { key, until });
      return true;
    },
    giveBack({ token }) {
      taken.delete(token);
    },
  };
}
