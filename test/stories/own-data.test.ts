import assert from 'node:assert/strict';
import type { ErasureProof, PersonExport } from '../../web/desk/person/contract.ts';
import { Agent } from '../support/agent.ts';
import { eventually } from '../support/eventually.ts';
import { fixedClock } from '../support/fixed.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PHONE = '13812340001';
const DANGER = `我妈晕倒了叫不醒，金水区文化路88号院3号楼，电话${PHONE}`;

describe('what is kept of a person', () => {
  // Later than any day on which this runs: when a person was first known is the database's own time.
  const clock = fixedClock('2099-02-01T08:00:00Z');
  let server: TestServer;
  let agent: Agent;
  let supervisor: Agent;

  before(async function () {
    this.timeout(30_000);
    server = await startServer({}, clock);
    agent = await Agent.signIn(server.url);
    supervisor = await Agent.signIn(server.url, 'supervisor');
  });

  after(() => server.stop());

  /** Somebody in danger, with their case. */
  async function inDanger() {
    const resident = await Resident.arrive(server.url);
    await resident.say(DANGER);
    const [row] = await server.database.cases.ofConversation(resident.conversationId);
    assert.ok(row);
    return { resident, caseId: row.state.id, number: row.state.number };
  }

  const forgotten = async (conversationId: string) =>
    (await server.database.turns.activities(conversationId, 0, 9)).length === 0;

  it('is told them in the chat, and nobody else', async () => {
    const { resident, number } = await inDanger();
    await resident.say('这个打不通就打13812340002');
    const told = (await resident.say('你们存了我哪些信息'))
      .map(({ text }) => text)
      .join();
    assert.ok(told.includes(number));
    assert.ok(told.includes('138****0001'));
    assert.ok(told.includes('138****0002'), 'the other number too');
    assert.ok(!told.includes(PHONE));
    const other = await Resident.arrive(server.url);
    const nothing = (await other.say(`${number} 你们存了我哪些信息`))
      .map(({ text }) => text)
      .join();
    assert.ok(!nothing.includes('0001'), 'nothing of somebody else');
    await other.say('删除我的信息');
    await other.tap('erase:yes');
    await server.runtime.tick();
    await eventually(() => forgotten(other.conversationId), 'deleted');
    assert.ok(!(await forgotten(resident.conversationId)), 'only their own');
  });

  it('is deleted by themselves, once they said yes; ledger and figures stay', async () => {
    const { resident, caseId, number } = await inDanger();
    const day = [
      new Date('2099-01-31T16:00:00Z'),
      new Date('2099-02-01T16:00:00Z'),
    ] as const;
    const asked = await resident.say('把我的资料删了');
    assert.ok(
      asked.some(({ text }) => text.includes(number)),
      'what it means is said',
    );
    const before = await server.database.bulletin.day(...day);
    await resident.tap('erase:yes');
    await server.runtime.tick();
    await eventually(() => forgotten(resident.conversationId), 'deleted');
    const row = await server.database.cases.byId(caseId);
    assert.deepEqual(row?.details.account, []);
    assert.equal(row?.state.status, 'withdrawn');
    const { events, faults } = await server.database.ledger.verify();
    assert.ok(events > 0);
    assert.deepEqual(faults, []);
    assert.deepEqual(await server.database.bulletin.day(...day), before);
  });

  it('stays where they told of something new since', async () => {
    const { resident } = await inDanger();
    const { conversationId } = resident;
    const key = `erase:${conversationId}`;
    const dueAt = clock.now().toISOString();
    // As if the worker had not come to it before they wrote again.
    const row = { id: key, key, kind: 'erase', dueAt, conversationId, payload: {} };
    await server.database.due.plan([row]);
    await server.runtime.tick();
    const last = (await resident.history()).at(-1);
    assert.ok(!(await forgotten(resident.conversationId)));
    assert.equal(last?.channelData?.huying?.say, 'notice.erase_stopped');
  });

  it('is copied and deleted at the desk by supervisors, with proof', async () => {
    const { resident, caseId, number } = await inDanger();
    const path = `/api/desk/cases/${number}/person`;
    assert.equal((await agent.change(`${path}/copy`, {})).status, 403);
    assert.equal((await agent.change(`${path}/erase`, {})).status, 403);

    const copied = await supervisor.change(`${path}/copy`, {});
    assert.equal(copied.status, 200);
    const copy: PersonExport = await copied.json();
    assert.deepEqual(
      copy.cases.map(({ state }) => state.number),
      [number],
    );
    assert.equal(copy.cases[0]?.details.phone?.value, PHONE);
    assert.ok((copy.cases[0]?.events.length ?? 0) > 0);
    assert.ok(copy.conversations[0]?.said.some(({ text }) => text === DANGER));
    assert.match(await server.rows(), new RegExp(`person\\.copy.*${caseId}`));

    const before = await server.database.ledger.heads([caseId]);
    const erased = await supervisor.change(`${path}/erase`, {});
    assert.equal(erased.status, 200);
    const proof: ErasureProof = await erased.json();
    assert.equal(proof.complete, true);
    assert.deepEqual(proof.left, {});
    assert.deepEqual(
      proof.cases.map(({ number, digest, unchanged }) => [number, digest, unchanged]),
      [[number, before[0]?.digest, true]],
    );
    assert.ok(await forgotten(resident.conversationId));
    assert.deepEqual((await server.database.ledger.verify()).faults, []);
  });

  it('goes by itself when its time is over, and open cases keep theirs', async () => {
    const done = await inDanger();
    const open = await inDanger();
    await agent.take(done.number);
    const path = `/api/desk/cases/${done.number}/resolve`;
    assert.equal((await agent.change(path, { requestId: 'request-end' })).status, 204);
    await done.resident.say('办好了');
    const ended = await agent.case(done.number);
    assert.equal(ended.status, 'closed');
    clock.advance(364 * 86_400_000);
    await server.runtime.tick();
    assert.ok(!(await forgotten(done.resident.conversationId)));
    clock.advance(10 * 86_400_000);
    await server.runtime.tick();
    assert.ok(await forgotten(done.resident.conversationId));
    assert.ok(!(await forgotten(open.resident.conversationId)));
  });
});
