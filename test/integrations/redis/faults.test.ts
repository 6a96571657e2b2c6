/** Redis away, frozen or back again: the house goes on without it and never waits for long. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RedisFault } from '../../../integrations/redis/link.ts';
import { openRedis, type RedisPorts } from '../../../integrations/redis/open-redis.ts';
import { eventually } from '../../support/eventually.ts';
import { type RedisServer, sharedRedis, startRedis } from '../../support/redis.ts';

const LIMIT = { burst: 1, perMinute: 1 };
const NOW = new Date('2022-01-12T10:00:00Z');
const OUTCOME = { conversationId: 'dl_1', seq: 1, lastSeq: 2 };

describe('redis that does not answer', () => {
  let server: RedisServer;
  let ports: RedisPorts;
  let faults: RedisFault[];

  beforeEach(async function () {
    const started = await startRedis();
    if (started === null) return this.skip();
    server = started;
    ports = await open(server.url);
  });

  afterEach(async () => {
    await ports?.close();
    await server?.stop();
  });

  async function open(url: string): Promise<RedisPorts> {
    faults = [];
    return await openRedis({
      url,
      prefix: `test-${randomUUID()}`,
      onFault: (fault) => faults.push(fault),
      commandTimeout: 50,
      rest: 20,
      locks: { lease: 300, patience: 300 },
    });
  }

  async function doesWithout(): Promise<void> {
    assert.equal(await ports.locks.run('c1', async () => 'ran'), 'ran');
    assert.equal(await ports.deliveries.get('web:1'), null);
    await ports.deliveries.put('web:1', OUTCOME);
    const take = () => ports.rateLimits.take('p1', LIMIT, NOW);
    assert.equal((await take()).allowed, true);
    assert.equal((await take()).allowed, false, 'the process counts alone');
    const heard: string[] = [];
    const stop = ports.events.subscribe('desk', (id) => heard.push(id));
    ports.events.publish({ topic: 'desk', id: 'c1' });
    await eventually(() => heard.length === 1, 'our own listeners hear');
    stop();
    await assert.rejects(ports.ping());
    assert.ok(faults.length > 0, 'it is counted');
  }

  async function worksAgain(): Promise<void> {
    await eventually(async () => {
      await ports.deliveries.put('web:2', OUTCOME);
      return (await ports.deliveries.get('web:2')) !== null;
    }, 'it is used again');
    await ports.ping();
  }

  it('goes on while the server is gone, and uses it when it is back', async () => {
    await server.stop();
    await doesWithout();
    const again = await startRedis(server.port);
    assert.ok(again);
    server = again;
    await worksAgain();
  });

  it('goes on while the server is frozen, and uses it when it thaws', async () => {
    server.freeze();
    const before = performance.now();
    await doesWithout();
    assert.ok(performance.now() - before < 1_000, 'each is given up in time');
    server.thaw();
    await worksAgain();
  });

  it('opens without a server, and finds it when it comes', async () => {
    await ports.close();
    await server.stop();
    ports = await open(server.url);
    await doesWithout();
    const again = await startRedis(server.port);
    assert.ok(again);
    server = again;
    await worksAgain();
  });

  it('hears the others again after the connection was lost', async () => {
    await server.stop();
    const again = await startRedis(server.port);
    assert.ok(again);
    server = again;
    const prefix = `test-${randomUUID()}`;
    const options = { url: server.url, prefix, onFault: () => {}, rest: 20 };
    const here = await openRedis(options);
    const there = await openRedis(options);
    const heard: string[] = [];
    there.events.subscribe('desk', (id) => heard.push(id));
    await server.stop();
    server = (await startRedis(server.port)) ?? server;
    await eventually(() => {
      here.events.publish({ topic: 'desk', id: 'c1' });
      return heard.length > 0;
    }, 'a hint comes through');
    await here.close();
    await there.close();
  });

  it('names the operation in a fault, and no key', async () => {
    await server.stop();
    await ports.locks.run('conversation-of-somebody', async () => {});
    assert.ok(faults.some((fault) => fault.operation === 'lock'));
    for (const fault of faults)
      assert.doesNotMatch(
        JSON.stringify(fault) + fault.stack,
        /conversation-of-somebody/,
      );
  });
});

describe('redis locks between processes', () => {
  const opened: RedisPorts[] = [];
  let faults: RedisFault[];
  let prefix: string;

  beforeEach(() => {
    faults = [];
    prefix = `test-${randomUUID()}`;
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((ports) => ports.close()));
  });

  async function open(url: string, lease: number, patience: number): Promise<RedisPorts> {
    const ports = await openRedis({
      url,
      prefix,
      onFault: (fault) => faults.push(fault),
      locks: { lease, patience },
    });
    opened.push(ports);
    return ports;
  }

  it('keeps the lock for work that outlasts its lease', async function () {
    const server = await sharedRedis();
    if (server === null) return this.skip();
    const here = await open(server.url, 60, 5_000);
    const there = await open(server.url, 60, 5_000);
    let finish = () => {};
    let started = () => {};
    const running = new Promise<void>((resolve) => (started = resolve));
    const order: string[] = [];
    const long = here.locks.run('c1', async () => {
      started();
      await new Promise<void>((resolve) => (finish = resolve));
      order.push('long');
    });
    await running;
    const next = there.locks.run('c1', async () => order.push('next'));
    // Time itself is the condition: without renewal the lock would fall twice over.
    const from = performance.now();
    await eventually(() => performance.now() - from > 150, 'more than two leases pass');
    assert.deepEqual(order, []);
    finish();
    await Promise.all([long, next]);
    assert.deepEqual(order, ['long', 'next']);
  });

  it('runs the work without the lock when its turn never comes', async function () {
    const server = await sharedRedis();
    if (server === null) return this.skip();
    const here = await open(server.url, 5_000, 5_000);
    const there = await open(server.url, 5_000, 40);
    let finish = () => {};
    const stuck = here.locks.run(
      'c1',
      () => new Promise<void>((resolve) => (finish = resolve)),
    );
    await here.ping();
    assert.equal(await there.locks.run('c1', async () => 'ran'), 'ran');
    assert.match(faults[0]?.message ?? '', /out of patience/);
    finish();
    await stuck;
  });
});
