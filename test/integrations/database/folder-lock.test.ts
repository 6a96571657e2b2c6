import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../../integrations/database/folder-lock.ts';

const LOCK = new URL('../../../integrations/database/folder-lock.ts', import.meta.url);
const HOLD = `
  const { lockFolder } = await import(${JSON.stringify(LOCK.href)});
  await lockFolder(process.argv[1]);
  process.stdout.write('held');
  setInterval(() => {}, 1_000);`;

describe('folder lock', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huying-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Another process that holds the lock. */
  async function holder() {
    const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  }

  it('refuses a second process and names the first', async () => {
    const child = await holder();
    await assert.rejects(lockFolder(folder), {
      name: 'DatabaseSetupError',
      setting: 'DATA_DIR',
      message: new RegExp(`in use by process ${child.pid}\\b`),
    });
    child.kill();
    await once(child, 'exit');
  });

  it('takes over from a process that was killed', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await lockFolder(folder);
    const [name, ...rest] = await readdir(folder);
    assert.deepEqual([name, rest], ['pg.lock.2', []]);
    const held = await readFile(join(folder, 'pg.lock.2'), 'utf8');
    assert.ok(held.includes(`"pid":${process.pid}`));
    await lock.release();
    assert.deepEqual(await readdir(folder), []);
  });

  it('refuses the same process too', async () => {
    const lock = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), /in use by process/);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('is not held by a pid that came round again', async () => {
    const old = JSON.stringify({ pid: process.pid, started: 'an earlier boot 1' });
    await writeFile(join(folder, 'pg.lock.1'), old);
    await (await lockFolder(folder)).release();
  });

  it('is not held by a lock that nobody can read', async () => {
    await writeFile(join(folder, 'pg.lock.1'), 'torn');
    await (await lockFolder(folder)).release();
  });

  it('goes to one of many who take over at once', async () => {
    await writeFile(join(folder, 'pg.lock.1'), '{"pid":0,"started":"gone"}');
    for (let round = 0; round < 20; round++) {
      const rivals = await Promise.allSettled(
        Array.from({ length: 8 }, () => lockFolder(folder)),
      );
      const won = rivals.filter((each) => each.status === 'fulfilled');
      assert.equal(won.length, 1);
      // Every other round leaves a dead holder's lock.
      await won[0]?.value.release();
      if (round % 2 === 0) {
        await writeFile(join(folder, 'pg.lock.3'), '{"pid":0,"started":"gone"}');
      }
    }
  });
});
