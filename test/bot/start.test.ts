import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListenError } from '../../bot/errors.ts';
import type { Database } from '../../integrations/database/contract.ts';
import { startServer } from '../support/server.ts';
import { spawnMain } from '../support/spawned-main.ts';

describe('a start that cannot be', function () {
  this.timeout(30_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huying-start-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** What the operator reads; no stack, no value that may be a secret. */
  async function refusal(
    environment: Readonly<Record<string, string>>,
    cwd?: string,
  ): Promise<string> {
    const { ended } = spawnMain({ DATA_DIR: join(folder, 'data'), ...environment }, cwd);
    const { code, output, errors } = await ended;
    assert.equal(code, 1);
    assert.equal(output, '');
    assert.match(errors, /Huying did not start/);
    assert.doesNotMatch(errors, /^\s+at /m, 'no stack');
    return errors;
  }

  it('lists every wrong setting at once and touches nothing', async () => {
    const errors = await refusal({
      PORT: 'many',
      PUBLIC_URL: 'help.example.org',
      TRUST_PROXY: 'perhaps',
      DATABASE_URL: 'postgres://huying:hunter2@127.0.0.1/huying',
      REDIS_URL: 'http://127.0.0.1',
      KNOWLEDGE_AS_OF: '2022-13-40T08:00+08:00',
      STAFF_PASSWORD: 'short',
      ALARM_WEBHOOK: 'https://pager.example.org',
      RATE_BURST: '0',
      LOG_LEVEL: 'loud',
      DIRECTLINE_SECRET: 'hunter2 hunter2 hunter2',
      DIRECTLINE_QUIET_MS: '-1',
    });
    const keys = [...errors.matchAll(/^ {2}- ([A-Z_]+): ./gm)].map(([, key]) => key);
    assert.deepEqual(keys, [
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'REDIS_URL',
      'KNOWLEDGE_AS_OF',
      'STAFF_PASSWORD',
      'RATE_BURST',
      'LOG_LEVEL',
      'DIRECTLINE_SECRET',
      'DIRECTLINE_QUIET_MS',
      'DATA_KEY',
      'ALARM_SECRET',
    ]);
    assert.doesNotMatch(errors, /hunter2|short$/m);
    assert.deepEqual(await readdir(folder), []);
  });

  it('names a city pack that is not there', async () => {
    const errors = await refusal({ CITY_PACK: join(folder, 'no-such-city'), PORT: '0' });
    assert.match(errors, /no-such-city/);
    assert.match(errors, /city\.json/);
  });

  it('says what to do about a data folder that cannot be one', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const link = join(folder, 'a-link');
    await symlink(join(folder, 'gone', 'far'), link);
    for (const DATA_DIR of [file, join(file, 'below'), link]) {
      const errors = await refusal({ DATA_DIR, PORT: '0' });
      assert.match(errors, /^DATA_DIR: .* cannot be used: .*\. Set DATA_DIR to .*$/m);
    }
    await Promise.all([rm(file), rm(link)]);
  });

  it('stops before anything else for a slip in .env', async () => {
    const home = await mkdtemp(join(tmpdir(), 'huying-env-'));
    await writeFile(join(home, '.env'), 'POTR=4000\nLOG_LEVEL=loud\n');
    try {
      const errors = await refusal({}, home);
      assert.match(errors, /unknown key POTR in \.env, did you mean PORT\?/);
      assert.match(errors, /- LOG_LEVEL: /);
    } finally {
      await rm(home, { recursive: true });
    }
  });

  it('names the setting of a database that does not answer', async () => {
    const errors = await refusal({
      DATABASE_URL: 'postgres://huying:hunter2@127.0.0.1:1/huying',
      DATA_KEY: 'ab'.repeat(32),
      PORT: '0',
    });
    assert.match(errors, /DATABASE_URL/);
    assert.doesNotMatch(errors, /hunter2/);
  });

  it('names the port that somebody else has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    assert.ok(address && typeof address === 'object');
    try {
      const errors = await refusal({ PORT: String(address.port) });
      assert.match(errors, new RegExp(`PORT: ${address.port} .* is taken`));
    } finally {
      other.close();
    }
  });

  it('takes no request any more when a step after listening fails', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    assert.ok(address && typeof address === 'object');
    probe.close();
    await once(probe, 'close');
    const broken = (database: Database): Database => ({
      ...database,
      get due(): Database['due'] {
        throw new Error('no timers');
      },
    });
    const start = startServer({ PORT: String(address.port) }, undefined, broken);
    await assert.rejects(start, /no timers/);
    await assert.rejects(fetch(`http://127.0.0.1:${address.port}/healthz`));
  });

  it('closes what it opened, and names an address that is not this machine', async () => {
    let closed = 0;
    const watched = (database: Database): Database => ({
      ...database,
      async close() {
        await database.close();
        closed += 1;
      },
    });
    await assert.rejects(
      startServer({ HOST: '192.0.2.1' }, undefined, watched),
      (error) => {
        assert.ok(error instanceof ListenError);
        assert.match(error.message, /HOST: .*192\.0\.2\.1/);
        return true;
      },
    );
    assert.equal(closed, 1);
  });
});
