/** A house for channels to talk to: an in-memory record that answers every message. */
import { createHash } from 'node:crypto';
import type { Activity, Speaker, StoredActivity } from '../../integrations/activity.ts';
import { activityId } from '../../integrations/activity.ts';
import type {
  Arrival,
  DeliveryReport,
  House,
  Mailbox,
  Reception,
} from '../../integrations/channels/contract.ts';
import type { Conversation } from '../../integrations/database/contract.ts';
import { memoryEvents } from '../../integrations/memory/events.ts';
import { memoryRateLimits } from '../../integrations/memory/rate-limits.ts';
import type { DeliveryOutcome, StoredMedia } from '../../integrations/ports.ts';
import type { FixedClock } from './fixed.ts';
import { fixedClock, seededIds } from './fixed.ts';

export type Words = Partial<Omit<Activity, 'id' | 'timestamp' | 'conversation'>>;

export interface FakeHouse extends House {
  readonly clock: FixedClock;
  /** Every message that was handed in, repeated ones too. */
  readonly arrivals: readonly Arrival[];
  readonly faults: readonly { readonly where: string; readonly error: unknown }[];
  /** Codes of what was dropped or refused. */
  readonly notes: readonly string[];
  readonly reports: readonly DeliveryReport[];
  /** Conversations whose person wants no messages. */
  readonly stopped: ReadonlySet<string>;
  /** Numbers of the activities that answers to requests carried. */
  readonly carriedSeqs: readonly number[];
  readonly mediaIds: readonly string[];
  said(conversationId: string): readonly StoredActivity[];
  /** Somebody of the house speaks unasked. */
  say(conversationId: string, speaker: Speaker, words: Words): StoredActivity;
  /** What the next message meets instead of being taken; an error is thrown. */
  meet(obstacle: Reception | Error): void;
  /** While set, reading the history fails so. */
  breakHistory(error: Error | null): void;
  /** While false, no hint is published: it got lost. */
  hints: boolean;
  /** A channel's mailbox, from then on fetched as soon as something waits in it. */
  open(mailbox: Mailbox | undefined): void;
}

export interface FakeHouseOptions {
  readonly publicUrl?: string | null;
  /** What the bot answers. */
  readonly reply?: (arrival: Arrival) => readonly Words[];
}

