import assert from 'node:assert/strict';
import type { Database } from '../../integrations/database/contract.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';

for (const target of DATABASES) {
  describe(`${target.name}: counts of posters`, () => {
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

    const scan = (place: string, channelId: string, day: string, newcomer = false) =>
      database.posters.add({ place, channelId, day, newcomer });

    it('adds up by place and channel, also what comes at once', async () => {
      await scan('east', 'a', '2022-01-12', true);
      await Promise.all(
        Array.from({ length: 20 }, () => scan('east', 'a', '2022-01-12')),
      );
      await scan('east', 'b', '2022-01-12', true);
      await scan('west', 'a', '2022-01-13');
      assert.deepEqual(await database.posters.since('2022-01-12'), [
        { place: 'east', channelId: 'a', scans: 21, newcomers: 1 },
        { place: 'east', channelId: 'b', scans: 1, newcomers: 1 },
        { place: 'west', channelId: 'a', scans: 1, newcomers: 0 },
      ]);
    });

    it('leaves out the days before', async () => {
      await scan('east', 'a', '2022-01-11');
      await scan('east', 'a', '2022-01-12', true);
      assert.deepEqual(await database.posters.since('2022-01-12'), [
        { place: 'east', channelId: 'a', scans: 1, newcomers: 1 },
      ]);
      assert.deepEqual(await database.posters.since('2022-01-13'), []);
    });
  });
}
