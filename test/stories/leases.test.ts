import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { assertSilent } from '../support/private-words.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('the lease of an agent', () => {
  let server: TestServer;
  let clock: FixedClock;
  let one: Agent;
  let two: Agent;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    server = await startServer({}, clock);
    one = await Agent.signIn(server.url, 'agent');
    two = await Agent.signIn(server.url, 'agent2');
  });

  after(() => server.stop());

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1000);
    await server.runtime.tick();
  }

  /** A resident in distress, and the number of their case. */
  async function distressed(words: string): Promise<[Resident, string]> {
    const resident = await Resident.arrive(server.url);
    await resident.say(words);
    const item = (await one.queue()).find(({ summary }) =>
      summary.situation.some(({ value }) => value === words),
    );
    assert.ok(item);
    return [resident, item.caseNumber];
  }

  const beat = (agent: Agent) => agent.change('/api/desk/heartbeat', {});
  const placeOf = async (number: string) =>
    (await two.queue()).findIndex(({ caseNumber }) => caseNumber === number);

  it('gives the case back to its place when the page falls silent for 45 seconds', async () => {
    const [resident, number] = await distressed('我妈妈晕倒了叫不醒');
    clock.advance(1_000);
    await distressed('我爸晕倒了叫不醒');
    const place = await placeOf(number);
    assert.equal((await one.take(number)).status, 200);
    await resident.news();
    await pass(44);
    assert.equal((await two.case(number)).owner, '01');
    await pass(1);
    const lost = await two.case(number);
    assert.equal(lost.owner, 'queue');
    assert.equal(await placeOf(number), place, 'the place it had');
    assert.ok(said(await resident.news()).includes('notice.lease_lost'));

    const late = await one.answer(number, '我在', 'request-late');
    assert.equal(late.status, 409);
    assert.equal((await late.json()).error.code, 'not_yours');
    assert.equal((await two.take(number)).status, 200);
    const taken = await one.answer(number, '我在', 'request-late');
    assert.equal((await taken.json()).error.code, 'held_by_other');
    const words = (await resident.history()).map(({ text }) => text);
    assert.ok(!words.includes('我在'), 'the late answer was not said');
    assert.deepEqual(said(await resident.news()), ['notice.agent_took']);
  });

  it('holds for as long as the page is heard of', async () => {
    const [resident, number] = await distressed('孩子被开水烫伤了，哭得喘不上气');
    assert.equal((await one.take(number)).status, 200);
    await resident.news();
    for (let i = 0; i < 8; i += 1) {
      await pass(15);
      assert.equal((await beat(one)).status, 204);
    }
    assert.equal((await one.case(number)).mine, true);
    assert.equal((await one.answer(number, '救护车到哪了', 'request-held')).status, 204);
  });

  it('lets one of two agents win who reach for the same case', async () => {
    const [resident, number] = await distressed('奶奶胸口疼得厉害，喘不上气');
    const answers = await Promise.all([one.take(number), two.take(number)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const took = said(await resident.news()).filter((say) => say === 'notice.agent_took');
    assert.equal(took.length, 1);
    const { timeline } = await one.case(number);
    const taken = timeline.filter(({ data }) => data.kind === 'handoff_taken');
    assert.equal(taken.length, 1);
  });

  it('gives each of two agents who ask for the next case another one', async () => {
    await distressed('爷爷突然不会说话了，嘴歪了');
    await distressed('我老公触电了，没有反应');
    const answers = await Promise.all([one.take(null), two.take(null)]);
    const numbers = await Promise.all(answers.map((answer) => answer.json()));
    assert.equal(new Set(numbers.map(({ caseNumber }) => caseNumber)).size, 2);
  });

  it('does an act once, and says so again whatever became of the case', async () => {
    const [resident, number] = await distressed('同事煤气中毒了，叫不醒');
    await one.take(number);
    const words = '请开窗，救护车马上到门口';
    assert.equal((await one.answer(number, words, 'request-once')).status, 204);
    await pass(45);
    await two.take(number);
    const repeated = await one.answer(number, words, 'request-once');
    assert.equal(repeated.status, 204, 'it was said; the page must not try for ever');
    const history = await resident.history();
    assert.equal(history.filter(({ text }) => text === words).length, 1);
  });

  it('logs nothing that people said', () => {
    assertSilent(server.log(), '晕倒', '我在', '烫伤', '救护车', '煤气');
  });
});
