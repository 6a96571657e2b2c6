import assert from 'node:assert/strict';
import { Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** The same question on the day of the mass test, through the real server. */
describe('stories on 10 January 2022', () => {
  let server: TestServer;

  before(async function () {
    this.timeout(30_000);
    server = await startServer({ KNOWLEDGE_AS_OF: '2022-01-10T08:00+08:00' });
  });

  after(async () => {
    await server.stop();
  });

  it('tells Jinshui the hours of today’s testing', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我在金水区');
    const answer = await resident.say('今天几点做核酸');
    assert.deepEqual(said(answer), ['policy.answer']);
    assert.match(answer[0]?.text ?? '', /9:00[\s\S]*15:00/);
    assert.match(answer[0]?.text ?? '', /2022-01-09/);
  });

  it('tells it in English to who asks in English', async () => {
    const resident = await Resident.arrive(server.url);
    const answer = await resident.say('What time is testing today in Jinshui?', 'en-US');
    assert.deepEqual(said(answer), ['policy.answer']);
    assert.match(answer[0]?.text ?? '', /9:00 to 15:00/);
    assert.doesNotMatch(answer[0]?.text ?? '', /\p{Script=Han}/u);
  });
});
