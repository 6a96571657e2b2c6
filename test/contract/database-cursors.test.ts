import assert from 'node:assert/strict';
import type { Cursors } from '../../integrations/database/cursors-contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';

for (const target of DATABASES) {
  describe(`${target.name}: cursors of mailboxes`, () => {
    let opened: TestDatabase | null = null;
    let cursors: Cursors;

    before(async function () {
      this.timeout(60_000);
      opened = await target.open();
      if (!opened) return this.skip();
      cursors = opened.database.cursors;
    });
    beforeEach(async () => opened?.wipe());
    after(async () => opened?.close());

    it('keeps a place for each mailbox of each channel', async () => {
      assert.equal(await cursors.read('one', 'a'), null);
      assert.equal(await cursors.move('one', 'a', null, 'p1'), true);
      assert.equal(await cursors.move('one', 'b', null, 'p2'), true);
      assert.equal(await cursors.move('two', 'a', null, 'p3'), true);
      assert.equal(await cursors.read('one', 'a'), 'p1');
      assert.equal(await cursors.read('one', 'b'), 'p2');
      assert.equal(await cursors.read('two', 'a'), 'p3');
    });

    it('is moved only from where it stands', async () => {
      await cursors.move('one', 'a', null, 'p1');
      assert.equal(await cursors.move('one', 'a', null, 'p0'), false);
      assert.equal(await cursors.move('one', 'a', 'p0', 'p2'), false);
      assert.equal(await cursors.read('one', 'a'), 'p1');
      assert.equal(await cursors.move('one', 'a', 'p1', 'p2'), true);
      assert.equal(await cursors.read('one', 'a'), 'p2');
    });

    it('is moved by one of many at once', async () => {
      await cursors.move('one', 'a', null, 'p1');
      const to = ['x', 'y', 'z'];
      const moved = await Promise.all(to.map((p) => cursors.move('one', 'a', 'p1', p)));
      assert.equal(moved.filter(Boolean).length, 1);
      assert.equal(await cursors.read('one', 'a'), to[moved.indexOf(true)]);
    });
  });
}
