/** The house around a turn, with parts that break in ways that no message of ours brings about. */
import assert from 'node:assert/strict';
import { groupCommits } from '../../bot/group-commit.ts';
import { createHouse } from '../../bot/house.ts';
import { IntakeAdapter } from '../../bot/intake-adapter.ts';
import { createLogger } from '../../bot/logger.ts';
import { createMetrics } from '../../bot/metrics.ts';
import { rateLimit } from '../../bot/middleware/rate-limit.ts';
import { transcript } from '../../bot/middleware/transcript.ts';
import { understanding } from '../../bot/middleware/understanding.ts';
import { summaryNames } from '../../bot/summary-names.ts';
import { turnLimits } from '../../bot/turn-limits.ts';
import type { Arrival, House } from '../../integrations/channels/contract.ts';
import type { Outgoing } from '../../integrations/channels/definition.ts';
import { definition } from '../../integrations/channels/directline/definition.ts';
import type { CommitResult } from '../../integrations/database/contract.ts';
import { memoryDeliveries } from '../../integrations/memory/deliveries.ts';
import { memoryEvents } from '../../integrations/memory/events.ts';
import { memoryLocks } from '../../integrations/memory/locks.ts';
import { memoryRateLimits } from '../../integrations/memory/rate-limits.ts';
import type { Ids } from '../../integrations/ports.ts';
import type { Gazetteer } from '../../intents/gazetteer.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { fixedClock, seededIds } from '../support/fixed.ts';
import { assertSilent } from '../support/private-words.ts';

const pack = loadCityPack('./knowledge/zhengzhou-2022');
const clock = fixedClock('2026-02-01T08:00:00Z');
const BURST = 3;
const DAY = { seconds: 24 * 3600, messages: null };
const OUTGOING: Outgoing = {
  windows: { message: DAY, event: DAY },
  perTurn: 1,
  pace: { person: { burst: 1, perMinute: 1 }, all: { burst: 1, perMinute: 1 } },
  keyed: false,
  showsSpeaker: true,
};

