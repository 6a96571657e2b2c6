import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../integrations/database/open.ts';
import { freshDatabase } from '../../support/postgres.ts';

describe('database server', function () {
  this.timeout(60_000);
  let dataDir: string;
  const key = Buffer.alloc(32, 1);
  const open = (url: string, dataKey: Buffer | null) =>
    openDatabase({ url, dataDir, dataKey });

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huying-server-'));
  });

  after(() => rm(dataDir, { recursive: true }));

  it('wants DATA_KEY before it connects', async () => {
    await assert.rejects(open('postgres://nobody@127.0.0.1:1/none', null), {
      name: 'DatabaseSetupError',
      setting: 'DATA_KEY',
      message: /DATA_KEY must be set where DATABASE_URL is/,
    });
  });

  it('says when nobody answers, without the password', async () => {
    await assert.rejects(
      open('postgres://nobody:secret@127.0.0.1:1/none', key),
      (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /DATABASE_URL: .*does not answer \(ECONNREFUSED\)/);
        assert.ok(!JSON.stringify(error).includes('secret'));
        return true;
      },
    );
  });

  it('is migrated once by many processes, and notices another key', async function () {
    const fresh = await freshDatabase();
    if (fresh === null) return this.skip();
    try {
      const all = await Promise.all([1, 2, 3].map(() => open(fresh.url, key)));
      for (const database of all) await database.ping();
      assert.equal(all[0]?.embedded, false);
      for (const database of all) await database.close();
      await assert.rejects(open(fresh.url, Buffer.alloc(32, 2)), { setting: 'DATA_KEY' });
    } finally {
      await fresh.drop();
    }
  });
});
