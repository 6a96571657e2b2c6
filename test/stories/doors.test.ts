/** Messages of the city's other doors, taken in by request and by table. */
import assert from 'node:assert/strict';
import { doors } from '../../integrations/channels/doors/index.ts';
import { readTable } from '../../integrations/channels/doors/table.ts';
import { Agent } from '../support/agent.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { startServer, type TestServer } from '../support/server.ts';

const DOOR = '12345热线';
const CSV = `工单编号,姓名,联系电话,地址,诉求内容,受理时间
20260202-1,${PERSON.name},${PERSON.phone},金水区${PERSON.address},我家停暖三天了，家里有老人,2026-02-02 09:00
20260202-2,,,,我爸胸口疼得厉害，出汗，在惠济区,
20260202-3,,,,建议中午给学生开一条核酸通道,
`;

describe('messages of other doors', () => {
  let server: TestServer;
  let agent: Agent;
  const settings = { DOORS_SECRET: 'rehearsal-secret-of-the-doors' };

  before(async function () {
    this.timeout(30_000);
    server = await startServer(settings);
    agent = await Agent.signIn(server.url);
  });
  after(() => server.stop());

  async function takeIn(): Promise<void> {
    const momentOf = (local: string) => new Date(`${local}+08:00`);
    const table = readTable(CSV, { door: DOOR, settings, momentOf });
    assert.deepEqual(table.faults, []);
    for (const { method, path, headers, body } of table.requests(new Date())) {
      const answer = await fetch(server.url + path, {
        method,
        headers: { ...headers },
        body: new Uint8Array(body),
      });
      assert.deepEqual(await answer.json(), { taken: 3 });
    }
  }

  it('become cases that wait for a person, the urgent one first, and each once', async () => {
    await takeIn();
    const queue = await agent.queue();
    assert.deepEqual(
      queue.map(({ urgency, category }) => [urgency, category]),
      [
        ['critical', 'medical'],
        ['high', 'other'],
        ['normal', 'suggestion'],
      ],
    );
    await takeIn();
    const again = await agent.queue();
    assert.deepEqual(
      again.map(({ caseNumber }) => caseNumber),
      queue.map(({ caseNumber }) => caseNumber),
    );
    assert.ok(again.every(({ summary }) => summary.headline));
    for (const { caseNumber } of again) {
      const { transcript } = await agent.case(caseNumber);
      const said = transcript.filter(({ speaker }) => speaker === 'resident');
      assert.equal(said.length, 2);
      assert.equal(said[1]?.text, '转人工');
    }
  });

  it('keep where they came from, and who is to be rung', async () => {
    const [, heating] = await agent.queue();
    const found = await agent.case(heating?.caseNumber ?? '');
    assert.equal(found.way, 'door');
    assert.deepEqual(found.source, {
      door: DOOR,
      id: '20260202-1',
      at: '2026-02-02T01:00:00.000Z',
    });
    assert.equal(found.summary.workOrder.phone, PERSON.phone);
    assert.equal(found.district, 'jinshui');
    assertSilent(server.log());
  });

  it('are taken on nobody’s word but a signature', async () => {
    const body = JSON.stringify({ door: DOOR, messages: [{ id: '9', text: '停水' }] });
    const url = `${server.url}${(await doors.upkeep()).path}`;
    const answer = await fetch(url, { method: 'POST', body });
    assert.equal(answer.status, 401);
    assert.equal((await agent.queue()).length, 3);
  });
});
