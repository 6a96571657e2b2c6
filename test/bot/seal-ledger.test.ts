import assert from 'node:assert/strict';
import { sealLedger } from '../../bot/due/seal-ledger.ts';
import { fixedClock } from '../support/fixed.ts';

describe('sealing the ledger', () => {
  it('is done once an hour, up to what is settled', async () => {
    const clock = fixedClock('2026-02-01T08:00:00Z');
    const sealed: string[] = [];
    const ledger = {
      async seal(until: Date) {
        sealed.push(until.toISOString());
      },
      verify: () => Promise.reject(new Error('not here')),
      heads: () => Promise.reject(new Error('not here')),
    };
    const seal = sealLedger({ ledger }, clock);
    for (let minutes = 0; minutes <= 70; minutes += 10) {
      await seal();
      clock.advance(600_000);
    }
    assert.deepEqual(sealed, ['2026-02-01T07:50:00.000Z', '2026-02-01T08:50:00.000Z']);
  });
});
