/** Several agents at one desk: who is offered what, and cases that go from one to another. */
import assert from 'node:assert/strict';
import type { Team } from '../../web/desk/team/contract.ts';
import { Agent } from '../support/agent.ts';
import { fixedClock } from '../support/fixed.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = fixedClock('2026-02-01T08:00:00Z');

describe('a team at the desk', () => {
  let server: TestServer;
  let first: Agent;
  let second: Agent;
  let supervisor: Agent;
  let requests = 0;

  before(async function () {
    this.timeout(30_000);
    server = await startServer({}, clock);
    [first, second, supervisor] = await Promise.all([
      Agent.signIn(server.url),
      Agent.signIn(server.url, 'agent2'),
      Agent.signIn(server.url, 'supervisor'),
    ]);
  });

  beforeEach(async () => {
    for (const { caseNumber } of await first.queue()) {
      await supervisor.take(caseNumber);
      // Whoever holds it; the others are refused.
      for (const agent of [first, second, supervisor])
        await agent.change(`/api/desk/cases/${caseNumber}/resolve`, {
          requestId: nextId(),
        });
    }
    for (const agent of [first, second]) await attend(agent, 'ready');
    await attend(supervisor, 'away');
  });

  after(() => server.stop());

  function nextId(): string {
    requests += 1;
    return `request-${String(requests).padStart(4, '0')}`;
  }

  const attend = (agent: Agent, state: string) =>
    agent.change('/api/desk/attendance', { state });

  const teamOf = (agent: Agent): Promise<Team> => agent.team();

  const idOf = async (agent: Agent) => (await teamOf(agent)).me;

  async function equip(agent: Agent, skills: readonly string[], capacity = 3) {
    const path = `/api/desk/agents/${await idOf(agent)}`;
    return await supervisor.change(path, { skills, capacity });
  }

  async function asking(): Promise<{ resident: Resident; number: string }> {
    const resident = await Resident.arrive(server.url);
    await resident.say('我要人工');
    clock.advance(1000);
    const number = (await first.queue()).at(-1)?.caseNumber ?? '';
    return { resident, number };
  }

  const direct = (by: Agent, number: string, to: object, note = '') =>
    by.change(`/api/desk/cases/${number}/direct`, { requestId: nextId(), to, note });

  const offerOf = async (agent: Agent) => (await teamOf(agent)).offer;

  it('shows who is there, and how much each has in hand', async () => {
    const { number } = await asking();
    await first.take(number);
    await attend(second, 'busy');
    const { agents } = await teamOf(first);
    const told = agents.map(({ badge, state, load }) => [badge, state, load]);
    assert.deepEqual(told, [
      ['01', 'ready', 1],
      ['02', 'busy', 0],
      ['10', 'away', 0],
    ]);
    clock.advance(46_000);
    await second.change('/api/desk/heartbeat', { touched: false });
    const later = (await teamOf(first)).agents.map(({ state }) => state);
    assert.deepEqual(later, ['away', 'busy', 'away'], 'a silent page is nobody');
  });

  it('offers each the next that suits, anew when a case is closed or somebody signs in', async () => {
    const one = await asking();
    const two = await asking();
    assert.equal(await offerOf(first), one.number);
    assert.equal(await offerOf(second), two.number);
    assert.equal((await (await second.take(null)).json()).caseNumber, two.number);
    assert.equal(await offerOf(second), null);
    const three = await asking();
    assert.equal(await offerOf(second), three.number);
    await attend(supervisor, 'ready');
    await first.take(one.number);
    assert.equal(await offerOf(supervisor), three.number, 'who has least in hand');
  });

  it('hands a case over with a note, tells the resident, and keeps its place', async () => {
    const { resident, number } = await asking();
    const later = await asking();
    await first.take(number);
    const to = { agent: await idOf(second) };
    assert.equal((await direct(first, number, to, '她只说方言，您听得懂')).status, 204);
    assert.match((await resident.history()).at(-1)?.text ?? '', /转给了/);
    assert.equal(await offerOf(second), number);
    assert.equal(await offerOf(first), later.number, 'it waits for the other');
    const found = await second.case(number);
    assert.deepEqual(
      found.notes.map(({ words }) => words),
      ['她只说方言，您听得懂'],
    );
    assert.equal(found.owner, 'queue');
    const [top] = await second.queue();
    assert.equal(top?.caseNumber, number);
    clock.advance(901_000);
    await attend(first, 'ready');
    await attend(second, 'ready');
    await second.take(later.number);
    assert.equal(await offerOf(first), number, 'then it is anybody’s');
  });

  it('offers first to whoever has the skill that a case was handed to', async () => {
    const { number } = await asking();
    assert.equal((await equip(second, ['counselling'])).status, 204);
    await first.take(number);
    await direct(first, number, { skill: 'counselling' });
    assert.deepEqual([await offerOf(first), await offerOf(second)], [null, number]);
    assert.equal((await equip(second, [])).status, 204);
  });

  it('holds no more ordinary cases than an agent can work', async () => {
    await equip(first, [], 1);
    const { number } = await asking();
    await first.take(number);
    await asking();
    assert.deepEqual(await (await first.take(null)).json(), { caseNumber: null });
    const danger = await Resident.arrive(server.url);
    await danger.say('我妈妈晕倒了叫不醒');
    const taken = await (await first.take(null)).json();
    assert.notEqual(taken.caseNumber, null, 'life is not counted');
    await equip(first, [], 3);
  });

  it('lets a supervisor give out what waits or what others hold, and nobody else', async () => {
    const { number } = await asking();
    const to = { agent: await idOf(second) };
    assert.equal((await direct(first, number, to)).status, 409);
    assert.equal((await direct(supervisor, number, to)).status, 204);
    assert.equal(await offerOf(second), number);
    await first.take(number);
    assert.equal((await direct(supervisor, number, to)).status, 204);
    assert.equal((await first.case(number)).owner, 'queue');
    assert.equal((await first.change(`/api/desk/agents/${to.agent}`, {})).status, 403);
    const unknown = [{ agent: 'nobody' }, { skill: 'nothing' }];
    for (const nobody of unknown)
      assert.equal((await direct(supervisor, number, nobody)).status, 422);
  });

  it('brings what a body gave back first to who is in charge of the case', async () => {
    const { number } = await asking();
    await attend(first, 'busy');
    await second.take(number);
    await second.change(`/api/desk/cases/${number}/dispatch`, {
      requestId: nextId(),
      bodies: ['help_desk'],
      words: '',
    });
    await second.change(`/api/desk/cases/${number}/hand-back`, { requestId: nextId() });
    const other = await asking();
    await second.take(other.number);
    await attend(first, 'ready');
    await supervisor.change(`/api/desk/cases/${number}/recall`, {
      requestId: nextId(),
      task: 1,
    });
    assert.equal(await offerOf(second), number, 'with more in hand than the other');
    assert.equal(await offerOf(first), null);
  });
});
