/** Editors and residents in one real house: what one does, the other reads. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Agent } from '../../support/agent.ts';
import { fixedClock } from '../../support/fixed.ts';
import { Resident, said } from '../../support/resident.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const FILE = './knowledge/zhengzhou-2022/articles/dialysis.md';
const ASKED = '透析怎么预约';

describe('editing: in the house', () => {
  let server: TestServer;
  let editor: Agent;
  let approver: Agent;

  before(async function () {
    this.timeout(30_000);
    server = await startServer({}, fixedClock('2026-02-01T08:00:00Z'));
    editor = await Agent.signIn(server.url, 'editor');
    approver = await Agent.signIn(server.url, 'approver');
  });

  after(() => server.stop());

  const dialysis = (who: Agent, act: string, body: unknown) =>
    who.change(`/api/editor/items/article/dialysis/${act}`, body);

  it('tells a resident the new rule, asked or not', async () => {
    const resident = await Resident.arrive(server.url);
    assert.equal(said(await resident.say(ASKED))[0], 'policy.answer');

    const text = (await readFile(FILE, 'utf8')).replace(
      /# 答\n[\s\S]*?\n# Answer\n[\s\S]*?(?=\n# |$)/,
      '# 答\n\n透析改为当日预约。\n\n# Answer\n\nBook dialysis for the same day.\n',
    );
    const file = { name: 'dialysis.md', text, apply: true };
    const imported = await (await editor.change('/api/editor/import', file)).json();
    assert.deepEqual(imported.faults, []);
    assert.equal(imported.applied, true);
    const publish = { revision: 2, startsAt: null, emergency: null };
    const review = { revision: 2, to: 'review', note: '' };
    assert.equal((await dialysis(editor, 'move', review)).status, 204);
    assert.equal((await dialysis(editor, 'publish', publish)).status, 403);
    const published = await dialysis(approver, 'publish', publish);
    assert.equal(published.status, 204, await published.text());

    const correct = await dialysis(approver, 'correct', {});
    assert.deepEqual(await correct.json(), { sent: 1 });
    await server.runtime.tick();
    const [news, ...more] = await resident.news();
    assert.deepEqual(said(news ? [news] : []), ['policy.corrected']);
    assert.match(news?.text ?? '', /透析改为当日预约/);
    assert.deepEqual(more, []);

    const other = await Resident.arrive(server.url);
    const [answer] = await other.say(ASKED);
    assert.match(answer?.text ?? '', /透析改为当日预约/);
  });

  it('shows editors what residents asked in vain, and no name', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('小区里能不能养鸽子？');
    await resident.say('我叫张大锤，电话13800000000，能不能养猫？');
    const rows = await server.rows();
    const notes = rows.split('\n').filter((row) => row.startsWith('policy_notes'));
    assert.ok(notes.some((row) => row.includes('小区里能不能')));
    assert.ok(!notes.some((row) => /张大锤|1380/.test(row)));
  });
});
