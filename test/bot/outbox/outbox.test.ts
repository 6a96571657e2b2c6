import assert from 'node:assert/strict';
import { lookAtForgotten } from '../../../bot/outbox/forgotten.ts';
import { vendorKeyOf } from '../../../bot/outbox/keys.ts';
import { lateReport } from '../../../bot/outbox/late-report.ts';
import { lookAt } from '../../../bot/outbox/plan.ts';
import type { SendResult } from '../../../integrations/channels/sending.ts';
import { DATABASES, type TestDatabase } from '../../support/databases.ts';
import { seededIds } from '../../support/fixed.ts';
import { type FakeChannel, fakeChannel, type OutboxBench, outboxBench } from './bench.ts';

const LATER: SendResult = { result: 'retry_later' };
const UNCERTAIN: SendResult = { result: 'uncertain' };

describe('the outbox', () => {
  let plain: FakeChannel;
  let keyed: FakeChannel;
  let opened: TestDatabase;
  let bench: OutboxBench;

  before(async function () {
    this.timeout(30_000);
    const database = await DATABASES[0]?.open();
    assert.ok(database);
    opened = database;
  });
  after(() => opened.close());

  beforeEach(async () => {
    plain = fakeChannel('plain');
    keyed = fakeChannel('keyed', { keyed: true });
    bench = await outboxBench(opened, [plain, keyed]);
  });
  afterEach(() => bench.close());

  it('sends what is said, in its order, once', async () => {
    const id = await bench.said('a', plain, ['一', '二']);
    await bench.tick();
    await bench.after(60);
    assert.deepEqual(plain.shown, ['a: 一', 'a: 二']);
    assert.deepEqual(await bench.states(id), ['sent', 'sent']);
    assert.equal(new Set(plain.keys).size, 2);
  });

  it('joins what is more than a turn may send', async () => {
    await bench.said('a', plain, ['一', '二', '三', '四', '五']);
    await bench.tick();
    assert.deepEqual(plain.shown, ['a: 一\n\n二\n\n三', 'a: 四', 'a: 五']);
  });

  it('fits what is said to what the person’s client shows', async () => {
    const limits = { ...plain.definition.limits, textLength: 5 };
    const sender = plain.sender && {
      ...plain.sender,
      limitsFor: (address: unknown) =>
        address === 'small' ? limits : plain.definition.limits,
    };
    const choosy = { ...plain, ...(sender && { sender }) };
    await bench.close();
    bench = await outboxBench(opened, [choosy]);
    await bench.said('small', choosy, ['一二三，四五六']);
    await bench.said('large', choosy, ['一二三，四五六']);
    await bench.tick();
    assert.deepEqual(plain.shown.toSorted(), [
      'large: 一二三，四五六',
      'small: 一二三，',
      'small: 四五六',
    ]);
  });

  describe('a vendor who takes it later', () => {
    it('is asked again, ever more seldom, and nothing overtakes', async () => {
      plain.next.push(LATER, LATER);
      const id = await bench.said('a', plain, ['一', '二']);
      await bench.tick();
      assert.deepEqual(plain.shown, []);
      await bench.after(2);
      assert.deepEqual(plain.shown, []);
      await bench.said('a', plain, ['三']);
      await bench.after(3);
      assert.deepEqual(plain.shown, []);
      await bench.after(2);
      assert.deepEqual(plain.shown, ['a: 一', 'a: 二', 'a: 三']);
      assert.deepEqual(await bench.states(id), ['sent', 'sent', 'sent']);
      assert.equal(plain.keys[0], plain.keys[1], 'the same key for each try');
    });

    it('says itself when to come back', async () => {
      plain.next.push({ result: 'retry_later', afterSeconds: 90 });
      await bench.said('a', plain, ['一']);
      await bench.tick();
      await bench.after(89);
      assert.equal(plain.keys.length, 1);
      await bench.after(1);
      assert.deepEqual(plain.shown, ['a: 一']);
    });

    it('is given up in the end, urgent words soon, and a person sees them', async () => {
      plain.always = LATER;
      const id = await bench.said('a', plain, ['快打120'], { priority: 'urgent' });
      for (let i = 0; i < 40; i += 1) await bench.after(2);
      assert.deepEqual(await bench.states(id), ['failed']);
      const [waiting] = await bench.db.outbox.undelivered(10);
      assert.equal(waiting?.reason, 'vendor_away');
      assert.equal(waiting.priority, 'urgent');
      assert.ok(!bench.log().includes('快打120'));
    });

    it('delays no other vendor, and is not called for everybody', async () => {
      const hung = Promise.withResolvers<SendResult>();
      for (let i = 0; i < 60; i += 1) plain.next.push(hung.promise);
      for (let i = 0; i < 60; i += 1) await bench.said(`p${i}`, plain, ['一']);
      await bench.said('b', keyed, ['到了']);
      const working = bench.tick();
      while (keyed.shown.length === 0) await new Promise(setImmediate);
      assert.deepEqual(keyed.shown, ['b: 到了']);
      assert.ok(plain.keys.length <= 16, `${plain.keys.length} calls at once`);
      hung.resolve(LATER);
      await working;
      plain.next.length = 0;
      const before = plain.keys.length;
      plain.always = LATER;
      await bench.after(1);
      assert.equal(plain.keys.length, before, 'a pause after failures in a row');
      await bench.said('u', plain, ['急'], { priority: 'urgent' });
      await bench.tick();
      assert.equal(plain.keys.length, before + 1, 'what is urgent tries all the same');
      plain.always = null;
      for (let i = 0; i < 80; i += 1) await bench.after(1);
      assert.equal(plain.shown.length, 61);
    });
  });

  describe('a message of which nobody knows', () => {
    it('is under another key once more is joined to it, so that nothing is lost', async () => {
      const brief = fakeChannel('brief', { keyed: true, perTurn: 1 });
      const own = await outboxBench(opened, [brief]);
      brief.next.push(UNCERTAIN);
      await own.said('a', brief, ['一']);
      await own.tick();
      await own.said('a', brief, ['二']);
      await own.after(2);
      assert.deepEqual(brief.shown, ['a: 一\n\n二']);
      assert.notEqual(brief.keys[0], brief.keys[1]);
      await own.close();
    });

    it('is sent again where the vendor knows it by its key', async () => {
      keyed.next.push(UNCERTAIN);
      const id = await bench.said('a', keyed, ['一']);
      await bench.tick();
      await bench.after(2);
      assert.deepEqual(keyed.shown, ['a: 一']);
      assert.equal(keyed.keys[0], keyed.keys[1]);
      assert.deepEqual(await bench.states(id), ['sent']);
    });

    it('waits for a person elsewhere, and what follows it goes on', async () => {
      plain.next.push(UNCERTAIN);
      const id = await bench.said('a', plain, ['一', '二']);
      await bench.tick();
      await bench.after(600);
      assert.deepEqual(plain.shown, ['a: 二']);
      assert.deepEqual(await bench.states(id), ['uncertain', 'sent']);
    });

    for (const priority of ['urgent', 'agent'] as const) {
      it(`goes once more where it is ${priority}, and no third time`, async () => {
        plain.next.push(UNCERTAIN);
        const id = await bench.said('a', plain, ['一'], { priority });
        await bench.tick();
        assert.deepEqual(plain.shown, ['a: 一']);
        assert.deepEqual(await bench.states(id), ['sent']);
        plain.next.push(UNCERTAIN, UNCERTAIN);
        await bench.said('b', plain, ['二'], { priority });
        await bench.tick();
        await bench.after(600);
        assert.deepEqual(plain.shown, ['a: 一']);
        assert.equal(plain.keys.length, 4);
      });
    }

    it('is what a fault of the channel leaves too', async () => {
      plain.next.push(new Error('open id of somebody'));
      const id = await bench.said('a', plain, ['一']);
      await bench.tick();
      assert.deepEqual(await bench.states(id), ['uncertain']);
      assert.ok(!bench.log().includes('open id'));
    });

    it('is what a process that died in the middle leaves, after its hold', async () => {
      const { outbox } = bench.db;
      const id = await bench.said('a', plain, ['一', '二']);
      const now = bench.clock.now();
      await outbox.begin(id, 'dead', now, new Date(now.getTime() + 60_000));
      await outbox.change(id, [2], { inFlight: true });
      await bench.tick();
      assert.deepEqual(plain.shown, [], 'somebody else has the line');
      await bench.after(61);
      assert.deepEqual(plain.shown, ['a: 二']);
      assert.deepEqual(await bench.states(id), ['uncertain', 'sent']);
    });

    it('goes on behind the parts that were taken', async () => {
      const long = `${'一'.repeat(30)}。${'二'.repeat(30)}。${'三'.repeat(30)}`;
      plain.next.push({ result: 'accepted' }, LATER);
      await bench.said('a', plain, [long]);
      await bench.tick();
      await bench.after(2);
      const parts = plain.shown.map((each) => each.slice(3, 4));
      assert.deepEqual(parts, ['一', '二', '三']);
    });
  });

  it('gives up what the vendor refuses, and goes on with the next', async () => {
    plain.next.push({ result: 'refused', reason: 'too_odd' });
    const id = await bench.said('a', plain, ['一', '二']);
    await bench.tick();
    assert.deepEqual(plain.shown, ['a: 二']);
    assert.deepEqual(await bench.states(id), ['failed', 'sent']);
  });

  describe('a window', () => {
    it('is counted, and what is beyond it waits for the person to write', async () => {
      const small = fakeChannel('small', {
        windows: { message: { seconds: 3600, messages: 2 }, event: null },
      });
      await bench.close();
      bench = await outboxBench(opened, [small]);
      await bench.said('a', small, ['一', '二'], { priority: 'agent' });
      await bench.tick();
      const id = await bench.said('a', small, ['三'], {
        priority: 'agent',
        heard: false,
      });
      await bench.tick();
      assert.deepEqual(small.shown, ['a: 一', 'a: 二']);
      await bench.said('a', small, ['四']);
      await bench.tick();
      assert.deepEqual(small.shown.slice(2), ['a: 三', 'a: 四']);
      assert.deepEqual(await bench.states(id), ['sent', 'sent', 'sent', 'sent']);
    });

    it('gives back what the vendor did not take', async () => {
      plain.next.push(LATER, LATER, LATER, LATER);
      const id = await bench.said('a', plain, ['一']);
      for (let i = 0; i < 40; i += 1) await bench.after(1);
      assert.deepEqual(plain.shown, ['a: 一']);
      const contact = await bench.db.contacts.find(id);
      assert.equal(contact?.budget, 4);
    });

    it('that is closed gives urgent words to a person at once', async () => {
      await bench.said('a', plain, ['一']);
      await bench.tick();
      await bench.after(3601);
      const id = await bench.said('a', plain, ['车到了'], {
        priority: 'urgent',
        heard: false,
      });
      await bench.tick();
      assert.deepEqual(await bench.states(id), ['sent', 'failed']);
      const [waiting] = await bench.db.outbox.undelivered(10);
      assert.equal(waiting?.reason, 'window_closed');
    });

    it('that is closed is knocked at once by a template, then a person is asked', async () => {
      plain.template = true;
      await bench.said('a', plain, ['一']);
      await bench.tick();
      await bench.after(3601);
      const id = await bench.said('a', plain, ['办好了'], {
        priority: 'agent',
        heard: false,
      });
      await bench.tick();
      await bench.said('a', plain, ['还有'], { priority: 'agent', heard: false });
      await bench.tick();
      assert.deepEqual(plain.shown, ['a: 一', 'a: [template]']);
      assert.deepEqual(await bench.states(id), ['sent', 'queued', 'queued']);
      await bench.after(901);
      assert.deepEqual(await bench.states(id), ['sent', 'failed', 'failed']);
    });

    it('lets the words follow when the person answers the template', async () => {
      plain.template = true;
      await bench.said('a', plain, ['一']);
      await bench.tick();
      await bench.after(3601);
      await bench.said('a', plain, ['办好了'], { heard: false });
      await bench.tick();
      await bench.said('a', plain, ['您好']);
      await bench.tick();
      assert.deepEqual(plain.shown.slice(1), ['a: [template]', 'a: 办好了', 'a: 您好']);
    });

    it('is closed where the vendor says so', async () => {
      plain.next.push({ result: 'window_closed' });
      const id = await bench.said('a', plain, ['一'], { priority: 'urgent' });
      await bench.tick();
      assert.deepEqual(await bench.states(id), ['failed']);
      assert.equal(plain.keys.length, 1);
    });
  });

  describe('somebody who wants no messages', () => {
    it('gets none; what a person said is for a person to tell', async () => {
      const id = await bench.said('a', plain, ['请评价']);
      await bench.db.contacts.optOut(id, true);
      await bench.said('a', plain, ['车到了'], { priority: 'agent' });
      await bench.tick();
      assert.deepEqual(plain.shown, []);
      assert.deepEqual(await bench.states(id), ['dropped', 'failed']);
    });

    it('is known from the vendor’s answer on', async () => {
      plain.next.push({ result: 'opted_out' });
      const id = await bench.said('a', plain, ['一', '二']);
      await bench.tick();
      assert.equal(plain.keys.length, 1);
      assert.equal((await bench.db.contacts.find(id))?.optedOut, true);
      assert.deepEqual(await bench.states(id), ['dropped', 'dropped']);
    });
  });

  it('only moves forward by what vendors report, however late and often', async () => {
    const id = await bench.said('a', plain, ['一']);
    await bench.tick();
    assert.equal(await bench.reports(plain, 1, 'read'), true);
    assert.equal(await bench.reports(plain, 1, 'delivered'), false);
    assert.equal(await bench.reports(plain, 1, 'failed'), false);
    assert.equal(await bench.reports(plain, 9, 'read'), false);
    assert.deepEqual(await bench.states(id), ['read']);
    await bench.said('a', plain, ['二']);
    await bench.tick();
    assert.equal(await bench.reports(plain, 2, 'failed'), true);
    assert.deepEqual(await bench.states(id), ['read', 'failed']);
    assert.deepEqual(bench.undelivered, ['plain'], 'a person is told');
  });

  it('keeps what came too late for its window until they write again', async () => {
    plain.template = true;
    const id = await bench.said('a', plain, ['一']);
    await bench.tick();
    assert.equal(await bench.reports(plain, 1, 'window_closed'), true);
    assert.deepEqual(await bench.states(id), ['queued']);
    await bench.tick();
    assert.deepEqual(plain.shown, ['a: 一', 'a: [template]']);
    assert.deepEqual(bench.undelivered, []);
    await bench.said('a', plain, ['二']);
    await bench.tick();
    assert.deepEqual(plain.shown.slice(2), ['a: 一', 'a: 二']);
    assert.equal(await bench.reports(plain, 1, 'window_closed'), false, 'told once more');
    assert.deepEqual(await bench.states(id), ['sent', 'sent']);
  });

  it('looks again where the look got lost', async () => {
    const id = await bench.said('a', plain, ['一']);
    const { due } = bench.db;
    for (const row of await due.claim(bench.clock.now(), 10, 30)) {
      await due.bury(row, 'lost');
    }
    await bench.tick();
    assert.deepEqual(plain.shown, []);
    const ids = seededIds(9);
    await lookAtForgotten({ db: bench.db, clock: bench.clock, ids });
    await lookAtForgotten({ db: bench.db, clock: bench.clock, ids });
    await bench.tick();
    assert.deepEqual(plain.shown, ['a: 一']);
    assert.deepEqual(await bench.states(id), ['sent']);
  });

  it('tells a report again that overtook its message', async () => {
    const id = await bench.said('a', plain, ['一']);
    const report = {
      channelId: 'plain',
      vendorKey: vendorKeyOf('plain-1'),
      state: 'delivered',
      reason: null,
    } as const;
    await bench.db.due.plan([lateReport(report, bench.clock.now(), seededIds(9))]);
    await bench.tick();
    assert.deepEqual(await bench.states(id), ['sent']);
    await bench.after(10);
    assert.deepEqual(await bench.states(id), ['delivered']);
  });

  it('keeps the pace of the channel and leaves room for what is urgent', async () => {
    const slow = fakeChannel('slow', {
      windows: { message: null, event: null },
      pace: { person: { burst: 2, perMinute: 60 }, all: { burst: 10, perMinute: 60 } },
    });
    await bench.close();
    bench = await outboxBench(opened, [slow]);
    for (let i = 0; i < 20; i += 1) await bench.said(`p${i}`, slow, ['一']);
    await bench.tick();
    assert.equal(slow.shown.length, 8);
    await bench.said('u', slow, ['急'], { priority: 'urgent' });
    await bench.tick();
    assert.equal(slow.shown.at(-1), 'u: 急');
    for (let i = 0; i < 30; i += 1) await bench.after(1);
    assert.equal(slow.shown.length, 21);
  });

  it('sends again or settles what a person decides about', async () => {
    plain.next.push(UNCERTAIN, UNCERTAIN);
    const id = await bench.said('a', plain, ['一']);
    await bench.tick();
    const other = await bench.said('b', plain, ['二']);
    await bench.tick();
    const { outbox, due } = bench.db;
    assert.equal(await outbox.resolve(id, 2, 'queued'), true);
    assert.equal(await outbox.resolve(other, 2, 'settled'), true);
    assert.equal(await outbox.resolve(other, 2, 'queued'), false);
    assert.deepEqual(await outbox.undelivered(10), []);
    await due.plan([lookAt(id, bench.clock.now(), seededIds(9))]);
    await bench.tick();
    assert.deepEqual(plain.shown, ['a: 一']);
    assert.deepEqual(await bench.states(other), ['settled']);
  });

  it('goes with the person who is forgotten', async () => {
    const id = await bench.said('a', plain, ['一']);
    await bench.db.forget((await bench.db.turns.find(id))?.personId ?? '');
    await bench.tick();
    assert.deepEqual(plain.shown, []);
    assert.deepEqual(await bench.states(id), []);
  });
});
