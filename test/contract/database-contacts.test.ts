import assert from 'node:assert/strict';
import type {
  ContactWrite,
  Conversation,
  Database,
} from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { aKey, aTurn } from '../support/turn-writes.ts';

const at = (hours: number) =>
  new Date(Date.parse('2022-01-12T10:00:00.000Z') + hours * 3_600_000).toISOString();

const wrote = (change: Partial<ContactWrite> = {}): ContactWrite => ({
  address: { user: 'open-id-of-somebody' },
  windowUntil: at(48),
  budget: 5,
  narrow: false,
  ...change,
});

for (const target of DATABASES) {
  describe(`${target.name}: contacts`, () => {
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

    async function heard(contact: ContactWrite | null, before?: Conversation) {
      const loaded = before
        ? await database.turns.find(before.id)
        : (await database.turns.load([aKey()]))[0];
      assert.ok(loaded);
      const [result] = await database.turns.commit([aTurn(loaded, { contact })]);
      assert.equal(result?.result, 'committed');
      return loaded;
    }

    it('keeps where a person is reached, and that unreadable', async () => {
      const { id } = await heard(wrote());
      assert.deepEqual(await database.contacts.find(id), {
        conversationId: id,
        address: { user: 'open-id-of-somebody' },
        windowUntil: at(48),
        budget: 5,
        optedOut: false,
        knockedAt: null,
      });
      assert.ok(!(await opened?.rows())?.includes('open-id-of-somebody'));
    });

    it('knows nothing of whom no vendor brought', async () => {
      const { id } = await heard(null);
      assert.equal(await database.contacts.find(id), null);
    });

    it('opens the window anew with each message', async () => {
      const conversation = await heard(wrote({ budget: 1 }));
      await heard(wrote({ windowUntil: at(60), address: { user: 'new' } }), conversation);
      const contact = await database.contacts.find(conversation.id);
      assert.equal(contact?.windowUntil, at(60));
      assert.equal(contact.budget, 5);
      assert.deepEqual(contact.address, { user: 'new' });
    });

    it('narrows no window that is open, and opens one that is closed', async () => {
      const conversation = await heard(wrote());
      await heard(wrote({ narrow: true, windowUntil: at(1), budget: 3 }), conversation);
      const kept = await database.contacts.find(conversation.id);
      assert.deepEqual([kept?.windowUntil, kept?.budget], [at(48), 5]);
      await heard(wrote({ narrow: true, windowUntil: at(90), budget: 3 }), conversation);
      const later = await database.contacts.find(conversation.id);
      assert.deepEqual([later?.windowUntil, later?.budget], [at(90), 3]);
    });

    it('keeps that somebody wants no messages through all of it', async () => {
      const conversation = await heard(wrote());
      await database.contacts.optOut(conversation.id, true);
      await heard(wrote(), conversation);
      assert.equal((await database.contacts.find(conversation.id))?.optedOut, true);
      await database.forget(conversation.personId);
      const forgotten = await database.contacts.find(conversation.id);
      assert.deepEqual(
        [forgotten?.optedOut, forgotten?.address, forgotten?.windowUntil],
        [true, null, null],
      );
      await database.contacts.optOut(conversation.id, false);
      assert.equal((await database.contacts.find(conversation.id))?.optedOut, false);
    });

    it('takes an opt-out from somebody who never wrote', async () => {
      await database.contacts.optOut('never-wrote', true);
      assert.equal((await database.contacts.find('never-wrote'))?.optedOut, true);
    });
  });
}
