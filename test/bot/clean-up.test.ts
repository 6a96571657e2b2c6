import assert from 'node:assert/strict';
import { cleanUp } from '../../bot/due/clean-up.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { fixedClock } from '../support/fixed.ts';

const HOUR_MS = 3_600_000;

describe('cleaning up', () => {
  it('runs once an hour, and at each round while there is more', async () => {
    const clock = fixedClock('2026-02-01T08:00:00Z');
    const found = [2_000, 2_000, 7, 0];
    let runs = 0;
    const round = cleanUp(
      {
        async cleanUp(_now, limit) {
          assert.equal(limit, 2_000);
          runs += 1;
          return found.shift() ?? 0;
        },
      },
      clock,
    );
    for (let i = 0; i < 6; i += 1) await round();
    assert.equal(runs, 3);
    clock.advance(HOUR_MS);
    await round();
    await round();
    assert.equal(runs, 4);
  });

  for (const { name, open } of DATABASES) {
    describe(`on ${name}`, () => {
      let opened: TestDatabase;

      before(async function () {
        this.timeout(30_000);
        const database = await open();
        if (!database) return this.skip();
        opened = database;
      });

      after(() => opened?.close());

      it('deletes ended sessions a bounded number at a time, and leaves the others', async () => {
        const { staff, cleanUp: clean } = opened.database;
        const account = { username: 'agent', badge: '01', role: 'agent' } as const;
        await staff.add({
          id: 's1',
          ...account,
          passwordHash: 'x',
          disabled: false,
          skills: [],
          capacity: 1,
        });
        const now = new Date('2026-02-01T08:00:00Z');
        for (let i = 0; i < 5; i += 1) {
          const ends = new Date(now.getTime() + (i < 3 ? -i : i) * HOUR_MS);
          await staff.openSession({
            tokenHash: `hash-${i}`,
            staffId: 's1',
            csrfToken: 'csrf',
            expiresAt: ends.toISOString(),
          });
        }
        assert.equal(await clean(now, 2), 2);
        assert.equal(await clean(now, 2), 1);
        assert.equal(await clean(now, 2), 0);
        assert.ok(await staff.session('hash-3', now));
        assert.ok(await staff.session('hash-4', now));
      });
    });
  }
});
