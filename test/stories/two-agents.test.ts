import assert from 'node:assert/strict';
import { makeCaseNumber } from '../../cases/number.ts';
import { Agent } from '../support/agent.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { aTurn, caseState, opening, waitingSince } from '../support/turn-writes.ts';

describe('two agents and one resident', () => {
  let server: TestServer;
  let first: Agent;
  let second: Agent;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
    [first, second] = await Promise.all([
      Agent.signIn(server.url),
      Agent.signIn(server.url, 'agent2'),
    ]);
  });

  after(() => server.stop());

  const errorOf = async (answer: Response) => (await answer.json()).error.code;

  it('never speak in one conversation: the second is told who has it', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我妈妈晕倒了叫不醒');
    const [taken] = await first.queue();
    const { turns } = server.database;
    const conversation = await turns.find(resident.conversationId);
    assert.ok(conversation);
    const now = new Date();
    const beside = caseState(conversation, {
      number: makeCaseNumber(now, 'Asia/Shanghai', '12345'),
      ...waitingSince(now.toISOString()),
    });
    await turns.commit([aTurn(conversation, { cases: [opening(beside)] })]);
    assert.equal((await first.take(taken?.caseNumber ?? '')).status, 200);

    const events = (await resident.history()).filter(
      ({ name }) => name === 'handoff.status',
    );
    assert.deepEqual(
      events.map(({ value }) => value),
      [{ state: 'accepted', badge: '01' }],
    );

    const refused = await second.take(beside.number);
    assert.equal(refused.status, 409);
    assert.equal(await errorOf(refused), 'held_by_other');
    const next = await second.take(null);
    assert.deepEqual([next.status, await next.json()], [200, { caseNumber: null }]);
    const answer = await first.take(beside.number);
    assert.equal(answer.status, 200, 'the reservation was given back');
  });
});
