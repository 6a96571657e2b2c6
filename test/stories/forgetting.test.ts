import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from '../support/agent.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('forgetting a person', () => {
  let server: TestServer;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
  });

  after(() => server.stop());

  it('is done by an administrator who knows a case number, and leaves a line', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我妈妈晕倒了叫不醒');
    const [agent, admin] = await Promise.all([
      Agent.signIn(server.url),
      Agent.signIn(server.url, 'admin'),
    ]);
    const [item] = await agent.queue();
    const caseNumber = item?.caseNumber ?? '';
    const forget = (who: Agent, body: unknown) => who.change('/api/admin/forget', body);

    assert.equal((await forget(agent, { caseNumber })).status, 403);
    assert.equal((await forget(admin, {})).status, 422);
    assert.equal((await forget(admin, { caseNumber: '0101-000-000' })).status, 404);
    assert.match(await server.rows(), /晕倒/);
    assert.equal((await forget(admin, { caseNumber })).status, 204);

    const rows = await server.rows();
    assert.doesNotMatch(rows, /晕倒/);
    assert.match(rows, new RegExp(`^cases .*${caseNumber}`, 'm'), 'the case stays');
    assert.match(rows, /^audit .*person\.forget/m);
    assert.equal((await forget(admin, { caseNumber })).status, 204, 'again does no harm');
  });

  it('is done on the spot too, and says whom it did not find', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huying-forget-'));
    const run = (...given: string[]) =>
      spawnSync(process.execPath, ['bot/cli/forget.ts', ...given], {
        env: { ...process.env, DATA_DIR: folder },
        encoding: 'utf8',
      });
    try {
      assert.equal(run().status, 2);
      const { status, stdout, stderr } = run('0112-483-721');
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /Nobody was forgotten.*no such case/);
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(30_000);
});
