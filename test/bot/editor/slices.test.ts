import assert from 'node:assert/strict';
import { bySlices } from '../../../bot/editor/slices.ts';

describe('editing: a long list', () => {
  it('is worked through in order, and what waits is done in between', async () => {
    const steps: string[] = [];
    setImmediate(() => steps.push('somebody else'));
    const doubled = await bySlices([1, 2, 3, 4, 5], 2, (slice) => {
      steps.push(slice.join());
      return slice.map((n) => n * 2);
    });
    assert.deepEqual(doubled, [2, 4, 6, 8, 10]);
    assert.deepEqual(steps, ['1,2', 'somebody else', '3,4', '5']);
  });

  it('may be empty', async () => {
    assert.deepEqual(await bySlices([], 2, () => assert.fail()), []);
  });
});
