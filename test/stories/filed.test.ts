import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const SECONDS = 1000;
const TAKE = 7200;

/** A request that was only filed: staff are reminded of it, its resident is left in peace. */
describe('a filed request at the desk', () => {
  let server: TestServer;
  let clock: FixedClock;
  let agent: Agent;
  let resident: Resident;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    server = await startServer({}, clock);
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say('我们小区一直没供暖，能不能给供上热');
    await finish(resident);
    await resident.news();
  });

  after(async () => {
    await server.stop();
  });

  it('becomes a call when the resident asks for a person', async () => {
    const answer = await resident.say('转人工');
    assert.equal(said(answer)[0], 'person.requested');
    const told = answer.map(({ text }) => text).join();
    assert.match(told, /一般\d+分钟内/, 'its own filing is nobody before it');
    const [item] = await agent.queue();
    const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
    assert.equal(reason?.value, '本人要求转人工');
    const history = await resident.history();
    assert.ok(history.some(({ name }) => name === 'handoff.initiate'));
  });

  it('reminds staff after its time, and says nothing of waiting to the resident', async () => {
    const other = await Resident.arrive(server.url);
    await other.say('我们小区一直没供暖，能不能给供上热');
    const number = /\d{4}-\d{3}-\d{3}/.exec(await finish(other))?.[0];
    const before = (await other.history()).length;
    clock.advance((TAKE + 1) * SECONDS);
    await server.runtime.tick();
    const item = (await agent.queue()).find(({ caseNumber }) => caseNumber === number);
    assert.equal(item?.alarms, 1);
    const { activities } = server.database.turns;
    const all = await activities(other.conversationId, before, 10);
    assert.deepEqual(all, []);
  });
});
