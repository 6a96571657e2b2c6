import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What each question of the form is answered with, by tap or by typing. */
const TAPS = ['确认提交', '登记', '同意', '管控区', '自己', '跳过'];
const WORDS: Readonly<Record<string, string>> = {
  'ask.district': '金水区',
  'ask.address': PERSON.address,
  'ask.address.urgent': PERSON.address,
  'ask.phone': PERSON.phone,
  'ask.phone.urgent': PERSON.phone,
  'ask.contact_name': PERSON.name,
};

describe('personal data', () => {
  let server: TestServer;
  let agent: Agent;
  let resident: Resident;
  let caseNumber: string;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say(`我叫${PERSON.name}，家里没菜了，想请人送菜`);
    caseNumber = await fileRequest();
    await resident.say('转人工');
  });

  after(() => server.stop());

  /** Answers whatever is asked, until the number is given. */
  async function fileRequest(): Promise<string> {
    for (let step = 0; step < 20; step += 1) {
      const last = (await resident.history()).findLast(
        (line) => line.channelData?.huying,
      );
      const say = last?.channelData?.huying?.say ?? '';
      const filed = /\d{4}-\d{3}-\d{3}/.exec(last?.text ?? '');
      if (say.startsWith('filed') && filed) return filed[0];
      const offered = last?.suggestedActions?.actions.map(({ title }) => title) ?? [];
      const tap = WORDS[say] ? undefined : TAPS.find((label) => offered.includes(label));
      if (tap) await resident.tap(tap);
      else await resident.say(WORDS[say] ?? '金水区');
    }
    throw new Error('no number was given');
  }

  it('is taken down whole, for the agent to read', async () => {
    const { summary, transcript } = await agent.case(caseNumber);
    const read = JSON.stringify(summary);
    for (const value of Object.values(PERSON)) assert.ok(read.includes(value), value);
    assert.ok(transcript.some(({ text }) => text.includes(PERSON.phone)));
  });

  it('stands in no row of the database but the words themselves', async () => {
    const rows = (await server.rows()).split('\n');
    const words = rows.filter((row) => row.startsWith('activities '));
    const others = rows.filter((row) => !row.startsWith('activities '));
    assert.ok(others.some((row) => row.startsWith('case_details ')));
    for (const value of Object.values(PERSON)) {
      assert.ok(
        words.some((row) => row.includes(value)),
        'it was said',
      );
      const found = others.find((row) => row.includes(value));
      assert.equal(found?.split(' ')[0], undefined, `${value} stands in clear`);
    }
  });

  it('is gone when the person is forgotten, and the case stays', async () => {
    const before = await agent.case(caseNumber);
    const stored = await server.database.turns.find(resident.conversationId);
    await server.database.forget(stored?.personId ?? '');
    const after = await agent.case(caseNumber);
    assert.deepEqual(after.transcript, []);
    assert.deepEqual(after.timeline, before.timeline);
    assert.equal(after.category, before.category);
    const read = JSON.stringify([after, await agent.queue()]);
    const rows = await server.rows();
    for (const value of Object.values(PERSON)) {
      assert.ok(!read.includes(value), 'not on the desk');
      assert.ok(!rows.includes(value), 'not in the database');
    }
    assert.equal((await agent.queue()).length, 1, 'it still waits for somebody');
  });

  it('leaves the desk able to end what it began', async () => {
    assert.equal((await agent.take(caseNumber)).status, 200);
    const path = `/api/desk/cases/${caseNumber}/resolve`;
    assert.equal((await agent.change(path, { requestId: 'request-end' })).status, 204);
    assert.equal((await agent.queue()).length, 0);
  });

  it('never gets into the log', () => {
    assertSilent(server.log(), '没菜', '送菜');
  });
});
