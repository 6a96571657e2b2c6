/** The house as channels see it: every message enters here, and is answered after its commit. */
import type { TurnContext } from 'botbuilder';
import type { Arrival, House, Reception } from '../integrations/channels/contract.ts';
import type { ChannelDefinition } from '../integrations/channels/definition.ts';
import type { ContactWrite, Database } from '../integrations/database/contract.ts';
import type { Clock, Ids, LiveEvents, RateLimits } from '../integrations/ports.ts';
import { cleanJson } from './clean-json.ts';
import { mailboxRows } from './due/mailbox.ts';
import { ContentionError, StoreError } from './errors.ts';
import { onFailure } from './failure-turn.ts';
import type { IntakeAdapter } from './intake-adapter.ts';
import { type BotDeps, onMessage } from './intake-bot.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { vendorKeyOf } from './outbox/keys.ts';
import { lateReport } from './outbox/late-report.ts';
import { lookAt } from './outbox/plan.ts';
import { takeReport } from './outbox/report.ts';
import { cameNow, countScan, fromPoster } from './posters.ts';
import type { Cause, Turn } from './turn.ts';
import { askingForPerson } from './unread.ts';

export interface HouseDeps {
  readonly db: Database;
  readonly events: LiveEvents;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly adapter: IntakeAdapter;
  readonly bot: BotDeps;
  readonly definitionOf: (channelId: string) => ChannelDefinition | null;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Where the outside reaches us; null: as each request names it. */
  readonly publicUrl: string | null;
  /** Tells the worker when work that was planned is due. */
  readonly planned: (dueAt: Date) => void;
  /** While true, new messages are refused: the sender keeps them. */
  readonly stopping: () => boolean;
}

export function createHouse(deps: HouseDeps): House {
  const { db, events, clock, ids, metrics } = deps;
  return {
    db,
    events,
    clock,
    ids,
    limits: deps.limits,
    publicUrl: deps.publicUrl,
    fault: (where, error) => deps.log.error({ err: error, where }, 'channel failed'),
    secret: (purpose) => db.secret(purpose),
    note: (channel, what) => deps.log.info({ channel, what }, 'channel'),
    async carried(conversationId, said) {
      const now = clock.now();
      const messages = said.map(({ seq, vendorId }) => ({
        seq,
        vendorKey: vendorId && vendorKeyOf(vendorId),
      }));
      await db.outbox.carried(conversationId, messages, now);
      // What it did not carry waits no longer.
      await db.due.plan([lookAt(conversationId, now, ids)]);
      deps.planned(now);
    },
    async report({ channelId, vendorId, state, reason = null }) {
      const report = { channelId, vendorKey: vendorKeyOf(vendorId), state, reason };
      const undelivered = (channel: string) => metrics.undelivered.inc({ channel });
      const told = await takeReport({ ...deps, undelivered }, report);
      if (!told) await db.due.plan([lateReport(report, clock.now(), ids)]);
      const fields = { channel: channelId, state, reason, told };
      deps.log.info(fields, 'delivery report');
    },
    async optOut({ channelId: channel, conversationId }, stopped) {
      await db.contacts.optOut(conversationId, stopped);
      deps.log.info({ channel, conversation: conversationId, stopped }, 'opt-out');
    },
    async hasOptedOut(conversationId) {
      return (await db.contacts.find(conversationId))?.optedOut ?? false;
    },
    async waiting(channelId, notice) {
      const now = clock.now();
      try {
        await db.due.plan(mailboxRows(channelId, notice, now, ids));
      } catch (error) {
        deps.log.error({ err: error, channel: channelId }, 'notice not kept');
        return false;
      }
      deps.planned(now);
      return true;
    },
    async receive(arrival) {
      if (deps.stopping()) return { result: 'failed' };
      const end = metrics.turnSeconds.startTimer({ channel: arrival.activity.channelId });
      const { arrival: heard, place } = fromPoster(arrival, deps.bot.city);
      const taken = await receive(heard, deps);
      const reception =
        taken.result === 'accepted' && isUnread(heard, deps)
          ? await toPerson(heard, taken, deps)
          : taken;
      const seconds = end();
      // One line a turn, ids and codes only; how urgent it was stands in the case.
      deps.log.info(
        {
          delivery: arrival.deliveryKey,
          conversation: arrival.conversationId,
          result: reception.result,
          ...(reception.result === 'accepted' && {
            seq: reception.outcome.seq,
            replies: reception.outcome.lastSeq - reception.outcome.seq,
          }),
          ms: Math.round(seconds * 1000),
        },
        'turn',
      );
      const repeated = reception.result === 'accepted' && reception.repeated;
      metrics.turns.inc({
        channel: arrival.activity.channelId,
        result: repeated ? 'repeated' : reception.result,
      });
      const came = place === null ? null : cameNow(reception);
      if (place !== null && came !== null)
        await tally({ place, channelId: arrival.activity.channelId, ...came }, deps);
      return reception;
    },
  };
}