describe('the house around a turn', () => {
  let opened: TestDatabase;
  let house: House;
  const lines: string[] = [];
  /** Digits that are drawn next. */
  const draws: string[] = [];
  /** Each is thrown or answered once, in place of what the part would do. */
  const breaks: {
    gazetteer: Error | null;
    knowledge: Error | null;
    moves: number;
  } = { gazetteer: null, knowledge: null, moves: 0 };

  before(async function () {
    this.timeout(30_000);
    const database = await DATABASES[0]?.open();
    assert.ok(database);
    opened = database;
    const db = opened.database;
    const log = createLogger('debug', { write: (line) => void lines.push(line) });
    const metrics = createMetrics(db, clock);
    const seeded = seededIds(11);
    const ids: Ids = {
      ...seeded,
      digits: (length) => draws.shift() ?? seeded.digits(length),
    };
    const events = memoryEvents();
    const commit = groupCommits(
      async (turns): Promise<readonly CommitResult[]> => {
        if (breaks.moves <= 0) return await db.turns.commit(turns);
        breaks.moves -= 1;
        return turns.map(() => ({ result: 'moved' }));
      },
      { lanes: 1, most: 8 },
    );
    const adapter = new IntakeAdapter({
      turns: db.turns,
      commit,
      locks: memoryLocks(),
      known: memoryDeliveries({ limit: 100 }),
      events,
      clock,
      ids,
      sends: () => false,
      planned: () => {},
    });
    const gazetteer = gazetteerOf(pack.city);
    const broken = new Proxy(gazetteer, {
      get(target, name): unknown {
        if (breaks.gazetteer) throw breaks.gazetteer;
        return Reflect.get(target, name);
      },
    }) satisfies Gazetteer;
    const limit = { burst: BURST, perMinute: 1 };
    const limits = turnLimits(memoryRateLimits());
    adapter
      .use(understanding(() => broken))
      .use(rateLimit(limits, limit, () => metrics.limited.inc()))
      .use(transcript);
    const knowledge = createKnowledge(pack);
    house = createHouse({
      db,
      events,
      limits: memoryRateLimits(),
      clock,
      ids,
      adapter,
      definitionOf(id) {
        if (id === 'once')
          return { ...definition, redelivers: false, outgoing: OUTGOING, id };
        const windows = { message: null, event: null };
        if (id === 'endless')
          return { ...definition, outgoing: { ...OUTGOING, windows }, id };
        return null;
      },
      log,
      metrics,
      publicUrl: null,
      planned: () => {},
      stopping: () => false,
      bot: {
        city: pack.city,
        names: summaryNames(pack.city),
        gazetteer,
        turns: db.turns,
        cases: db.cases,
        ties: db.ties,
        knowledge() {
          if (breaks.knowledge) throw breaks.knowledge;
          return knowledge;
        },
        knowledgeNow: (now) => now,
        ids,
        limits,
        quietMs: () => 0,
      },
    });
  });

  afterEach(() => {
    breaks.gazetteer = breaks.knowledge = null;
    breaks.moves = 0;
  });

  after(() => opened.close());

  let sent = 0;
  function arrival(conversationId: string, text: string): Arrival {
    sent += 1;
    return {
      deliveryKey: `test:${conversationId}:${sent}`,
      conversationId,
      personKey: conversationId,
      activity: {
        type: 'message',
        channelId: 'test',
        conversation: { id: conversationId },
        from: { id: 'resident', role: 'user' },
        text,
      },
    };
  }

  async function transcriptOf(conversationId: string) {
    const all = await opened.database.turns.activities(conversationId, 0, 100);
    return all.map(({ speaker, activity }) => [speaker, activity.text ?? activity.name]);
  }

  it('keeps a message that cannot even be understood, and says so', async () => {
    breaks.gazetteer = new RangeError('cannot read 孩子发烧了');
    const reception = await house.receive(arrival('unread', '孩子发烧了'));
    assert.equal(reception.result, 'accepted');
    const [heard, answer, ...more] = await transcriptOf('unread');
    assert.deepEqual(heard, ['resident', '孩子发烧了']);
    assert.match(answer?.[1] ?? '', /没有处理好/);
    assert.deepEqual(more, []);
  });

  it('keeps a message when the published knowledge breaks', async () => {
    breaks.knowledge = new TypeError('no such article: 管控区怎么透析');
    assert.equal(
      (await house.receive(arrival('policy', '管控区怎么透析'))).result,
      'accepted',
    );
    assert.match((await transcriptOf('policy'))[1]?.[1] ?? '', /没有处理好/);
    breaks.knowledge = null;
    await house.receive(arrival('policy', '管控区怎么透析'));
    assert.match((await transcriptOf('policy'))[3]?.[1] ?? '', /透析/);
  });

  it('decides again when the conversation moved, and counts the message once', async () => {
    for (let i = 0; i < BURST; i += 1) {
      breaks.moves = 4;
      const reception = await house.receive(arrival('moving', `第${i + 1}句`));
      assert.equal(reception.result, 'accepted');
    }
    assert.equal((await house.receive(arrival('moving', '再来'))).result, 'limited');
    const own = (await transcriptOf('moving')).filter(([who]) => who === 'resident');
    assert.deepEqual(
      own.map(([, text]) => text),
      ['第1句', '第2句', '第3句'],
    );
  });

  it('keeps what is one too many where nobody would bring it again', async () => {
    for (let i = 0; i < BURST + 2; i += 1) {
      const message = arrival('brought-once', `第${i + 1}句`);
      const activity = { ...message.activity, channelId: 'once' };
      const reception = await house.receive({ ...message, activity });
      assert.equal(reception.result, 'accepted');
    }
  });

  it('counts a window from when they wrote, and ends none for what came late', async () => {
    const written = async (hoursAgo: number) => {
      const message = arrival('late', '在吗');
      const activity = { ...message.activity, channelId: 'once' };
      const at = new Date(clock.now().getTime() - hoursAgo * 3_600_000);
      await house.receive({ ...message, activity, address: { user: 'u' }, at });
      const contact = await opened.database.contacts.find('late');
      return (Date.parse(contact?.windowUntil ?? '') - clock.now().getTime()) / 3_600_000;
    };
    assert.equal(await written(30), -6);
    assert.equal(await written(5), 19);
    assert.equal(await written(20), 19);
    assert.equal(await written(-3), 24, 'a clock of theirs that is ahead');
  });

  it('opens a window without end that the vendor shut, by whatever they do', async () => {
    for (const opens of ['message', 'event'] as const) {
      const message = arrival('endless', '在吗');
      const activity = { ...message.activity, channelId: 'endless' };
      const at = new Date(clock.now().getTime() - 1000);
      await house.receive({ ...message, activity, address: { user: 'u' }, opens, at });
      const contact = await opened.database.contacts.find('endless');
      assert.equal(contact?.windowUntil, null, opens);
      await opened.database.contacts.shut('endless', clock.now());
    }
  });

  it('gives a message back when the conversation never rests, for the same key to try', async () => {
    breaks.moves = 6;
    const message = arrival('restless', '你好');
    assert.equal((await house.receive(message)).result, 'failed');
    assert.deepEqual(await transcriptOf('restless'), []);
    assert.equal((await house.receive(message)).result, 'accepted');
    assert.doesNotMatch((await transcriptOf('restless'))[1]?.[1] ?? '', /没有处理好/);
  });

  it('draws another case number for as long as they are taken', async () => {
    draws.push('00001');
    await house.receive(arrival('first', '我妈妈晕倒了叫不醒'));
    draws.push(...Array.from({ length: 55 }, () => '00001'), '00002');
    const reception = await house.receive(arrival('second', '我妈妈晕倒了叫不醒'));
    assert.equal(reception.result, 'accepted');
    const [row] = await opened.database.cases.ofConversation('second');
    assert.match(row?.state.number ?? '', /^0201-000-02\d$/);
    assert.deepEqual(draws, []);
  });

  it('logs codes, never words', () => {
    assert.equal(lines.filter((line) => line.includes('turn failed')).length, 3);
    assertSilent(lines.join(''), '发烧', '透析', '第1句');
  });
});
