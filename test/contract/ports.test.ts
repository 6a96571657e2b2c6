/** What every implementation of the shared ports keeps; the list is in `test/support/ports.ts`. */
import assert from 'node:assert/strict';
import type {
  DeliveryOutcome,
  KnownDeliveries,
  LiveEvents,
  Locks,
  RateLimits,
} from '../../integrations/ports.ts';
import { eventually } from '../support/eventually.ts';
import { type Pair, PORTS, type PortSet } from '../support/ports.ts';

const NOW = new Date('2022-01-12T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

for (const target of PORTS) {
  describe(`${target.name}: ports contract`, () => {
    let pair: Pair;

    beforeEach(async function () {
      const opened = await target.open();
      if (opened === null) return this.skip();
      pair = opened;
    });

    afterEach(async () => {
      await pair?.close();
      assert.deepEqual(pair?.faults ?? [], []);
    });

    /** The same port of both sides. */
    function both<Port>(pick: (set: PortSet) => Port | undefined): readonly [Port, Port] {
      const [here, there] = [pick(pair.here), pick(pair.there)];
      if (here === undefined || there === undefined)
        throw new Error(`${target.name} does not bring what it promises`);
      return [here, there];
    }

    const { brings } = target;
    if (brings.includes('locks'))
      describe('locks', () => locks(() => both((set) => set.locks)));
    if (brings.includes('events'))
      describe('live events', () => events(() => both((set) => set.events)));
    if (brings.includes('deliveries'))
      describe('known deliveries', () => deliveries(() => both((set) => set.deliveries)));
    if (brings.includes('rateLimits'))
      describe('rate limits', () => rateLimits(() => both((set) => set.rateLimits)));
  });
}

function locks(both: () => readonly [Locks, Locks]): void {
  it('returns what the work returns', async () => {
    const [here] = both();
    assert.equal(await here.run('c1', async () => 42), 42);
  });

  it('passes a failure to its caller and goes on with the next', async () => {
    const [here] = both();
    const failing = here.run('c1', async () => {
      throw new Error('broken work');
    });
    const next = here.run('c1', async () => 'fine');
    await assert.rejects(failing, /broken work/);
    assert.equal(await next, 'fine');
  });

  it('turns what the work throws at once into a rejection', async () => {
    const [here] = both();
    const failing = here.run('c1', () => {
      throw new Error('broken at once');
    });
    await assert.rejects(failing, /broken at once/);
  });

  it('lets one at a time work under a key, from both sides', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => both()[index % 2]?.run('c1', work)),
    );
    assert.equal(most, 1);
  });

  it('serves one side in order of arrival', async () => {
    const [here] = both();
    const served: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5].map((place) => here.run('c1', async () => served.push(place))),
    );
    assert.deepEqual(served, [1, 2, 3, 4, 5]);
  });

  it('gives the other side its turn while one keeps coming back', async () => {
    const [here, there] = both();
    let served = false;
    const mine = Promise.all(
      Array.from({ length: 400 }, () => here.run('c1', async () => served)),
    );
    await there.run('c1', async () => {
      served = true;
    });
    await mine;
    assert.equal(served, true);
  });

  it('does not hold up another key', async () => {
    const [here, there] = both();
    let finish = () => {};
    const held = here.run('c1', () => new Promise<void>((done) => (finish = done)));
    await here.run('c2', async () => {});
    await there.run('c3', async () => {});
    finish();
    await held;
  });

  it('waits for running work when it closes, and takes no more', async () => {
    const [here] = both();
    let over = false;
    const work = here.run('c1', async () => {
      await new Promise(setImmediate);
      over = true;
    });
    await here.close();
    assert.equal(over, true);
    await work;
    await assert.rejects(
      here.run('c1', async () => {}),
      /closed/,
    );
  });
}

function events(both: () => readonly [LiveEvents, LiveEvents]): void {
  it('reaches listeners of the topic on both sides', async () => {
    const [here, there] = both();
    const heard: string[] = [];
    here.subscribe('desk', (id) => heard.push(`here ${id}`));
    there.subscribe('desk', (id) => heard.push(`there ${id}`));
    there.subscribe('knowledge', (id) => heard.push(`wrong ${id}`));
    here.publish({ topic: 'desk', id: 'c1' });
    await eventually(() => heard.length >= 2, 'both sides hear');
    assert.deepEqual(heard.sort(), ['here c1', 'there c1']);
  });

  it('keeps the order of one publisher', async () => {
    const [here, there] = both();
    const heard: string[] = [];
    there.subscribe('conversation', (id) => heard.push(id));
    const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);
    for (const id of ids) here.publish({ topic: 'conversation', id });
    await eventually(() => heard.length === ids.length, 'all are heard');
    assert.deepEqual(heard, ids);
  });

  it('is not heard inside the publishing call', async () => {
    const [here] = both();
    const heard: string[] = [];
    here.subscribe('desk', (id) => heard.push(id));
    here.publish({ topic: 'desk', id: 'c1' });
    assert.deepEqual(heard, []);
    await eventually(() => heard.length === 1, 'it is heard afterwards');
  });

  it('is not heard by one who stopped listening', async () => {
    const [here, there] = both();
    const heard: string[] = [];
    const stop = there.subscribe('desk', (id) => heard.push(`stopped ${id}`));
    there.subscribe('desk', (id) => heard.push(id));
    stop();
    here.publish({ topic: 'desk', id: 'c1' });
    await eventually(() => heard.length > 0, 'the other listener hears');
    assert.deepEqual(heard, ['c1']);
  });
}

