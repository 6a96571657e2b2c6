/** Messages whose words change or go, in the system of record. */
import assert from 'node:assert/strict';
import type { StoredActivity } from '../../integrations/activity.ts';
import type { Conversation, Database } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn, talk } from '../support/turn-writes.ts';

for (const target of DATABASES) {
  describe(`${target.name}: messages told in other words`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
    });
    beforeEach(async () => opened?.wipe());
    after(async () => opened?.close());

    const loaded = async (key = aKey()): Promise<Conversation> => {
      const [conversation] = await database.turns.load([key]);
      assert.ok(conversation);
      return conversation;
    };
    const named = (all: readonly StoredActivity[], messageKey: string) =>
      all.map((each) =>
        each.speaker === 'resident'
          ? { ...each, activity: { ...each.activity, messageKey } }
          : each,
      );
    /** A conversation in which `words` were said, under a key. */
    async function said(words: string, messageKey: string) {
      const key = aKey();
      const conversation = await loaded(key);
      const activities = named(talk(conversation, [words, '收到']), messageKey);
      await database.turns.commit([aTurn(conversation, { activities })]);
      return { key, first: activities[0] as StoredActivity };
    }
    const with2 = (stored: StoredActivity, text: string): StoredActivity => ({
      ...stored,
      activity: { ...stored.activity, text },
    });

    it('finds what arrived under a vendor’s key, in its own conversation alone', async () => {
      const { key, first } = await said('3号楼', 'k:1');
      await said('别人的话', 'k:1');
      const found = await database.turns.underKey(key.conversationId, 'k:1');
      assert.deepEqual(found, [first]);
      assert.deepEqual(await database.turns.underKey(key.conversationId, 'k:2'), []);
    });

    it('writes other words in the place of the old ones, with the turn', async () => {
      const { key, first } = await said('3号楼', 'k:1');
      const conversation = await loaded(key);
      const rewritten = [with2(first, '5号楼')];
      const [result] = await database.turns.commit([
        aTurn(conversation, { activities: talk(conversation, ['改了']), rewritten }),
      ]);
      assert.equal(result?.result, 'committed');
      const all = await database.turns.activities(key.conversationId, 0, 10);
      assert.deepEqual(
        all.map(({ activity }) => activity.text),
        ['5号楼', '收到', '改了'],
      );
    });

    it('writes none of it where the conversation moved meanwhile', async () => {
      const { key, first } = await said('3号楼', 'k:1');
      const stale = await loaded(key);
      await database.turns.commit([aTurn(await loaded(key))]);
      const [result] = await database.turns.commit([
        aTurn(stale, { rewritten: [with2(first, '5号楼')] }),
      ]);
      assert.equal(result?.result, 'moved');
      const [kept] = await database.turns.underKey(key.conversationId, 'k:1');
      assert.equal(kept?.activity.text, '3号楼');
    });

    it('cleans up a photo that no message names any more', async () => {
      const key = aKey();
      const conversation = await loaded(key);
      const photo = { id: 'photo-1', contentType: 'image/png', size: 1, name: 'p.png' };
      await database.media.put(
        { ...photo, conversationId: key.conversationId },
        Buffer.from([1]),
      );
      const [first] = talk(conversation, ['看']);
      assert.ok(first);
      const attachments = [
        { contentType: 'image/png', contentUrl: '/channels/x/media/photo-1' },
      ];
      const shown = { ...first, activity: { ...first.activity, attachments } };
      await database.turns.commit([aTurn(conversation, { activities: [shown] })]);
      const later = new Date(Date.now() + 7_200_000);
      await database.cleanUp(later, 100);
      assert.ok(await database.media.get('photo-1'));
      await database.turns.commit([
        aTurn(await loaded(key), { activities: [], rewritten: [first] }),
      ]);
      await database.cleanUp(later, 100);
      assert.equal(await database.media.get('photo-1'), null);
    });

    it('forgets both with the person', async () => {
      const { key } = await said('3号楼', 'k:1');
      const { personId } = await loaded(key);
      await database.forget(personId);
      assert.deepEqual(await database.turns.underKey(key.conversationId, 'k:1'), []);
    });
  });
}
