import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { EventStream } from '../support/event-stream.ts';
import { eventually } from '../support/eventually.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const HOUR_MS = 3_600_000;

describe('a session of staff', () => {
  let server: TestServer;
  let clock: FixedClock;

  beforeEach(async function () {
    this.timeout(30_000);
    // The database dates deliveries by its own clock.
    clock = fixedClock(new Date().toISOString());
    server = await startServer({}, clock);
  });

  afterEach(() => server.stop());

  async function pass(ms: number): Promise<void> {
    clock.advance(ms);
    await server.runtime.tick();
  }

  const counted = async (pattern: RegExp) =>
    (await server.rows()).split('\n').filter((row) => pattern.test(row)).length;

  it('takes its live stream with it when the agent signs out', async () => {
    const [agent, other] = await Promise.all([
      Agent.signIn(server.url),
      Agent.signIn(server.url, 'agent2'),
    ]);
    const desk = await EventStream.open((signal) => agent.events(signal));
    const beside = await EventStream.open((signal) => other.events(signal));
    assert.equal((await agent.signOut()).status, 204);
    await eventually(() => desk.ended, 'the stream ends');
    await server.runtime.tick();
    assert.equal(beside.ended, false, "nobody else's");
    beside.close();
  });

  it('takes its live stream with it when it expires', async () => {
    const agent = await Agent.signIn(server.url);
    const desk = await EventStream.open((signal) => agent.events(signal));
    await pass(13 * HOUR_MS);
    assert.equal(desk.ended, false);
    await pass(HOUR_MS);
    await eventually(() => desk.ended, 'the stream ends');
  });

  it('is deleted after its end, with deliveries that nobody repeats any more', async () => {
    await Agent.signIn(server.url);
    const resident = await Resident.arrive(server.url);
    await resident.say('你好');
    await pass(13 * 24 * HOUR_MS);
    assert.equal(await counted(/^staff_sessions /), 0);
    assert.equal(await counted(/^deliveries /), 1);
    await pass(2 * 24 * HOUR_MS);
    assert.equal(await counted(/^deliveries /), 0);
    assert.equal((await counted(/^activities /)) > 0, true, 'words are another matter');
  });

  it('leaves one line in the audit trail for a case that stays open on the desk', async () => {
    const agent = await Agent.signIn(server.url);
    await (await Resident.arrive(server.url)).say('我妈妈晕倒了叫不醒');
    const [item] = await agent.queue();
    const number = item?.caseNumber ?? '';
    const reads = () => counted(/^audit .*case\.read/);
    for (let i = 0; i < 5; i += 1) {
      await agent.case(number);
      await pass(60_000);
    }
    assert.equal(await reads(), 1);
    await (await Agent.signIn(server.url, 'agent2')).case(number);
    assert.equal(await reads(), 2, 'each reader for themselves');
    await pass(6 * 60_000);
    await agent.case(number);
    assert.equal(await reads(), 3, 'another sitting');
  });
});