export function fakeHouse(options: FakeHouseOptions = {}): FakeHouse {
  const { publicUrl = null, reply = echo } = options;
  const clock = fixedClock('2022-01-12T10:00:00Z');
  const ids = seededIds(7);
  const faults: { where: string; error: unknown }[] = [];
  const events = memoryEvents((error) => faults.push({ where: 'events', error }));
  const arrivals: Arrival[] = [];
  const record = new Map<string, StoredActivity[]>();
  const channels = new Map<string, string>();
  const deliveries = new Map<string, DeliveryOutcome>();
  const media = new Map<
    string,
    StoredMedia & { conversationId: string; bytes: Uint8Array }
  >();
  const notes: string[] = [];
  const reports: DeliveryReport[] = [];
  const stopped = new Set<string>();
  const carriedSeqs: number[] = [];
  const obstacles: (Reception | Error)[] = [];
  const cursors = new Map<string, string>();
  let mailbox: Mailbox | null = null;
  let historyError: Error | null = null;

  function said(conversationId: string): StoredActivity[] {
    const known = record.get(conversationId) ?? [];
    record.set(conversationId, known);
    return known;
  }

  function store(conversationId: string, speaker: Speaker, words: Words): StoredActivity {
    const seq = said(conversationId).length + 1;
    const stored: StoredActivity = {
      conversationId,
      seq,
      speaker,
      activity: {
        type: 'message',
        channelId: channels.get(conversationId) ?? 'unknown',
        from: { id: 'huying', role: 'bot' },
        ...words,
        id: activityId(conversationId, seq),
        timestamp: clock.now().toISOString(),
        conversation: { id: conversationId },
      },
    };
    said(conversationId).push(stored);
    return stored;
  }

  function hint(conversationId: string): void {
    if (house.hints) events.publish({ topic: 'conversation', id: conversationId });
  }

  function conversation(id: string): Conversation | null {
    const channelId = channels.get(id);
    if (channelId === undefined) return null;
    return {
      id,
      channelId,
      personId: `person of ${id}`,
      version: 1,
      seq: said(id).length,
      owner: 'bot',
      staffId: null,
      state: null,
      sealed: null,
      expiresAt: clock.now().toISOString(),
    };
  }

  const house: FakeHouse = {
    clock,
    ids,
    events,
    limits: memoryRateLimits(),
    arrivals,
    faults,
    notes,
    reports,
    stopped,
    carriedSeqs,
    note: (_channel, what) => void notes.push(what),
    carried: async (_conversation, messages) =>
      void carriedSeqs.push(...messages.map(({ seq }) => seq)),
    hasOptedOut: async (conversationId) => stopped.has(conversationId),
    report: async (report) => void reports.push(report),
    async optOut({ conversationId }, wanted) {
      if (wanted) stopped.add(conversationId);
      else stopped.delete(conversationId);
    },
    async waiting(_channel, notice) {
      return (await mailbox?.fetch(notice, 0)) === 'empty';
    },
    open(theirs) {
      mailbox = theirs ?? null;
    },
    publicUrl,
    hints: true,
    secret: (purpose) => createHash('sha256').update(`test ${purpose}`).digest(),
    fault: (where, error) => void faults.push({ where, error }),
    get mediaIds() {
      return [...media.keys()];
    },
    said: (id) => said(id),
    meet: (obstacle) => void obstacles.push(obstacle),
    breakHistory(error) {
      historyError = error;
    },
    say(id, speaker, words) {
      const stored = store(id, speaker, words);
      hint(id);
      return stored;
    },
    async receive(arrival) {
      arrivals.push(arrival);
      const obstacle = obstacles.shift();
      if (obstacle instanceof Error) throw obstacle;
      if (obstacle) return obstacle;
      const known = deliveries.get(arrival.deliveryKey);
      if (known) return { result: 'accepted', outcome: known, repeated: true };
      const { conversationId, activity } = arrival;
      channels.set(conversationId, activity.channelId);
      const heard = store(conversationId, 'resident', activity);
      const replies = reply(arrival).map((words) => store(conversationId, 'bot', words));
      const outcome = {
        conversationId,
        seq: heard.seq,
        lastSeq: replies.at(-1)?.seq ?? heard.seq,
      };
      deliveries.set(arrival.deliveryKey, outcome);
      hint(conversationId);
      return { result: 'accepted', outcome, repeated: false };
    },
    db: {
      turns: {
        load: async (keys) =>
          keys.map((key) => {
            channels.set(key.conversationId, key.channelId);
            const loaded = conversation(key.conversationId);
            if (!loaded) throw new Error('not loaded');
            return loaded;
          }),
        find: async (id) => conversation(id),
        delivery: async (key) => deliveries.get(key) ?? null,
        async activities(id, after, limit) {
          if (historyError) throw historyError;
          return said(id).slice(after, after + limit);
        },
        underKey: async () => [],
        commit: async () => {
          throw new Error('a channel commits nothing');
        },
      },
      cursors: {
        read: async (channelId, account) =>
          cursors.get(`${channelId} ${account}`) ?? null,
        async move(channelId, account, from, to) {
          const key = `${channelId} ${account}`;
          if ((cursors.get(key) ?? null) !== from) return false;
          cursors.set(key, to);
          return true;
        },
      },
      media: {
        async put(about, bytes) {
          if (!channels.has(about.conversationId)) throw new Error('load it first');
          media.set(about.id, { ...about, bytes });
        },
        get: async (id) => media.get(id) ?? null,
      },
    },
  };
  return house;
}

function echo(arrival: Arrival): readonly Words[] {
  return [{ text: `heard: ${arrival.activity.text ?? arrival.activity.type}` }];
}
