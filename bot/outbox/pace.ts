/** No vendor and no person is sent more at once than the channel's definition says. */
import type { Outgoing, Pace } from '../../integrations/channels/definition.ts';
import type { RateLimits } from '../../integrations/ports.ts';

/** What is kept free of a channel's pace for urgent messages. */
const RESERVE = 0.2;

/** Seconds until it may be sent; 0: now, and it is counted. */
export async function paced(
  limits: RateLimits,
  { pace }: Pick<Outgoing, 'pace'>,
  to: {
    readonly channelId: string;
    readonly conversationId: string;
    readonly urgent: boolean;
  },
  now: Date,
): Promise<number> {
  const person = `out:${to.conversationId}`;
  const free = await limits.take(person, pace.person, now, 0);
  if (!free.allowed) return seconds(free.retryAfter);
  const reserve = share(pace.all, RESERVE);
  const reserved =
    to.urgent && (await limits.take(`out-urgent:${to.channelId}`, reserve, now)).allowed;
  if (!reserved) {
    const common = share(pace.all, 1 - RESERVE);
    const verdict = await limits.take(`out-all:${to.channelId}`, common, now);
    if (!verdict.allowed) return seconds(verdict.retryAfter);
  }
  await limits.take(person, pace.person, now);
  return 0;
}

function share({ burst, perMinute }: Pace, part: number): Pace {
  return { burst: Math.max(1, Math.floor(burst * part)), perMinute: perMinute * part };
}

const seconds = (retryAfter: number) => Math.max(0.1, retryAfter);
