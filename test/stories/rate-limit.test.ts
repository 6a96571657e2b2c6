import assert from 'node:assert/strict';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('the rate limit', () => {
  let server: TestServer;
  let clock: FixedClock;

  before(async function () {
    this.timeout(30_000);
    clock = fixedClock('2026-02-01T08:00:00Z');
    const settings = { RATE_BURST: '20', RATE_PER_MINUTE: '30', VISITOR_BURST: '20' };
    server = await startServer(settings, clock);
  });

  after(() => server.stop());

  async function twenty(): Promise<Resident> {
    const resident = await Resident.arrive(server.url);
    for (let i = 0; i < 20; i += 1) await resident.post({ text: `第${i + 1}句` });
    return resident;
  }

  it('refuses the 21st message of a moment, stores nothing of it, and says when', async () => {
    const resident = await twenty();
    const before = await resident.history();
    const refused = await resident.attempt({ text: '第21句' }, 'one-too-many');
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get('retry-after'));
    assert.equal(seconds, 2, 'thirty a minute');
    assert.equal((await refused.json()).error.code, 'Throttled');
    assert.deepEqual(await resident.history(), before);

    clock.advance(seconds * 1000);
    await resident.post({ text: '第21句' }, 'one-too-many');
    const own = (await resident.history()).filter(({ text }) => text === '第21句');
    assert.equal(own.length, 1);
  });

  it('never holds back an emergency', async () => {
    const resident = await twenty();
    assert.equal((await resident.attempt({ text: '第21句' })).status, 429);
    await resident.news();
    const answer = await resident.say('我妈妈晕倒了叫不醒');
    assert.equal(said(answer)[0], 'emergency.critical');
  });

  it('keeps every one of very many urgent messages, and answers the last in one line', async () => {
    const resident = await twenty();
    const urgent = '我妈妈晕倒了叫不醒';
    for (let i = 0; i < 60; i += 1) await resident.post({ text: urgent });
    const { turns } = server.database;
    const answerTo = async (text: string) => {
      const before = await turns.find(resident.conversationId);
      await resident.post({ text });
      const all = await turns.activities(resident.conversationId, before?.seq ?? 0, 100);
      return all.map(({ activity }) => activity.text);
    };
    const [kept, answer, ...more] = await answerTo('我妈妈还是晕倒叫不醒，快来人');
    assert.equal(kept, '我妈妈还是晕倒叫不醒，快来人');
    assert.match(answer ?? '', /都收到了.*120/);
    assert.deepEqual(more, []);
    clock.advance(60_000);
    const [, later] = await answerTo(urgent);
    assert.doesNotMatch(later ?? '', /都收到了/);
  });

  it('wants the whole phone once strangers have tried a case often, and shuts out nobody', async () => {
    const owner = await Resident.arrive(server.url);
    await owner.say('我妈妈晕倒了叫不醒，电话13800138000');
    const [row] = await server.database.cases.ofConversation(owner.conversationId);
    const number = row?.state.number ?? '';
    /** From a conversation of its own each time. */
    const tries = async (proof: string) => {
      // VISITOR_BURST leaves room for a few visits a moment.
      clock.advance(1_000);
      const stranger = await Resident.arrive(server.url);
      assert.deepEqual(said(await stranger.say(`${number} 进度`)), ['status.ask_tail']);
      return said(await stranger.say(proof));
    };
    for (let i = 0; i < 5; i += 1)
      assert.deepEqual(await tries('1111'), ['status.no_match']);
    assert.deepEqual(await tries('8000'), ['status.ask_phone'], 'a guess no longer');
    assert.deepEqual(await tries('13800138000'), ['status.own']);
    assert.equal(said(await owner.say(`${number} 进度`))[0], 'status.own');
    clock.advance(31 * 60_000);
    assert.deepEqual(await tries('8000'), ['status.own']);
  });

  it('counts a repeated delivery once', async () => {
    const resident = await Resident.arrive(server.url);
    for (let i = 0; i < 40; i += 1) await resident.post({ text: '你好' }, 'the-same');
    assert.equal((await resident.attempt({ text: '在吗' })).status, 200);
  });

  it('lets one address begin so many visits, and says when to try again', async () => {
    const visit = () => fetch(`${server.url}/chat/token`, { method: 'POST' });
    let answer = await visit();
    for (let i = 0; i < 22 && answer.status === 200; i += 1) answer = await visit();
    assert.equal(answer.status, 429);
    assert.equal((await answer.json()).error.code, 'too_many_visitors');
    assert.ok(Number(answer.headers.get('retry-after')) >= 1);
    clock.advance(60_000);
    assert.equal((await visit()).status, 200);
  });
});