function isUnread({ activity }: Arrival, { definitionOf }: HouseDeps): boolean {
  return definitionOf(activity.channelId)?.unread ?? false;
}

/** The sender keeps the message until somebody is called too. */
async function toPerson(
  arrival: Arrival,
  taken: Reception,
  deps: HouseDeps,
): Promise<Reception> {
  const called = await receive(askingForPerson(arrival), deps);
  return called.result === 'accepted' ? taken : called;
}

/** What was taken is taken, whether or not its poster could be counted. */
async function tally(
  scan: Parameters<typeof countScan>[0],
  { db, bot, clock, log }: HouseDeps,
): Promise<void> {
  await countScan(scan, { posters: db.posters, city: bot.city, clock }).catch(
    (err: unknown) => log.error({ err }, 'poster not counted'),
  );
}

async function receive(arrival: Arrival, deps: HouseDeps): Promise<Reception> {
  const { adapter, log } = deps;
  const cause: Cause = {
    deliveryKey: arrival.deliveryKey,
    conversation: {
      conversationId: arrival.conversationId,
      channelId: arrival.activity.channelId,
      personKey: arrival.personKey,
    },
    arrival: cleanJson(arrival.activity) as Arrival['activity'],
    ...(arrival.message && { message: arrival.message }),
    ...reachOf(arrival, deps),
  };
  const fields = { delivery: arrival.deliveryKey, conversation: arrival.conversationId };
  const understandMessage = async (context: TurnContext, turn: Turn) =>
    await onMessage(context, turn, deps.bot);
  try {
    return await adapter.run(cause, understandMessage);
  } catch (error) {
    log.error({ err: error, ...fields }, 'turn failed');
    // The decision was sound: the sender's next try with the same key brings it about.
    const passing = error instanceof StoreError && error.passing;
    if (passing || error instanceof ContentionError) return { result: 'failed' };
    deps.metrics.failedDecisions.inc();
  }
  // The message is kept and answered honestly even though its decision failed.
  try {
    return await adapter.run(cause, async (context, turn) => {
      await onFailure(context, turn, deps.bot);
    });
  } catch (error) {
    log.error({ err: error, ...fields }, 'message could not be kept');
    return { result: 'failed' };
  }
}

/** What the arrival says of the way back. */
function reachOf(
  { activity, address, opens = 'message', at, message, heldUntil }: Arrival,
  { definitionOf, clock }: HouseDeps,
): Pick<Cause, 'contact' | 'heldUntil' | 'mustKeep'> {
  const definition = definitionOf(activity.channelId);
  const window = definition?.outgoing?.windows[opens] ?? null;
  const now = clock.now().getTime();
  const began = Math.min(at?.getTime() ?? now, now);
  const until = window && new Date(began + window.seconds * 1000);
  const contact: ContactWrite = {
    address,
    windowUntil: until?.toISOString() ?? null,
    budget: window?.messages ?? null,
    // What comes late, or out of order, ends no window that a later message opened.
    narrow: window !== null && (opens === 'event' || began < now),
  };
  return {
    mustKeep: definition?.redelivers === false,
    // Who takes a message back writes nothing.
    ...(address !== undefined && message?.is !== 'withdrawn' && { contact }),
    ...(heldUntil && { heldUntil }),
  };
}
