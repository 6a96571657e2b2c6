import assert from 'node:assert/strict';
import type { Database } from '../../integrations/database/contract.ts';
import type {
  NewOutMessage,
  Outbox,
} from '../../integrations/database/outbox-contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { AT, aKey, aTurn, talk } from '../support/turn-writes.ts';

const second = (count: number) => new Date(Date.parse(AT) + count * 1_000);

const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }) => a.seq - b.seq;

for (const target of DATABASES) {
  describe(`${target.name}: outbox`, () => {
    let opened: TestDatabase | null = null;
    let database: Database;
    let outbox: Outbox;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      database = opened.database;
      outbox = database.outbox;
    });
    beforeEach(async () => opened?.wipe());
    after(async () => opened?.close());

    async function said(messages: readonly Partial<NewOutMessage>[] = [{}]) {
      const [loaded] = await database.turns.load([aKey()]);
      assert.ok(loaded);
      const activities = talk(loaded, ['问', ...messages.map((_, i) => `答${i}`)]);
      const rows = messages.map(
        (change, i): NewOutMessage => ({
          seq: i + 2,
          priority: 'other',
          heldUntil: null,
          ...change,
        }),
      );
      const contact = {
        address: { user: 'u' },
        windowUntil: second(60).toISOString(),
        budget: 2,
        narrow: false,
      };
      const write = aTurn(loaded, { activities, outbox: rows, contact, at: AT });
      const [result] = await database.turns.commit([write]);
      assert.equal(result?.result, 'committed');
      return loaded;
    }

    it('keeps what a turn says on its way out, in its order', async () => {
      const { id } = await said([{ priority: 'urgent' }, {}]);
      const [first, second] = await outbox.waiting(id, 10);
      assert.deepEqual(first, {
        conversationId: id,
        seq: 2,
        priority: 'urgent',
        at: AT,
        parts: 0,
        inFlight: false,
        doubtful: false,
        tries: 0,
        heldUntil: null,
      });
      assert.equal(second?.seq, 3);
      assert.equal((await outbox.waiting(id, 1)).length, 1);
    });

    it('gives the line to one at a time, and on when its hold ends', async () => {
      const { id } = await said();
      assert.equal(await outbox.begin(id, 'a', second(0), second(30)), true);
      assert.equal(await outbox.begin(id, 'b', second(1), second(31)), false);
      assert.equal(await outbox.begin(id, 'a', second(2), second(32)), true);
      await outbox.end(id, 'b');
      assert.equal(await outbox.begin(id, 'b', second(3), second(33)), false);
      assert.equal(await outbox.begin(id, 'b', second(33), second(63)), true);
      await outbox.end(id, 'b');
      assert.equal(await outbox.begin(id, 'a', second(34), second(64)), true);
    });

    it('gives it to one of many that ask at once', async () => {
      const { id } = await said();
      const asked = ['a', 'b', 'c', 'd', 'e'].map((holder) =>
        outbox.begin(id, holder, second(0), second(30)),
      );
      const got = (await Promise.all(asked)).filter(Boolean);
      assert.equal(got.length, 1);
    });

    it('changes only what still waits', async () => {
      const { id } = await said([{}, {}]);
      await outbox.change(id, [2], { state: 'sent', vendorKey: 'v' });
      await outbox.change(id, [2, 3], { state: 'failed', reason: 'odd', tries: 3 });
      assert.deepEqual(
        [...(await outbox.states(id))],
        [
          [2, 'sent'],
          [3, 'failed'],
        ],
      );
    });

    it('leaves nobody to see to what was said elsewhere, before or after it failed here', async () => {
      const { id, channelId } = await said([{}, {}, {}, {}]);
      await outbox.saidElsewhere(id, [2, 3]);
      const failed = { state: 'failed', reason: 'opted_out' } as const;
      assert.deepEqual(await outbox.change(id, [2, 4], failed), ['settled', 'failed']);
      await outbox.change(id, [3], { state: 'sent', vendorKey: `elsewhere ${id}` });
      const [late] = await outbox.report(channelId, `elsewhere ${id}`, 'failed', null);
      assert.equal(late?.state, 'settled');
      const open = async () => (await outbox.undelivered(9)).map(({ seq }) => seq);
      assert.deepEqual(await open(), [4]);
      await outbox.saidElsewhere(id, [4, 5]);
      assert.deepEqual(await open(), []);
      assert.equal((await outbox.states(id)).get(5), 'queued');
    });

    it('tells which messages a report moved: all that went as one, and forward only', async () => {
      const loaded = await said([{}, {}, {}]);
      const { id, channelId } = loaded;
      await outbox.change(id, [2, 3], { state: 'sent', vendorKey: 'v' });
      const moved = [
        { conversationId: id, seq: 2, state: 'failed' },
        { conversationId: id, seq: 3, state: 'failed' },
      ];
      assert.deepEqual(await outbox.report('elsewhere', 'v', 'read', null), []);
      const failed = await outbox.report(channelId, 'v', 'failed', 'code_1');
      assert.deepEqual([...failed].sort(bySeq), moved);
      assert.deepEqual(await outbox.report(channelId, 'v', 'failed', 'code_1'), []);
      for (const { seq } of moved)
        assert.equal(await outbox.resolve(id, seq, 'queued'), true);
      assert.deepEqual(await outbox.report(channelId, 'v', 'read', null), []);
      assert.deepEqual([...(await outbox.states(id)).values()], Array(3).fill('queued'));
    });

    it('spends the window’s messages, and none beyond it', async () => {
      const { id } = await said();
      const { contacts } = database;
      assert.equal(await contacts.spend(id, second(1)), true);
      assert.equal(await contacts.spend(id, second(1)), true);
      assert.equal(await contacts.spend(id, second(1)), false);
      await contacts.giveBack(id);
      assert.equal(await contacts.spend(id, second(61)), false);
      assert.equal(await contacts.spend(id, second(1)), true);
      await contacts.giveBack(id);
      await contacts.shut(id, second(2));
      assert.equal(await contacts.spend(id, second(2)), false);
    });

    it('knows what the answer to a request carried, and holds the rest no more', async () => {
      const heldUntil = second(5).toISOString();
      const { id, channelId } = await said([{ heldUntil }, { heldUntil }]);
      await outbox.carried(id, [{ seq: 2, vendorKey: `carried ${id}` }], second(1));
      const waiting = await outbox.waiting(id, 10);
      assert.deepEqual(
        waiting.map(({ seq, heldUntil: held }) => [seq, held]),
        [[3, null]],
      );
      assert.equal((await outbox.states(id)).get(2), 'sent');
      await outbox.report(channelId, `carried ${id}`, 'delivered', null);
      assert.equal((await outbox.states(id)).get(2), 'delivered');
      assert.equal((await outbox.states(id)).get(3), 'queued');
    });

    it('shows a person the most urgent first', async () => {
      const late = await said([{ priority: 'other' }, { priority: 'urgent' }]);
      await outbox.change(late.id, [2, 3], { state: 'failed', reason: 'no_address' });
      const found = await outbox.undelivered(10);
      assert.deepEqual(
        found.map(({ seq, priority, state, reason }) => [seq, priority, state, reason]),
        [
          [3, 'urgent', 'failed', 'no_address'],
          [2, 'other', 'failed', 'no_address'],
        ],
      );
    });

    it('cleans what is long settled, and nothing that a person must see', async () => {
      const { id } = await said([{}, {}, {}]);
      await outbox.change(id, [2], { state: 'sent' });
      await outbox.change(id, [3], { state: 'failed' });
      await database.cleanUp(second(32 * 86_400), 100);
      assert.deepEqual([...(await outbox.states(id)).keys()], [3, 4]);
    });
  });
}
