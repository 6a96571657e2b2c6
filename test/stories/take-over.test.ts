import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const HEATING = '我们小区一直没供暖，能不能给供上热，我叫李一，电话13812345678';
const BODY = 'heating_company';

describe('a case that waits for nobody', () => {
  let server: TestServer;
  let outside: WebhookReceiver;
  let clock: FixedClock;
  let agent: Agent;
  let colleague: Agent;
  let resident: Resident;
  let requests = 0;

  beforeEach(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    outside = await startWebhookReceiver();
    server = await startServer(
      { BODY_WEBHOOK: outside.url, BODY_SECRET: 'a secret of the city' },
      clock,
    );
    agent = await Agent.signIn(server.url);
    colleague = await Agent.signIn(server.url, 'agent2');
    resident = await Resident.arrive(server.url);
  });

  afterEach(async () => {
    await server.stop();
    await outside.stop();
  });

  async function change(number: string, what: string, body: object): Promise<number> {
    requests += 1;
    const requestId = `request-${requests}`;
    const path = `/api/desk/cases/${number}/${what}`;
    return (await agent.change(path, { requestId, ...body })).status;
  }

  /** Filed, taken, and handed to a body: it is with the bot and in nobody's hands. */
  async function handedOn(who = resident): Promise<string> {
    await who.say(HEATING);
    await finish(who);
    const item = (await agent.queue()).find(({ owner }) => owner === 'queue');
    assert.ok(item);
    assert.equal((await agent.take(item.caseNumber)).status, 200);
    const order = { bodies: [BODY], words: '' };
    assert.equal(await change(item.caseNumber, 'dispatch', order), 204);
    assert.equal((await agent.case(item.caseNumber)).owner, 'bot');
    await who.news();
    return item.caseNumber;
  }

  /** What bodies were told, in its order. */
  async function told(): Promise<readonly Record<string, unknown>[]> {
    await server.runtime.tick();
    return outside.calls.map(({ body }) => JSON.parse(body));
  }

  it('is taken over, and the resident is told who came', async () => {
    const number = await handedOn();
    assert.equal((await agent.take(number)).status, 200);
    const found = await agent.case(number);
    assert.deepEqual([found.mine, found.status], [true, 'dispatched']);
    assert.ok((await resident.news()).some(({ text }) => text?.includes('已接手')));
    assert.equal(
      (await agent.answer(number, '供热今晚恢复吗？', 'request-a')).status,
      204,
    );
    assert.ok((await resident.news()).some(({ text }) => text === '供热今晚恢复吗？'));
    assert.equal((await resident.say('还没有')).length, 0, 'the bot is silent');
    assert.equal(await change(number, 'hand-back', {}), 204);
    assert.equal((await agent.case(number)).owner, 'bot');
  });

  it('has one agent, however many take it over at once', async () => {
    const number = await handedOn();
    const taken = await Promise.all([agent.take(number), colleague.take(number)]);
    assert.deepEqual(taken.map(({ status }) => status).sort(), [200, 409]);
    const holders = await Promise.all([agent.case(number), colleague.case(number)]);
    assert.equal(holders.filter(({ mine }) => mine).length, 1);
  });

  it('comes to the queue when the browser of who took it over dies', async () => {
    const number = await handedOn();
    assert.equal((await agent.take(number)).status, 200);
    clock.advance(60_000);
    await server.runtime.tick();
    assert.equal((await colleague.case(number)).owner, 'queue');
    assert.equal((await colleague.take(number)).status, 200);
  });

  it('is not taken over once it is over', async () => {
    const number = await handedOn();
    assert.equal((await agent.take(number)).status, 200);
    assert.equal(await change(number, 'resolve', {}), 204);
    assert.equal((await colleague.take(number)).status, 409);
  });

  it('tells its body when it goes into another, and why', async () => {
    const into = await handedOn();
    const number = await handedOn(await Resident.arrive(server.url));
    await told();
    assert.equal(await change(number, 'merge', { into }), 204);
    const last = (await told()).at(-1);
    assert.deepEqual(
      [last?.event, last?.why, last?.into, last?.body],
      ['task.ended', 'merged', into, BODY],
    );
    const [task] = (await agent.case(number)).tasks;
    const view = await (await fetch(`${server.url}/api${task?.page}`)).json();
    assert.deepEqual([view.stage, view.why, view.into], ['recalled', 'merged', into]);
    clock.advance(7 * 86_400_000);
    const later = (await told()).filter(({ caseNumber }) => caseNumber === number);
    assert.equal(later.at(-1)?.event, 'task.ended', 'nothing reminds of it any more');
  });

  for (const [act, why] of [
    ['recall', 'recalled'],
    ['resolve', 'solved'],
  ] as const)
    it(`tells its body that it is ${why}`, async () => {
      const number = await handedOn();
      if (act === 'resolve') await agent.take(number);
      assert.equal(await change(number, act, act === 'recall' ? { task: 1 } : {}), 204);
      const last = (await told()).at(-1);
      assert.deepEqual([last?.event, last?.why], ['task.ended', why]);
    });

  it('tells its body that it is not needed when the resident wants to be forgotten', async () => {
    await handedOn();
    await resident.say('删除我的信息');
    await resident.tap('erase:yes');
    const last = (await told()).at(-1);
    assert.deepEqual([last?.event, last?.why], ['task.ended', 'withdrawn']);
    const { conversationId } = resident;
    assert.deepEqual(await server.database.turns.activities(conversationId, 0, 9), []);
  });

  it('tells its body that the resident took it back', async () => {
    await handedOn();
    await resident.say('取消');
    await resident.tap('撤回');
    const last = (await told()).at(-1);
    assert.deepEqual([last?.event, last?.why], ['task.ended', 'withdrawn']);
  });
});
