import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { QueueItem } from '../../web/desk/contract.ts';
import { Agent } from '../support/agent.ts';
import { EventStream } from '../support/event-stream.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const SECRET = 'a secret of the pager';
const WORDS = `${PERSON.address}，${PERSON.name}晕倒了叫不醒，电话${PERSON.phone}，在惠济区`;

describe('the clock of a hand-off', () => {
  let server: TestServer;
  let pager: WebhookReceiver;
  let clock: FixedClock;
  let supervisor: Agent;
  let resident: Resident;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    pager = await startWebhookReceiver();
    const settings = { ALARM_WEBHOOK: pager.url, ALARM_SECRET: SECRET };
    server = await startServer(settings, clock);
    supervisor = await Agent.signIn(server.url, 'supervisor');
    resident = await Resident.arrive(server.url);
    await resident.say(WORDS);
  });

  after(async () => {
    await server.stop();
    await pager.stop();
  });

  /** Time goes by while a supervisor sits at the desk. */
  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await supervisor.change('/api/desk/heartbeat', {});
    await server.runtime.tick();
  }

  /** What the pager was told of waiting cases; the duty roster's calls are another story. */
  const alarms = () => pager.calls.filter(({ body }) => body.includes('handoff.waiting'));

  async function waiting(): Promise<QueueItem> {
    const [item] = await supervisor.queue();
    assert.ok(item);
    return item;
  }

  it('is silent while a person may still take it in time', async () => {
    await pass(59);
    assert.deepEqual(said(await resident.news()), []);
    assert.equal((await waiting()).alarms, 0);
    assert.equal(alarms().length, 0);
  });

  it('alarms after 60 seconds: on the desk, to the resident and outside', async () => {
    const desk = await EventStream.open((signal) => supervisor.events(signal));
    pager.answer(500);
    await pass(1);
    const item = await waiting();
    assert.equal(item.alarms, 1);
    const { timeline, conversationId } = await supervisor.case(item.caseNumber);
    assert.deepEqual(timeline.at(-1)?.data, { kind: 'alarmed', step: 1 });
    assert.deepEqual(timeline.at(-1)?.actor, { kind: 'timer' });
    await desk.until(
      (events) =>
        events.some(
          ({ name, data }) =>
            name === 'changed' && JSON.stringify(data).includes(conversationId),
        ),
      'the desk hears of it',
    );
    desk.close();
    const [words] = await resident.news();
    assert.deepEqual(said(words ? [words] : []), ['notice.still_waiting']);
    assert.equal(alarms().length, 1);
  });

  it('signs what it sends, and sends the same again after a refusal', async () => {
    await pass(1);
    assert.equal(alarms().length, 1, 'waits before it tries again');
    await pass(1);
    const [first, second] = alarms();
    assert.equal(alarms().length, 2);
    for (const call of alarms()) {
      const hmac = createHmac('sha256', SECRET).update(call.body).digest('hex');
      assert.equal(call.headers['x-huying-signature'], `sha256=${hmac}`);
      assert.equal(call.headers['content-type'], 'application/json');
    }
    assert.equal(second?.body, first?.body);
    const delivery = first?.headers['x-huying-delivery'];
    assert.ok(delivery);
    assert.equal(second?.headers['x-huying-delivery'], delivery);
  });

  it('tells the outside codes and times, and nothing of the person', async () => {
    const { caseNumber } = await waiting();
    assert.deepEqual(JSON.parse(alarms()[0]?.body ?? '{}'), {
      event: 'handoff.waiting',
      caseNumber,
      urgency: 'critical',
      category: 'medical',
      district: 'huiji',
      requestedAt: '2026-02-01T08:00:00.000Z',
      alarmedAt: '2026-02-01T08:01:00.000Z',
      step: 1,
    });
    assert.doesNotMatch(
      await server.rows(),
      /pager-secret/,
      "nor keeps the receiver's address, which may be a secret",
    );
  });

  it('alarms again while nobody comes, now with the hotline', async () => {
    await pass(58);
    const words = await resident.news();
    assert.deepEqual(said(words), ['notice.still_waiting_again']);
    const { number } = server.runtime.city.hotline;
    assert.match(words[0]?.text ?? '', new RegExp(number));
    assert.deepEqual(words[0]?.channelData?.huying?.phones?.includes(number), true);
    assert.equal((await waiting()).alarms, 2);
    assert.equal(alarms().length, 3);
    const deliveries = new Set(alarms().map((c) => c.headers['x-huying-delivery']));
    assert.equal(deliveries.size, 2, 'another alarm is another delivery');
  });

  it('stops when somebody takes it', async () => {
    const { caseNumber } = await waiting();
    assert.equal((await supervisor.take(caseNumber)).status, 200);
    await supervisor.answer(caseNumber, '我在，请说', 'answer-0001');
    await resident.news();
    for (let i = 0; i < 6; i += 1) {
      await supervisor.change('/api/desk/heartbeat', {});
      await pass(30);
    }
    assert.deepEqual(said(await resident.news()), []);
    assert.equal((await waiting()).alarms, 2);
    assert.equal(alarms().length, 3);
  });

  it('runs anew for a hand-off that is asked for later, under ids of its own', async () => {
    const { caseNumber } = await waiting();
    const path = `/api/desk/cases/${caseNumber}/hand-back`;
    await supervisor.change(path, { requestId: 'request-back' });
    await resident.say('转人工');
    await pass(60);
    assert.equal(alarms().length, 4);
    const deliveries = new Set(alarms().map((c) => c.headers['x-huying-delivery']));
    assert.equal(deliveries.size, 3);
  });

  it('logs nothing that people said', () => {
    assertSilent(server.log(), '晕倒', 'pager-secret');
  });

  it('starts by itself where a cry for help stays without another word', async () => {
    const other = await Resident.arrive(server.url);
    assert.equal(said(await other.say('救命！！')).at(-1), 'ask.safety');
    await pass(59);
    assert.deepEqual(said(await other.news()), []);
    await pass(2);
    assert.deepEqual(said(await other.news()), [
      'emergency.critical',
      'ask.address.urgent',
    ]);
    const items = await supervisor.queue();
    assert.ok(items.some(({ summary }) => JSON.stringify(summary).includes('救命')));
    await pass(120);
    assert.ok(!said(await other.news()).includes('emergency.critical'), 'once');
  });

  it('leaves whoever answers the question in peace', async () => {
    const other = await Resident.arrive(server.url);
    await other.say('救命');
    await other.tap('都没有');
    await pass(120);
    assert.ok(!said(await other.news()).includes('emergency.critical'));
  });
});
