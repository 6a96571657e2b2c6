/** An agent answers with what was published: with its version, and never with what is over. */
import assert from 'node:assert/strict';
import type { FittingArticle } from '../../web/desk/quoting/contract.ts';
import { Agent } from '../support/agent.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('an answer from a published article', () => {
  let server: TestServer;
  let agent: Agent;
  let resident: Resident;
  let number: string;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
    agent = await Agent.signIn(server.url);
    resident = await Resident.arrive(server.url);
    await resident.say('我要人工，我在管控区');
    number = (await agent.queue())[0]?.caseNumber ?? '';
    await agent.take(number);
    await resident.say('管控区怎么透析');
  });

  after(() => server.stop());

  const fitting = (words = '') => agent.articles(number, words);

  const quote = (text: string, quotes: readonly object[], requestId: string) =>
    agent.change(`/api/desk/cases/${number}/answer`, { requestId, text, quotes });

  const citation = ({ article, version }: FittingArticle) => ({ article, version });

  it('is suggested by what the resident said, or by what the agent looks for', async () => {
    const [first] = await fitting();
    assert.ok(first);
    assert.ok(first.version >= 1 && first.title !== '' && first.source !== '');
    const [other] = await fitting('心理热线电话');
    assert.ok(other);
    assert.notEqual(other.article, first.article);
    assert.deepEqual(await fitting('今天吃什么好'), []);
  });

  it('names source and version to the resident, and to who reads the case', async () => {
    const [first] = await fitting();
    assert.ok(first);
    assert.equal((await quote(first.text, [citation(first)], 'quote-0001')).status, 204);
    const last = (await resident.history()).at(-1);
    assert.deepEqual(last?.channelData?.huying?.quotes, [
      { ...citation(first), source: first.source, announcedOn: first.announcedOn },
    ]);
    const { transcript } = await agent.case(number);
    assert.deepEqual(transcript.at(-1)?.quotes, [citation(first)]);
  });

  it('is refused where that version is told no more', async () => {
    const [first] = await fitting();
    assert.ok(first);
    const { article, version } = citation(first);
    for (const old of [
      { article, version: version + 1 },
      { article: 'no-such', version: 1 },
    ]) {
      const answer = await quote('……', [old], `quote-${old.article}-2`);
      assert.equal(answer.status, 409);
      assert.equal((await answer.json()).error.code, 'article_changed');
    }
  });
});
