/** What every store of sealed media keeps: a folder, and one that speaks S3. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles } from '../../integrations/media/folder-files.ts';
import { s3Files } from '../../integrations/media/s3-files.ts';
import type { SealedFiles } from '../../integrations/media/sealed-files.ts';
import { S3_KEY, startFakeS3 } from '../support/fake-s3.ts';

interface Target {
  readonly name: string;
  open(): Promise<{ readonly files: SealedFiles; close(): Promise<void> }>;
}

const TARGETS: readonly Target[] = [
  {
    name: 'folder',
    async open() {
      const folder = await mkdtemp(join(tmpdir(), 'huying-files-'));
      const close = () => rm(folder, { recursive: true });
      return { files: folderFiles(folder), close };
    },
  },
  {
    name: 'S3',
    async open() {
      const { url, region, close } = await startFakeS3();
      return { files: s3Files({ url, region, ...S3_KEY }), close };
    },
  },
];

const NAME = `ab/${'ab01'.repeat(16)}`;
const bytes = (text: string) => Buffer.from(text);

for (const target of TARGETS) {
  describe(`${target.name}: sealed files`, () => {
    let opened: Awaited<ReturnType<Target['open']>>;
    beforeEach(async () => {
      opened = await target.open();
    });
    afterEach(() => opened.close());

    it('gives back what was written, to the byte', async () => {
      const all = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256));
      await opened.files.write(NAME, all);
      assert.deepEqual(await opened.files.read(NAME), all);
      await opened.files.write(NAME, Buffer.alloc(0));
      assert.deepEqual(await opened.files.read(NAME), Buffer.alloc(0));
    });

    it('knows nothing of what was never written, or was removed', async () => {
      assert.equal(await opened.files.read(NAME), null);
      await opened.files.write(NAME, bytes('sealed'));
      await opened.files.remove(NAME);
      assert.equal(await opened.files.read(NAME), null);
    });

    it('removes what is not there without a word', async () => {
      await opened.files.remove(NAME);
      await opened.files.write(NAME, bytes('sealed'));
      await opened.files.remove(NAME);
      await opened.files.remove(NAME);
    });

    it('keeps one of those that were written at once, whole', async () => {
      const written = Array.from({ length: 8 }, (_, at) => bytes(`${at}`.repeat(50_000)));
      await Promise.all(written.map((each) => opened.files.write(NAME, each)));
      const kept = await opened.files.read(NAME);
      assert.ok(written.some((each) => kept?.equals(each)));
    });
  });
}
