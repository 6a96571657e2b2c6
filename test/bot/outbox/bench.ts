/** An outbox over the embedded database, with channels whose vendors do as they are told. */
import assert from 'node:assert/strict';
import { DueWorker } from '../../../bot/due/worker.ts';
import { createLogger } from '../../../bot/logger.ts';
import { outboxHandler } from '../../../bot/outbox/deliver.ts';
import { vendorKeyOf } from '../../../bot/outbox/keys.ts';
import { LATE_REPORT, lateReportHandler } from '../../../bot/outbox/late-report.ts';
import { lookAt, OUTBOX } from '../../../bot/outbox/plan.ts';
import { type Report, takeReport } from '../../../bot/outbox/report.ts';
import type { Channel } from '../../../integrations/channels/contract.ts';
import type { Outgoing } from '../../../integrations/channels/definition.ts';
import type {
  Payload,
  Recipient,
  SendResult,
} from '../../../integrations/channels/sending.ts';
import type { ContactWrite } from '../../../integrations/database/contract.ts';
import type { OutPriority } from '../../../integrations/database/outbox-contract.ts';
import { memoryEvents } from '../../../integrations/memory/events.ts';
import { memoryRateLimits } from '../../../integrations/memory/rate-limits.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { fixedClock, seededIds } from '../../support/fixed.ts';
import { AT, aTurn, talk, unique } from '../../support/turn-writes.ts';

export interface FakeChannel extends Channel {
  /** What was shown, in order: `person: text`. */
  readonly shown: string[];
  readonly keys: string[];
  /** What the next calls meet; then it accepts. A promise: hangs until it is settled. */
  readonly next: (SendResult | Error | Promise<SendResult>)[];
  /** What every call meets from now on; null: it accepts. */
  always: SendResult | null;
  template: boolean;
}

const PACE = { burst: 1000, perMinute: 60_000 };

export function fakeChannel(id: string, outgoing: Partial<Outgoing> = {}): FakeChannel {
  const shown: string[] = [];
  const keys: string[] = [];
  const next: FakeChannel['next'] = [];
  let count = 0;
  const channel: FakeChannel = {
    shown,
    keys,
    next,
    always: null,
    template: false,
    definition: {
      id,
      limits: {
        textLength: 40,
        textUnit: 'characters',
        choices: 3,
        choiceLabel: 20,
        choicePayloadBytes: 64,
      },
      quietMs: 0,
      media: { types: [], maxBytes: 1 },
      reaches: [],
      redelivers: true,
      outgoing: {
        windows: { message: { seconds: 3600, messages: 5 }, event: null },
        perTurn: 3,
        pace: { person: PACE, all: PACE },
        keyed: false,
        showsSpeaker: true,
        ...outgoing,
      },
    },
    routes: [],
    sender: {
      render: ({ text }) => ({ text }),
      async send(payload: Payload, { address, key }: Recipient): Promise<SendResult> {
        keys.push(key);
        const met = await (next.shift() ?? channel.always);
        if (met instanceof Error) throw met;
        count += 1;
        const accepted = { result: 'accepted', vendorId: `${id}-${count}` } as const;
        const result = met ?? accepted;
        if (result.result === 'accepted')
          shown.push(`${String(address)}: ${payload.text}`);
        return result;
      },
      template: () => (channel.template ? { text: '[template]' } : null),
    },
    close: async () => {},
  };
  return channel;
}

export interface OutboxBench {
  readonly db: TestDatabase['database'];
  readonly clock: ReturnType<typeof fixedClock>;
  readonly log: () => string;
  /** A person writes and these words are said to them. */
  said(
    person: string,
    channel: Channel,
    words: readonly string[],
    about?: { readonly priority?: OutPriority; readonly heard?: boolean },
  ): Promise<string>;
  /** Works off what is due now. */
  tick(): Promise<void>;
  /** Moves the clock and works. */
  after(seconds: number): Promise<void>;
  states(conversationId: string): Promise<readonly string[]>;
  reports(channel: Channel, nth: number, state: Report['state']): Promise<boolean>;
  /** Channels of the messages that a person was told of. */
  readonly undelivered: readonly string[];
  close(): Promise<void>;
}

/** @param opened emptied here; its owner closes it. */
export async function outboxBench(
  opened: TestDatabase,
  channels: readonly Channel[],
): Promise<OutboxBench> {
  await opened.wipe();
  // The store remembers conversations that a test before this one had.
  const round = unique('round');
  const db = opened.database;
  const clock = fixedClock(AT);
  const ids = seededIds(3);
  const lines: string[] = [];
  const undelivered: string[] = [];
  const log = createLogger('debug', { write: (line) => void lines.push(line) });
  const deps = {
    db,
    channelOf: (id: string) =>
      channels.find(({ definition }) => definition.id === id) ?? null,
    limits: memoryRateLimits(),
    events: memoryEvents(),
    clock,
    ids,
    log,
    stopping: () => false,
    undelivered: (channelId: string) => void undelivered.push(channelId),
  };
  const handler = outboxHandler(deps);
  const worker = new DueWorker({
    due: db.due,
    clock,
    log,
    handlers: { [OUTBOX]: handler, [LATE_REPORT]: lateReportHandler(deps) },
    apart: [OUTBOX],
    sweeps: [],
    buried: () => {},
  });
  return {
    db,
    clock,
    log: () => lines.join(''),
    undelivered,
    async said(person, channel, words, { priority = 'other', heard = true } = {}) {
      const conversationId = `${person}-${round}-${channel.definition.id}`;
      const channelId = channel.definition.id;
      const key = { conversationId, channelId, personKey: conversationId };
      const [loaded] = await db.turns.load([key]);
      assert.ok(loaded);
      const window = channel.definition.outgoing?.windows.message ?? null;
      const until = window && new Date(clock.now().getTime() + window.seconds * 1000);
      const contact: ContactWrite = {
        address: person,
        windowUntil: until?.toISOString() ?? null,
        budget: window?.messages ?? null,
        narrow: false,
      };
      const at = clock.now().toISOString();
      const activities = talk(loaded, ['说', ...words]);
      const outbox = activities
        .slice(1)
        .map(({ seq }) => ({ seq, priority, heldUntil: null }));
      const [written] = await db.turns.commit([
        aTurn(loaded, {
          deliveryKey: unique('said'),
          activities,
          outbox,
          at,
          contact: heard ? contact : null,
          due: [lookAt(conversationId, clock.now(), ids)],
        }),
      ]);
      assert.equal(written?.result, 'committed');
      return conversationId;
    },
    tick: () => worker.tick(),
    async after(seconds) {
      clock.advance(seconds * 1000);
      await worker.tick();
    },
    async states(conversationId) {
      return [...(await db.outbox.states(conversationId)).values()];
    },
    async reports(channel, nth, state) {
      const { id: channelId } = channel.definition;
      const vendorKey = vendorKeyOf(`${channelId}-${nth}`);
      return await takeReport(deps, { channelId, vendorKey, state, reason: null });
    },
    close: () => worker.stop(),
  };
}
