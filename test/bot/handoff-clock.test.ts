import assert from 'node:assert/strict';
import { isTold } from '../../bot/due/handoff-clock.ts';

describe('the clock of a hand-off', () => {
  it('tells the resident ever more seldom, and never falls silent', () => {
    const told = Array.from({ length: 70 }, (_, at) => at + 1).filter(isTold);
    assert.deepEqual(told, [1, 2, 4, 8, 16, 32, 64]);
  });
});
