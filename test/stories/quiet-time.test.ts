import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('the quiet time', () => {
  let server: TestServer;
  let clock: FixedClock;
  let agent: Agent;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    server = await startServer({ DIRECTLINE_QUIET_MS: '1500' }, clock);
    agent = await Agent.signIn(server.url);
  });

  after(() => server.stop());

  async function pass(ms: number): Promise<void> {
    clock.advance(ms);
    await server.runtime.tick();
  }

  const questions = (says: readonly string[]) =>
    says.filter((say) => say.startsWith('ask.'));

  it('takes a burst of three messages as one account and puts one question', async () => {
    const resident = await Resident.arrive(server.url);
    const heard: string[] = [];
    for (const words of ['我要求助', '家里没菜了', '老人两天没好好吃饭']) {
      heard.push(...said(await resident.say(words)));
      await pass(1_000);
    }
    heard.push(...said(await resident.news()));
    assert.deepEqual(questions(heard), [], 'nobody is interrupted');
    await pass(499);
    assert.deepEqual(said(await resident.news()), []);
    await pass(1);
    assert.equal(questions(said(await resident.news())).length, 1);
    await pass(60_000);
    assert.deepEqual(said(await resident.news()), [], 'and it is put once');
  });

  it('gives emergency advice at once, and asks after it', async () => {
    const resident = await Resident.arrive(server.url);
    const first = said(await resident.say('我妈妈晕倒了叫不醒，在惠济区'));
    assert.equal(first[0], 'emergency.critical');
    assert.deepEqual(questions(first), []);
    await pass(1_500);
    assert.equal(questions(said(await resident.news())).length, 1);
  });

  it('drops a question when the resident has written since, even while it is on its way', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('家里没菜了，老人没饭吃');
    clock.advance(1_500);
    // Both at once: whichever turn is first, no question for the older words may follow the newer.
    await Promise.all([server.runtime.tick(), resident.post({ text: '还有药也没了' })]);
    const history = await resident.history();
    const last = history.findLastIndex((line) => line.text === '还有药也没了');
    assert.deepEqual(questions(said(history.slice(last + 1))), []);
    await pass(1_500);
    assert.equal(questions(said((await resident.history()).slice(last + 1))).length, 1);
  });

  it('asks nothing once an agent has taken over', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我爸胸口疼，喘不上气，在中原区');
    const item = (await agent.queue()).find(({ summary }) =>
      summary.situation.some(({ value }) => value.includes('我爸胸口疼')),
    );
    assert.equal((await agent.take(item?.caseNumber ?? '')).status, 200);
    await resident.news();
    await pass(1_500);
    assert.deepEqual(said(await resident.news()), []);
  });
});
