import assert from 'node:assert/strict';
import { memoryDeliveries } from '../../../integrations/memory/deliveries.ts';
import { memoryEvents } from '../../../integrations/memory/events.ts';
import { memoryRateLimits } from '../../../integrations/memory/rate-limits.ts';
import { Recent } from '../../../integrations/memory/recent.ts';

const OUTCOME = { conversationId: 'dl_1', seq: 1, lastSeq: 2 };
const NOW = new Date('2022-01-12T10:00:00Z');

describe('memory ports', () => {
  it('forget the delivery used longest ago, never more than the limit', async () => {
    const deliveries = memoryDeliveries({ limit: 2 });
    await deliveries.put('a', OUTCOME);
    await deliveries.put('b', OUTCOME);
    await deliveries.get('a');
    await deliveries.put('c', OUTCOME);
    assert.equal(await deliveries.get('b'), null);
    assert.deepEqual(await deliveries.get('a'), OUTCOME);
    assert.deepEqual(await deliveries.get('c'), OUTCOME);
  });

  it('forget the bucket used longest ago; it begins full again', async () => {
    const limits = memoryRateLimits({ limit: 2 });
    const once = { burst: 1, perMinute: 1 };
    for (const key of ['a', 'b', 'c']) await limits.take(key, once, NOW);
    assert.equal((await limits.take('c', once, NOW)).allowed, false);
    assert.equal((await limits.take('b', once, NOW)).allowed, false);
    assert.equal((await limits.take('a', once, NOW)).allowed, true);
  });

  it('keep nothing in a memory of nothing', () => {
    const none = new Recent<number>(0);
    none.set('a', 1);
    assert.equal(none.get('a'), undefined);
  });

  it('report what a listener throws, and let the others hear', async () => {
    const faults: unknown[] = [];
    const events = memoryEvents((error) => faults.push(error));
    const broken = new Error('broken listener');
    events.subscribe('desk', () => {
      throw broken;
    });
    const heard = new Promise<string>((resolve) => events.subscribe('desk', resolve));
    events.publish({ topic: 'desk', id: 'c1' });
    assert.equal(await heard, 'c1');
    assert.deepEqual(faults, [broken]);
  });

  it('count the same listener twice where it listens twice', async () => {
    const events = memoryEvents();
    const heard: string[] = [];
    const listener = (id: string) => heard.push(id);
    const stop = events.subscribe('desk', listener);
    events.subscribe('desk', listener);
    stop();
    events.publish({ topic: 'desk', id: 'c1' });
    await new Promise(setImmediate);
    assert.deepEqual(heard, ['c1']);
  });

  it('are heard no more once closed', async () => {
    const events = memoryEvents();
    let heard = 0;
    events.subscribe('desk', () => {
      heard += 1;
    });
    events.publish({ topic: 'desk', id: 'c1' });
    await events.close();
    events.publish({ topic: 'desk', id: 'c2' });
    await new Promise(setImmediate);
    assert.equal(heard, 0);
  });
});
