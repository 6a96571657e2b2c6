import assert from 'node:assert/strict';
import type { Conversation, Database } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import {
  AT,
  aDueRow,
  aKey,
  aTurn,
  caseState,
  opening,
  talk,
  unique,
  waitingSince,
} from '../support/turn-writes.ts';

for (const target of DATABASES) {
  describe(`${target.name}: persons`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;

    beforeEach(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
    });

    afterEach(async () => opened?.close());

    /** Somebody with words, a case of this status, a photo and something that waits. */
    async function somebody(status: 'received' | 'closed', expiresAt = AT) {
      const [before] = await database.turns.load([aKey()]);
      assert.ok(before);
      const media = {
        id: unique('media'),
        contentType: 'image/jpeg',
        size: 1,
        name: 'x',
      };
      await database.media.put({ ...media, conversationId: before.id }, Buffer.from('1'));
      const state = caseState(before, { ...waitingSince(AT), status });
      await database.turns.commit([
        aTurn(before, {
          conversation: { expiresAt },
          activities: talk(before),
          cases: [opening(state)],
          due: [aDueRow({ conversationId: before.id })],
        }),
      ]);
      return { conversation: before, media: media.id, caseId: state.id };
    }

    /** Everybody was first seen now, by the database's own clock. */
    const later = () => new Date(Date.now() + 60_000);
    const outlived = (draftsUntil: string) =>
      database.persons.outlived(
        { draftsUntil: new Date(draftsUntil), changed: later() },
        9,
      );
    const idOf = ({ personId }: Conversation) => personId;

    it('have conversations and files', async () => {
      const { conversation, media } = await somebody('closed');
      await somebody('closed');
      assert.deepEqual(await database.persons.belongings(conversation.personId), {
        conversations: [conversation.id],
        media: [media],
      });
      assert.deepEqual(await database.persons.belongings('nobody'), {
        conversations: [],
        media: [],
      });
    });

    it('leave no trace when they are forgotten, and the chain of their case stays', async () => {
      const { conversation, caseId } = await somebody('closed');
      const before = await database.persons.traces(conversation.personId);
      for (const table of ['persons', 'activities', 'case_details', 'media', 'due_rows'])
        assert.ok((before[table] ?? 0) > 0, table);
      const [head] = await database.ledger.heads([caseId]);
      assert.match(head?.digest ?? '', /^[0-9a-f]{64}$/);
      await database.forget(conversation.personId);
      assert.deepEqual(await database.persons.traces(conversation.personId), {});
      assert.deepEqual(await database.ledger.heads([caseId]), [head]);
    });

    it('are outlived when they are silent and all of theirs is over', async () => {
      const silent = await somebody('closed');
      await somebody('received');
      await somebody('closed', '2022-03-01T00:00:00.000Z');
      assert.deepEqual(await outlived('2022-02-01T00:00:00Z'), [
        idOf(silent.conversation),
      ]);
      assert.deepEqual(await outlived('2022-01-01T00:00:00Z'), []);
      await database.forget(silent.conversation.personId);
      assert.deepEqual(await outlived('2022-02-01T00:00:00Z'), []);
    });

    it('are not outlived while a case of theirs was changed of late', async () => {
      await somebody('closed');
      const before = {
        draftsUntil: new Date('2022-02-01T00:00:00Z'),
        changed: new Date('2022-01-01T00:00:00Z'),
      };
      assert.deepEqual(await database.persons.outlived(before, 9), []);
    });
  });
}
