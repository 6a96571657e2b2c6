import assert from 'node:assert/strict';
import { s3Files } from '../../../integrations/media/s3-files.ts';
import {
  FilesError,
  type SealedFiles,
} from '../../../integrations/media/sealed-files.ts';
import { type FakeS3, S3_KEY, startFakeS3 } from '../../support/fake-s3.ts';

const NAME = `ab/${'ab01'.repeat(16)}`;

describe('media in a store that speaks S3', () => {
  let store: FakeS3;
  let files: SealedFiles;
  const open = (change: object = {}) =>
    s3Files({
      url: store.url,
      region: store.region,
      ...S3_KEY,
      timeoutMs: 200,
      ...change,
    });

  beforeEach(async () => {
    store = await startFakeS3();
    files = open();
  });
  afterEach(() => store.close());

  it('tries once more what the store was too busy for, or broke off', async () => {
    for (const trouble of ['busy', 'cut'] as const) {
      store.meet(trouble);
      await files.write(NAME, Buffer.from('sealed'));
      store.meet(trouble);
      assert.equal(String(await files.read(NAME)), 'sealed');
      store.meet(trouble);
      await files.remove(NAME);
      assert.equal(store.objects.size, 0);
    }
  });

  it('says that it failed, and tells nothing of where', async () => {
    const failing = async (work: Promise<unknown>) => {
      await assert.rejects(work, (error) => {
        assert.ok(error instanceof FilesError);
        assert.doesNotMatch(error.message, /127\.0\.0\.1|ab01|REHEARSAL/i);
        return true;
      });
    };
    store.meet('busy', 'busy');
    await failing(files.write(NAME, Buffer.from('sealed')));
    store.meet('hang', 'hang');
    await failing(files.read(NAME));
    store.meet('half');
    await failing(files.read(NAME));
    await failing(open({ secret: 'another-secret-than-ours' }).read(NAME));
    await failing(open({ keyId: 'another-key' }).write(NAME, Buffer.from('sealed')));
    await store.close();
    await failing(files.remove(NAME));
    store = await startFakeS3();
  });

  it('takes a refusal for a failure, not for a file that is not there', async () => {
    await files.write(NAME, Buffer.from('sealed'));
    const stranger = open({ secret: 'another-secret-than-ours' });
    await assert.rejects(stranger.read(NAME), FilesError);
    await assert.rejects(stranger.remove(NAME), FilesError);
    assert.equal(store.objects.size, 1);
  });
});
