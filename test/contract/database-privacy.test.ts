import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import {
  AT,
  aDueRow,
  aKey,
  aTurn,
  caseEvent,
  caseState,
  DETAILS,
  opening,
  talk,
  unique,
  waitingSince,
} from '../support/turn-writes.ts';

/** What must not stand in the clear; as UTF-8, where the words are Chinese. */
const SECRETS = ['13800000000', '示例小区3号楼', '胸口疼', 'mother.jpg', '照片的字节'];

for (const target of DATABASES) {
  describe(`${target.name}: personal data`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;

    beforeEach(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
    });

    afterEach(async () => opened?.close());

    async function conversation(key = aKey('13800000000')) {
      const [found] = await database.turns.load([key]);
      assert.ok(found);
      return found;
    }

    const photo = (conversationId: string) => ({
      id: unique('media'),
      conversationId,
      contentType: 'image/jpeg',
      size: Buffer.byteLength('照片的字节'),
      name: 'mother.jpg',
    });

    /** A resident with words, draft, case, photo and a message that waits to go out. */
    async function resident(key = aKey('13800000000')) {
      const before = await conversation(key);
      const media = photo(before.id);
      await database.media.put(media, Buffer.from('照片的字节'));
      const state = caseState(before, waitingSince(AT));
      const due = aDueRow({ conversationId: before.id });
      await database.turns.commit([
        aTurn(before, {
          activities: talk(before, ['在吗']),
          cases: [opening(state)],
          due: [due],
        }),
      ]);
      return { key, before, media, state, due };
    }

    async function files(): Promise<readonly Buffer[]> {
      assert.ok(opened);
      const entries = await readdir(join(opened.dataDir, 'media'), {
        recursive: true,
        withFileTypes: true,
      });
      const found = entries.filter((entry) => entry.isFile());
      return Promise.all(
        found.map((entry) => readFile(join(entry.parentPath, entry.name))),
      );
    }

    it('stands encrypted in the rows and in the media folder', async () => {
      assert.ok(opened);
      await resident();
      const stored = [await opened.rows(), ...(await files())];
      assert.ok(stored.length > 1);
      for (const secret of SECRETS) {
        const hex = Buffer.from(secret).toString('hex');
        const base64 = Buffer.from(secret).toString('base64');
        for (const form of [secret, hex, base64]) {
          for (const bytes of stored) assert.ok(!bytes.includes(form), form);
        }
      }
    });

    it('gives media back to whoever knows the id', async () => {
      const { media } = await resident();
      const bytes = Buffer.from('照片的字节');
      assert.deepEqual(await database.media.get(media.id), { ...media, bytes });
      assert.equal(await database.media.get('../../data.key'), null);
    });

    it('refuses media of a conversation nobody loaded', async () => {
      await assert.rejects(
        database.media.put(photo('nowhere'), Buffer.from('x')),
        RangeError,
      );
    });

    it('forgets a person and keeps the ledger', async () => {
      const { key, before, media, state } = await resident();
      const other = await resident(aKey('another'));
      await database.forget(before.personId);

      const now = await conversation(key);
      assert.deepEqual([now.state, now.sealed], [null, null]);
      assert.deepEqual([now.version, now.seq], [2, 1], 'numbers go on');
      assert.deepEqual(await database.turns.activities(before.id, 0, 99), []);
      assert.equal(await database.media.get(media.id), null);
      assert.equal((await files()).length, 1);
      const row = await database.cases.byId(state.id);
      assert.deepEqual(row?.state, state);
      assert.deepEqual(row?.details.account, []);
      assert.equal(row?.details.phone, undefined);
      assert.equal((await database.cases.events(state.id)).length, 1);
      assert.equal((await database.cases.queue(9)).length, 2);
      const waiting = await database.due.claim(new Date(AT), 9, 30);
      assert.deepEqual(
        waiting.map((due) => due.key),
        [other.due.key],
      );

      assert.ok(await database.media.get(other.media.id));
      assert.deepEqual((await database.cases.byId(other.state.id))?.details, DETAILS);
    });

    it('brings nothing back with a turn that was decided before', async () => {
      const { before, key } = await resident();
      const decided = aTurn(await conversation(key));
      await database.forget(before.personId);
      assert.deepEqual(await database.turns.commit([decided]), [{ result: 'moved' }]);
    });

    it('takes a forgotten person in again, with a new key', async () => {
      const { before, key, media } = await resident();
      await database.forget(before.personId);
      const sealed = { account: ['又来了'] };
      const turn = aTurn(await conversation(key), { conversation: { sealed } });
      assert.deepEqual(await database.turns.commit([turn]), [{ result: 'committed' }]);
      assert.deepEqual((await conversation(key)).sealed, sealed);
      const again = photo(before.id);
      await database.media.put(again, Buffer.from('新'));
      assert.ok(await database.media.get(again.id));
      assert.equal(await database.media.get(media.id), null);
    });

    it('is not sealed with a key that another process forgot', async () => {
      assert.ok(opened);
      const { before } = await resident();
      const there = await opened.another();
      const key = { ...aKey('13800000000') };
      const [second] = await there.turns.load([key]);
      const [warm] = await there.turns.load([aKey('13800000000')]);
      assert.ok(second && warm);
      assert.deepEqual(await there.turns.commit([aTurn(warm)]), [
        { result: 'committed' },
      ]);

      await database.forget(before.personId);
      assert.equal((await there.turns.commit([aTurn(second)]))[0]?.result, 'moved');
      const [reloaded] = await there.turns.load([key]);
      assert.ok(reloaded);
      const turn = aTurn(reloaded);
      assert.equal((await there.turns.commit([turn]))[0]?.result, 'committed');
      const seen = await database.turns.find(key.conversationId);
      assert.deepEqual(seen?.sealed, turn.conversation.sealed);
    });

    it('drops a file after an hour when no message named it', async () => {
      const before = await conversation();
      const [named, left] = [photo(before.id), photo(before.id)];
      for (const media of [named, left]) {
        await database.media.put(media, Buffer.from('照片的字节'));
      }
      const [heard, ...rest] = talk(before);
      assert.ok(heard);
      const { contentType } = named;
      const contentUrl = `/somewhere/media/${named.id}`;
      const activity = { ...heard.activity, attachments: [{ contentType, contentUrl }] };
      const activities = [{ ...heard, activity }, ...rest];
      await database.turns.commit([aTurn(before, { activities })]);
      const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
      await database.cleanUp(inMinutes(50), 100);
      assert.ok(await database.media.get(left.id), 'its message may be on its way');
      assert.equal(await database.cleanUp(inMinutes(70), 100), 2);
      assert.equal(await database.media.get(left.id), null);
      assert.ok(await database.media.get(named.id));
      assert.equal(
        await database.cleanUp(inMinutes(70), 100),
        0,
        'each is looked at once',
      );
    });

    it('keeps a file that an event of a case names', async () => {
      const before = await conversation();
      const [shown, left] = [photo(before.id), photo(before.id)];
      for (const media of [shown, left])
        await database.media.put(media, Buffer.from('照片的字节'));
      const write = opening(caseState(before, { version: 2 }));
      const photos = [shown.id];
      const done = caseEvent(write.state, 2, { kind: 'task_done', task: 1, photos });
      const cases = [{ ...write, events: [...write.events, done] }];
      const [written] = await database.turns.commit([aTurn(before, { cases })]);
      assert.equal(written?.result, 'committed');
      await database.cleanUp(new Date(Date.now() + 70 * 60_000), 100);
      assert.ok(await database.media.get(shown.id));
      assert.equal(await database.media.get(left.id), null);
    });

    it('forgets whom nobody knows without a word', async () => {
      await database.forget('nobody');
      await database.ping();
    });
  });
}