function deliveries(both: () => readonly [KnownDeliveries, KnownDeliveries]): void {
  const outcome: DeliveryOutcome = { conversationId: 'dl_1', seq: 3, lastSeq: 5 };

  it('does not know what it was never told', async () => {
    const [here] = both();
    assert.equal(await here.get('web:1'), null);
  });

  it('tells both sides the outcome', async () => {
    const [here, there] = both();
    await here.put('web:1', outcome);
    assert.deepEqual(await here.get('web:1'), outcome);
    assert.deepEqual(await there.get('web:1'), outcome);
    assert.equal(await there.get('web:2'), null);
  });
}

function rateLimits(both: () => readonly [RateLimits, RateLimits]): void {
  const limit = { burst: 3, perMinute: 20 };

  it('allows the burst, then says how many seconds to wait', async () => {
    const [here] = both();
    for (let taken = 0; taken < limit.burst; taken++)
      assert.deepEqual(await here.take('p1', limit, NOW), {
        allowed: true,
        retryAfter: 0,
      });
    assert.deepEqual(await here.take('p1', limit, NOW), {
      allowed: false,
      retryAfter: 3,
    });
    assert.deepEqual(await here.take('p1', limit, later(1)), {
      allowed: false,
      retryAfter: 2,
    });
    assert.equal((await here.take('p1', limit, later(3))).allowed, true);
    assert.equal((await here.take('p1', limit, later(3))).allowed, false);
  });

  it('takes what a thing costs, all of it or nothing, and looks for nothing', async () => {
    const [here] = both();
    const sized = { burst: 60, perMinute: 30 };
    const look = async () => await here.take('p1', sized, NOW, 0);
    assert.equal((await here.take('p1', sized, NOW, 40)).allowed, true);
    assert.deepEqual(await here.take('p1', sized, NOW, 40), {
      allowed: false,
      retryAfter: 40,
    });
    assert.equal((await look()).allowed, true);
    assert.equal(
      (await here.take('p1', sized, NOW, 20)).allowed,
      true,
      'nothing was taken',
    );
    assert.deepEqual(await look(), { allowed: false, retryAfter: 2 });
    assert.equal((await here.take('p1', sized, later(40), 20)).allowed, true);
  });

  it('counts both sides together and each key alone', async () => {
    const [here, there] = both();
    await here.take('p1', limit, NOW);
    await there.take('p1', limit, NOW);
    await here.take('p1', limit, NOW);
    assert.equal((await there.take('p1', limit, NOW)).allowed, false);
    assert.equal((await there.take('p2', limit, NOW)).allowed, true);
  });

  it('fills up to the burst and no further', async () => {
    const [here] = both();
    await here.take('p1', limit, NOW);
    for (let taken = 0; taken < limit.burst; taken++)
      assert.equal((await here.take('p1', limit, later(3600))).allowed, true);
    assert.equal((await here.take('p1', limit, later(3600))).allowed, false);
  });

  it('neither gives nor takes when the clock goes back', async () => {
    const [here] = both();
    for (let taken = 0; taken < limit.burst; taken++) await here.take('p1', limit, NOW);
    assert.equal((await here.take('p1', limit, later(-3600))).allowed, false);
    assert.equal((await here.take('p1', limit, later(2))).allowed, false);
    assert.equal((await here.take('p1', limit, later(3))).allowed, true);
  });

  it('allows again exactly after the seconds it named', async () => {
    const [here] = both();
    for (const perMinute of [1, 7, 30, 90, 600]) {
      const key = `p${perMinute}`;
      await here.take(key, { burst: 1, perMinute }, NOW);
      const { retryAfter } = await here.take(key, { burst: 1, perMinute }, NOW);
      assert.ok(retryAfter > 0);
      const again = await here.take(key, { burst: 1, perMinute }, later(retryAfter));
      assert.equal(again.allowed, true, `${perMinute} a minute`);
    }
  });
}
