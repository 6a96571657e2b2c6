/** One person's line to one channel, while this process sends on it. */
import type { Channel, Sender } from '../../integrations/channels/contract.ts';
import type { Outgoing } from '../../integrations/channels/definition.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { OutChange } from '../../integrations/database/outbox-contract.ts';
import type { Clock, Ids, LiveEvents, RateLimits } from '../../integrations/ports.ts';
import type { Logger } from '../logger.ts';
import type { Gate } from './gate.ts';
import { paced } from './pace.ts';

export interface OutboxDeps {
  readonly db: Pick<Database, 'turns' | 'contacts' | 'outbox'>;
  readonly channelOf: (channelId: string) => Channel | null;
  readonly limits: RateLimits;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** The house is closing: no further call is begun. */
  readonly stopping: () => boolean;
  /** Hears of a message that a person must see to. */
  readonly undelivered: (channelId: string) => void;
}

export interface Line {
  readonly deps: OutboxDeps;
  readonly conversationId: string;
  readonly channel: Channel;
  readonly sender: Sender;
  readonly outgoing: Outgoing;
  readonly gate: Gate;
  readonly holder: string;
}

/** Longer than the slowest call: a process that died is followed after this. */
const HOLD_MS = 60_000;

/** Takes the line, or keeps it; false: another process has it. */
export async function hold(
  { db, clock }: OutboxDeps,
  conversationId: string,
  holder: string,
): Promise<boolean> {
  const now = clock.now();
  const until = new Date(now.getTime() + HOLD_MS);
  return await db.outbox.begin(conversationId, holder, now, until);
}

/** Runs `work` when the vendor may be called; else the seconds until it may. */
export async function admitted<T>(
  { deps, gate, channel, outgoing, conversationId }: Line,
  urgent: boolean,
  work: () => Promise<T>,
): Promise<T | number> {
  const now = deps.clock.now();
  const closed = gate.enter(now, urgent);
  if (closed > 0) return closed;
  try {
    const to = { channelId: channel.definition.id, conversationId, urgent };
    const pause = await paced(deps.limits, outgoing, to, now);
    return pause > 0 ? pause : await work();
  } finally {
    gate.leave();
  }
}

/** Changes messages that wait; what is given up is told. */
export async function change(
  { deps, conversationId, channel }: Line,
  seqs: readonly number[],
  what: OutChange,
): Promise<void> {
  const states = await deps.db.outbox.change(conversationId, seqs, what);
  const { state, reason } = what;
  if (states.includes('failed') || states.includes('uncertain')) {
    tellDesk(deps, conversationId, channel.definition.id, reason ?? 'failed');
  } else if (state === 'dropped') {
    deps.log.info({ channel: channel.definition.id, what: reason }, 'message dropped');
  }
}

/** A person must see to it. */
export function tellDesk(
  { events, log, undelivered }: Pick<OutboxDeps, 'events' | 'log' | 'undelivered'>,
  conversation: string,
  channel: string,
  reason: string,
): void {
  log.warn({ channel, conversation, reason }, 'message for a person to see to');
  undelivered(channel);
  events.publish({ topic: 'desk', id: conversation });
}
