import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { fixedClock } from '../support/fixed.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const IDEA = '建议中午给学生开核酸采样专场';
const ANSWER = '12日起每天12点到14点为学生专场';

describe('a suggestion', () => {
  let server: TestServer;
  let agent: Agent;
  let resident: Resident;
  let number: string;
  let requests = 0;

  beforeEach(async function () {
    this.timeout(30_000);
    server = await startServer({}, fixedClock('2026-02-02T04:00:00Z'));
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say(IDEA);
    await finish(resident);
    number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
    await resident.news();
  });

  afterEach(() => server.stop());

  async function change(act: string, body: object, who = agent): Promise<number> {
    requests += 1;
    const whole = { requestId: `request-${requests}`, ...body };
    return (await who.change(`/api/desk/cases/${number}/${act}`, whole)).status;
  }

  const judge = (verdict: string, article: string | null = null, answer = ANSWER) =>
    change('judge', { verdict, answer, article });

  it('has its own short form: neither patient nor door nor category is asked', async () => {
    const asked = said(await resident.history());
    for (const key of ['ask.who', 'ask.address', 'ask.district', 'ask.category'])
      assert.ok(!asked.some((each) => each?.startsWith(key)), key);
    const found = await agent.case(number);
    assert.deepEqual([found.category, found.suggestion], ['suggestion', true]);
  });

  it('is taken up with an answer to its sender, and closed', async () => {
    assert.equal(await judge('adopted'), 204);
    const [told] = await resident.news();
    assert.ok(
      told?.text.includes(ANSWER) && told.text.includes('采纳'),
      String(told?.text),
    );
    const found = await agent.case(number);
    assert.equal(found.status, 'closed');
    assert.ok(found.timeline.some(({ data }) => data.kind === 'judged'));
    assert.deepEqual(await agent.queue(), []);
  });

  it('is declined with an answer to its sender', async () => {
    assert.equal(await judge('declined'), 204);
    const [told] = await resident.news();
    assert.ok(
      told?.text.includes('没有采纳') && told.text.includes(ANSWER),
      String(told?.text),
    );
  });

  it('may be asked of a body first, and then comes back to be decided on', async () => {
    const order = { bodies: ['testing_department'], words: '请研究' };
    assert.equal(await change('dispatch', order), 204);
    const [task] = (await agent.case(number)).tasks;
    const done = await fetch(`${server.url}/api${task?.page}/done`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: 'body-done-1', words: '可以安排' }),
    });
    assert.equal(done.status, 204);
    assert.equal((await agent.case(number)).status, 'verified');
    assert.ok(!said(await resident.news()).includes('notice.resolved_ask'));
    assert.equal((await agent.queue())[0]?.caseNumber, number);
  });

  it('becomes a question that editors begin a draft from', async () => {
    assert.equal(await judge('adopted', '学生核酸专场几点'), 204);
    const editor = await Agent.signIn(server.url, 'editor');
    const group = (await editor.unanswered()).find(({ key }) => key.includes(number));
    assert.match(group?.words[0] ?? '', /核酸/);
  });

  it('is judged by staff, once, with an answer, and nothing else is', async () => {
    const editor = await Agent.signIn(server.url, 'editor');
    const body = { verdict: 'adopted', answer: ANSWER, article: null };
    assert.equal(await change('judge', body, editor), 403);
    assert.equal(await judge('adopted', null, ' '), 422);
    assert.equal(await judge('perhaps'), 422);
    assert.equal(await judge('declined', '学生专场几点'), 422);
    const other = await Agent.signIn(server.url, 'agent2');
    assert.equal(await change('judge', body, other), 409, 'another agent has it');
    assert.equal(await judge('adopted'), 204);
    assert.equal(await judge('declined'), 409, 'it is closed');
  });
});
