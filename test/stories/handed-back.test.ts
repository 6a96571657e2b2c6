import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('an urgent case that was handed back', () => {
  let server: TestServer;
  let clock: FixedClock;
  let agent: Agent;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    server = await startServer({}, clock);
    agent = await Agent.signIn(server.url, 'agent');
  });

  after(async () => {
    await server.stop();
  });

  async function handedBack(words: string): Promise<Resident> {
    const resident = await Resident.arrive(server.url);
    await resident.say(words);
    const [item] = await agent.queue();
    assert.ok(item);
    assert.ok((await agent.take(item.caseNumber)).ok);
    const path = `/api/desk/cases/${item.caseNumber}/hand-back`;
    const answer = await agent.change(path, { requestId: crypto.randomUUID() });
    assert.ok(answer.ok);
    await resident.news();
    assert.deepEqual(await agent.queue(), []);
    return resident;
  }

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  }

  it('calls a person again when the resident is silent, and says so once', async () => {
    const resident = await handedBack('老人晕倒了叫不醒');
    await pass(server.runtime.city.clocks.critical.look - 1);
    assert.deepEqual(await agent.queue(), []);
    await pass(1);
    const [item] = await agent.queue();
    assert.equal(item?.urgency, 'critical');
    assert.deepEqual(said(await resident.news()), ['notice.called_again']);
    assert.ok((await agent.take(item?.caseNumber ?? null)).ok);
    const path = `/api/desk/cases/${item?.caseNumber}/resolve`;
    assert.ok((await agent.change(path, { requestId: crypto.randomUUID() })).ok);
  });

  it('leaves alone what a person was called for meanwhile', async () => {
    const resident = await handedBack('孩子被狗咬了');
    await resident.say('伤口还在流血，快来人');
    await resident.news();
    const before = (await agent.queue()).length;
    assert.equal(before, 1);
    await pass(server.runtime.city.clocks.critical.look);
    assert.ok(!said(await resident.news()).includes('notice.called_again'));
    assert.equal((await agent.queue()).length, before);
  });
});
