import assert from 'node:assert/strict';
import type { HotIssues } from '../../web/desk/issues/contract.ts';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { assertSilent } from '../support/private-words.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  startWebhookReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

/** One trouble of one estate in the words of many. */
const HEATING = [
  (n: number) => `阳光花园${n}号楼一直没供暖，屋里太冷了`,
  (n: number) => `家里暖气片是凉的，老人孩子冻得不行，我在阳光花园小区${n}号楼`,
  (n: number) => `暖气三天没热了，我们住阳光花园${n}号楼2单元`,
  (n: number) => `暖气不热，打物业电话没人管，阳光花园${n}号楼`,
  (n: number) => `阳光花园小区${n}号楼到现在还没供暖`,
] as const;
const LAMPS = '阳光花园小区1号楼门口的路灯坏了半个月没人修';

interface Requester {
  readonly resident: Resident;
  readonly number: string;
}

describe('one matter of many', function () {
  this.timeout(120_000);
  let server: TestServer;
  let pager: WebhookReceiver;
  let clock: FixedClock;
  let agent: Agent;
  let requests = 0;

  beforeEach(async () => {
    clock = fixedClock('2026-02-01T08:00:00Z');
    pager = await startWebhookReceiver();
    const settings = {
      ALARM_WEBHOOK: pager.url,
      ALARM_SECRET: 'a secret of the pager',
      VISITOR_BURST: '500',
    };
    server = await startServer(settings, clock);
    agent = await Agent.signIn(server.url);
  });

  afterEach(async () => {
    await server.stop();
    await pager.stop();
  });

  async function filed(words: string): Promise<Requester> {
    const resident = await Resident.arrive(server.url);
    await resident.say(words);
    const number = /\d{4}-\d{3}-\d{3}/.exec(await finish(resident))?.[0];
    assert.ok(number);
    await resident.news();
    return { resident, number };
  }

  async function many(count: number): Promise<readonly Requester[]> {
    const all: Requester[] = [];
    for (let at = 0; at < count; at += 10) {
      const next = Array.from({ length: Math.min(10, count - at) }, (_, i) =>
        filed((HEATING[(at + i) % HEATING.length] ?? HEATING[0])(at + i + 1)),
      );
      all.push(...(await Promise.all(next)));
    }
    return all;
  }

  async function pass(seconds = 2): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  }

  async function hot(): Promise<HotIssues> {
    const answer = await agent.get('/api/desk/issues');
    assert.equal(answer.status, 200);
    return await answer.json();
  }

  async function post(path: string, body: object): Promise<number> {
    requests += 1;
    const whole = { requestId: `request-${requests}`, ...body };
    return (await agent.change(`/api/desk/${path}`, whole)).status;
  }

  /** Confirms the one proposal there is; returns the number of who leads. */
  async function gathered(): Promise<string> {
    const [proposal] = (await hot()).proposals;
    assert.ok(proposal);
    const cases = proposal.cases.map(({ caseNumber }) => caseNumber);
    assert.equal(await post('issues', { cases }), 204);
    await pass();
    return cases[0] ?? '';
  }

  async function handOut(number: string): Promise<void> {
    await agent.take(number);
    const order = { bodies: ['heating_company'], words: '' };
    assert.equal(await post(`cases/${number}/dispatch`, order), 204);
    await pass();
  }

  async function done(number: string): Promise<void> {
    const [task] = (await agent.case(number)).tasks;
    const answer = await fetch(`${server.url}/api${task?.page}/done`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: 'request-done', words: '换热站已恢复' }),
    });
    assert.equal(answer.status, 204);
    await pass();
  }

  it('a hundred messages are one issue, one dispatch, a hundred answers', async () => {
    const people = await many(100);
    for (let round = 0; round < 2; round += 1) await pass();
    const [proposal, ...others] = (await hot()).proposals;
    assert.ok(proposal);
    assert.deepEqual(others, []);
    assert.equal(proposal.cases.length, 100);
    assert.deepEqual([proposal.place, proposal.body], ['阳光花园', 'heating_company']);
    assert.ok(proposal.hot);

    const lead = await gathered();
    const queue = await agent.queue();
    assert.deepEqual(
      queue.map(({ caseNumber }) => caseNumber),
      [lead],
      'one for all stands in the queue',
    );
    const [issue] = (await hot()).issues;
    assert.deepEqual([issue?.lead.caseNumber, issue?.cases], [lead, 100]);
    assert.deepEqual((await hot()).proposals, []);

    await handOut(lead);
    let tasks = 0;
    for (const { resident, number } of people) {
      const told = (await resident.news()).filter(
        (line) => line.channelData?.huying?.say === 'notice.dispatched',
      );
      assert.equal(told.length, 1, number);
      assert.match(told[0]?.text ?? '', new RegExp(`${number}.*郑州热力集团`));
      const found = await agent.case(number);
      assert.equal(found.status, 'dispatched');
      tasks += found.tasks.length;
    }
    assert.equal(tasks, 1);
    assert.deepEqual(await agent.queue(), []);

    await done(lead);
    for (const { resident, number } of people) {
      assert.deepEqual(said(await resident.news()), ['notice.resolved_ask'], number);
      assert.equal((await agent.case(number)).status, 'resolved');
    }
    const [first, second] = people.filter(({ number }) => number !== lead);
    assert.ok(first && second);
    await first.resident.tap('办好了');
    await second.resident.tap('没办好');
    assert.equal((await agent.case(first.number)).status, 'closed');
    assert.equal((await agent.case(second.number)).status, 'reopened');
    assert.deepEqual(
      (await agent.queue()).map(({ caseNumber }) => caseNumber),
      [second.number],
      'each closes, or comes back, by itself',
    );
  });

  it('who comes later joins by itself, and hears where it stands', async () => {
    await many(3);
    await pass();
    const lead = await gathered();
    const [before] = await many(1);
    const lamps = await filed(LAMPS);
    await pass();
    assert.ok(before);
    assert.equal((await agent.case(before.number)).issue?.lead, lead);
    assert.equal((await agent.case(lamps.number)).issue, null, 'another matter there');
    assert.deepEqual(
      (await agent.queue()).map(({ caseNumber }) => caseNumber).sort(),
      [lead, lamps.number].sort(),
    );
    await handOut(lead);
    const [after] = await many(1);
    await pass();
    assert.ok(after);
    assert.deepEqual(said(await after.resident.news()), ['notice.dispatched']);
    assert.equal((await agent.case(after.number)).status, 'dispatched');
    await done(lead);
    const [fresh] = await many(1);
    await pass();
    assert.ok(fresh);
    assert.equal(
      (await agent.case(fresh.number)).issue,
      null,
      'what is done takes nobody',
    );
  });

  it('alarms once when ten come within the hour, in codes', async () => {
    await many(9);
    await pass();
    const surges = () => pager.calls.filter(({ body }) => body.includes('issue.surge'));
    assert.equal(surges().length, 0);
    await many(3);
    await pass();
    assert.equal(surges().length, 1);
    const [call] = surges();
    const body = JSON.parse(call?.body ?? '{}');
    assert.deepEqual([body.category, body.cases >= 10], ['other', true]);
    assert.ok(!call?.body.includes('阳光'));
    const { timeline } = await agent.case(body.caseNumber);
    assert.ok(timeline.some(({ data }) => data.kind === 'surged'));
    assertSilent(server.log(), '阳光花园');
  });

  it('is proposed no more when it is not one, and a request leaves what it is not part of', async () => {
    await many(3);
    await pass();
    const [proposal] = (await hot()).proposals;
    assert.ok(proposal);
    assert.equal(
      (await agent.change('/api/desk/issues/dismiss', { proposal: proposal.id })).status,
      204,
    );
    assert.deepEqual((await hot()).proposals, []);

    const [lead, other, third] = proposal.cases.map(({ caseNumber }) => caseNumber);
    assert.equal(await post(`cases/${other}/issue`, { with: lead }), 204);
    assert.equal(await post(`cases/${third}/issue`, { with: other }), 204);
    await pass();
    const { issue } = await agent.case(String(third));
    assert.deepEqual([issue?.lead, issue?.others.length], [lead, 2]);
    assert.equal(await post(`cases/${third}/issue`, { with: null }), 204);
    assert.equal((await agent.case(String(third))).issue, null);
    assert.ok((await agent.queue()).some(({ caseNumber }) => caseNumber === third));
    assert.equal(await post(`cases/${lead}/issue`, { with: null }), 204);
    await pass();
    assert.equal((await agent.case(String(other))).issue, null, 'nobody leads it');
    assert.equal((await agent.queue()).length, 3);
  });
});
