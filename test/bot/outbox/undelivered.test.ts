import assert from 'node:assert/strict';
import { createUndelivered } from '../../../bot/desk/undelivered-port.ts';
import { memoryEvents } from '../../../integrations/memory/events.ts';
import { type WebActor, WebError } from '../../../web/route.ts';
import { DATABASES, type TestDatabase } from '../../support/databases.ts';
import { seededIds } from '../../support/fixed.ts';
import { type FakeChannel, fakeChannel, type OutboxBench, outboxBench } from './bench.ts';

const AGENT: WebActor = { staffId: 'staff-1', role: 'agent', badge: '01', username: 'a' };

describe('the call list', () => {
  let opened: TestDatabase;
  let channel: FakeChannel;
  let bench: OutboxBench;

  before(async function () {
    this.timeout(30_000);
    const database = await DATABASES[0]?.open();
    assert.ok(database);
    opened = database;
  });
  after(() => opened.close());
  beforeEach(async () => {
    channel = fakeChannel('plain');
    bench = await outboxBench(opened, [channel]);
  });
  afterEach(() => bench.close());

  const port = () =>
    createUndelivered({
      ...bench,
      events: memoryEvents(),
      ids: seededIds(5),
      planned: () => {},
    });

  it('shows what was not taken, with its words and why', async () => {
    channel.next.push(
      { result: 'refused', reason: 'status_404' },
      { result: 'uncertain' },
    );
    const id = await bench.said('a', channel, ['车到了', '请评价']);
    await bench.tick();
    const [first, second, ...more] = await port().list(AGENT);
    assert.deepEqual(first, {
      id: `${id}|0000002`,
      caseNumber: null,
      text: '车到了',
      at: bench.clock.now().toISOString(),
      urgent: false,
      surelyNot: true,
      reason: 'refused',
    });
    assert.equal(second?.reason, 'no_answer');
    assert.equal(second.surelyNot, false);
    assert.deepEqual(more, []);
  });

  it('sends again what staff want sent again, once', async () => {
    channel.next.push({ result: 'refused', reason: 'odd' });
    const id = await bench.said('a', channel, ['车到了']);
    await bench.tick();
    await port().settle(AGENT, `${id}|0000002`, 'again');
    await bench.tick();
    assert.deepEqual(channel.shown, ['a: 车到了']);
    assert.deepEqual(await port().list(AGENT), []);
  });

  it('forgets what staff told another way; a second one is told that it is seen to', async () => {
    channel.next.push({ result: 'refused', reason: 'odd' });
    const id = await bench.said('a', channel, ['车到了']);
    await bench.tick();
    await port().settle(AGENT, `${id}|0000002`, 'told');
    assert.deepEqual(await port().list(AGENT), []);
    await assert.rejects(port().settle(AGENT, `${id}|0000002`, 'again'), WebError);
  });
});
