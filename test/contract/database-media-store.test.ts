/** Media of a database whose files lie in a store that speaks S3. */
import assert from 'node:assert/strict';
import { s3Files } from '../../integrations/media/s3-files.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { type FakeS3, S3_KEY, startFakeS3 } from '../support/fake-s3.ts';
import { aKey, aTurn } from '../support/turn-writes.ts';

const PHOTO = Buffer.from('the photo of a prescription');

for (const target of DATABASES) {
  describe(`${target.name}: media in an object store`, () => {
    let opened: TestDatabase | null = null;
    let store: FakeS3;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      store = await startFakeS3();
    });
    after(async () => {
      await opened?.close();
      await store?.close();
    });

    it('are sealed before they leave, come back, and go with their person', async () => {
      assert.ok(opened);
      const files = s3Files({ url: store.url, region: store.region, ...S3_KEY });
      const database = await opened.another({ files });
      const [loaded] = await database.turns.load([aKey()]);
      assert.ok(loaded);
      await database.turns.commit([aTurn(loaded)]);
      const media = { id: 'photo-7', contentType: 'image/jpeg', size: 27, name: 'x.jpg' };
      await database.media.put({ ...media, conversationId: loaded.id }, PHOTO);
      const [name, sealed] = [...store.objects][0] ?? [];
      assert.match(name ?? '', /^[0-9a-f]{2}\/[0-9a-f]{64}$/);
      assert.ok(sealed && !sealed.includes('photo'));
      const kept = await database.media.get(media.id);
      assert.equal(String(kept?.bytes), String(PHOTO));
      await database.forget(loaded.personId);
      assert.equal(await database.media.get(media.id), null);
      assert.equal(store.objects.size, 0);
    });
  });
}
