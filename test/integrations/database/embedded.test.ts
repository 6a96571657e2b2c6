import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../../integrations/database/open.ts';
import { eventually } from '../../support/eventually.ts';
import { aKey, aTurn } from '../../support/turn-writes.ts';

const CREATE = fileURLToPath(
  new URL('../../../integrations/database/create-folder.ts', import.meta.url),
);

describe('embedded database', function () {
  this.timeout(60_000);
  let dataDir: string;
  const open = (dataKey: Buffer | null = null) =>
    openDatabase({ url: null, dataDir, dataKey });

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huying-embedded-'));
  });

  after(() => rm(dataDir, { recursive: true }));

  it('is made whole, or not at all, when its maker is killed', async () => {
    const child = spawn(process.execPath, [CREATE, join(dataDir, 'pg')], {
      stdio: 'ignore',
    });
    const remnants = async () => (await readdir(dataDir)).filter((name) => name !== 'pg');
    await eventually(
      async () =>
        (await remnants()).length > 0 &&
        (await readdir(join(dataDir, (await remnants())[0] ?? ''))).length > 5,
      'the maker began',
      30_000,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.ok(!(await readdir(dataDir)).includes('pg'));
    assert.equal((await remnants()).length, 1);
  });

  it('starts after that from nothing, says what it is, and keeps what was written', async () => {
    const key = aKey();
    const database = await open();
    assert.equal(database.embedded, true);
    assert.match(database.description, /no fsync.*Not for production/);
    const [conversation] = await database.turns.load([key]);
    assert.ok(conversation);
    const turn = aTurn(conversation);
    await database.turns.commit([turn]);
    await assert.rejects(open(), /is in use by process/);
    await database.close();
    assert.deepEqual((await readdir(dataDir)).toSorted(), ['data.key', 'pg']);

    const again = await open();
    const stored = await again.turns.find(key.conversationId);
    assert.deepEqual(stored?.sealed, turn.conversation.sealed);
    await again.close();
  });

  it('has its key in a file that only its owner reads', async () => {
    const path = join(dataDir, 'data.key');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.equal(Buffer.from((await readFile(path, 'utf8')).trim(), 'hex').length, 32);
  });

  it('notices another key, and a key that is missing, and lets go of the folder', async () => {
    const wrong = { name: 'DatabaseSetupError', setting: 'DATA_KEY' };
    await assert.rejects(open(Buffer.alloc(32, 7)), { ...wrong, message: /not the key/ });
    await assert.rejects(open(Buffer.alloc(16)), { ...wrong, message: /32 bytes/ });
    const path = join(dataDir, 'data.key');
    const key = await readFile(path, 'utf8');
    await rm(path);
    await assert.rejects(open(), { ...wrong, message: /data\.key is missing/ });
    const given = await open(Buffer.from(key.trim(), 'hex'));
    await given.close();
    await writeFile(path, key);
  });

  it('loses nothing acknowledged when the process is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huying-kill-'));
    try {
      await mkdir(folder, { recursive: true });
      const acknowledged = await writeUntilKilled(folder, 40);
      const database = await openDatabase({ url: null, dataDir: folder, dataKey: null });
      for (const key of acknowledged) assert.ok(await database.turns.delivery(key), key);
      await database.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const WRITER = `
  const { openDatabase } = await import(process.argv[1]);
  const { aKey, aTurn } = await import(process.argv[2]);
  const database = await openDatabase({ url: null, dataDir: process.argv[3], dataKey: null });
  for (;;) {
    const turns = (await database.turns.load([aKey(), aKey()])).map((each) => aTurn(each));
    await database.turns.commit(turns);
    process.stdout.write(turns.map((turn) => turn.deliveryKey + '\\n').join(''));
  }`;

/** Kills a writing process after `enough` acknowledged turns; the keys that it acknowledged. */
async function writeUntilKilled(
  folder: string,
  enough: number,
): Promise<readonly string[]> {
  const open = new URL('../../../integrations/database/open.ts', import.meta.url).href;
  const writes = new URL('../../support/turn-writes.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', WRITER, open, writes, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > enough) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const whole = told.slice(0, told.lastIndexOf('\n'));
  return whole.split('\n');
}
