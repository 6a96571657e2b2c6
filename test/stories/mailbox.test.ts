/** Messages that a vendor keeps for us, over several processes, faults and restarts. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rehearsal } from '../../integrations/channels/wecom/rehearsal.ts';
import { type Platform, startPlatform } from '../integrations/channels/wecom/platform.ts';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { freshDatabase } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('a mailbox at a vendor', function () {
  this.timeout(40_000);
  let platform: Platform;
  let settings: Record<string, string>;
  let clock: FixedClock;
  let drop = async () => {};
  const running: TestServer[] = [];

  const start = async () => {
    const server = await startServer(settings, clock);
    running.push(server);
    return server;
  };
  const stopAll = async () => {
    for (const server of running.splice(0)) await server.stop();
  };

  beforeEach(async function () {
    const database = await freshDatabase();
    if (!database) return this.skip();
    drop = database.drop;
    platform = await startPlatform();
    clock = fixedClock('2022-01-12T10:00:00Z');
    const given = Object.entries(rehearsal.settings(platform.url));
    settings = {
      ...Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
      DATABASE_URL: database.url,
      DATA_KEY: randomBytes(32).toString('hex'),
    };
  });
  afterEach(async () => {
    await stopAll();
    await platform?.close();
    await drop();
  });

  const notify = async ({ url }: TestServer) => {
    const { path, ...request } = await platform.notice(settings, clock.now());
    assert.equal((await fetch(`${url}${path}`, request)).status, 200);
  };
  const tick = async () => {
    await Promise.all(running.map(({ runtime }) => runtime.tick()));
  };
  const heard = async ({ database }: TestServer) => {
    const all = await database.cases.queue(10);
    return all.flatMap(({ details }) => details.account.map(({ value }) => value));
  };
  const DANGERS = [
    '我爸胸口疼得厉害',
    '孩子发烧抽搐了',
    '我怀孕38周见红了',
    '家里着火了',
  ];

  it('is fetched by two processes at once, and nothing is missed or doubled', async () => {
    const [a, b] = [await start(), await start()];
    DANGERS.forEach((text, index) => {
      platform.write(`wm-${index}`, text);
    });
    await Promise.all([notify(a), notify(b), notify(a), notify(b)]);
    await tick();
    assert.deepEqual((await heard(a)).toSorted(), DANGERS.toSorted());
    // Where both looked at one person's messages, one of them looks again later.
    clock.advance(30_000);
    await tick();
    const people = new Set(platform.shown().map(({ touser }) => touser));
    assert.equal(people.size, DANGERS.length);
    const first = platform.shown().filter(({ touser }) => touser === 'wm-0');
    const said = new Set(first.map((each) => JSON.stringify(each.text ?? each.msgmenu)));
    assert.equal(said.size, first.length, 'no words twice');
  });

  it('is fetched after a restart that came between notice and messages', async () => {
    const before = await start();
    platform.write('wm-1', DANGERS[0] ?? '');
    platform.fail('/cgi-bin/kf/sync_msg', -1, -1);
    await notify(before);
    await tick();
    assert.deepEqual(await heard(before), []);
    await stopAll();
    clock.advance(60_000);
    const after = await start();
    await tick();
    clock.advance(60_000);
    await tick();
    assert.deepEqual(await heard(after), [DANGERS[0]]);
  });

  it('is looked at now and then, for a notice that never came', async () => {
    const server = await start();
    await notify(server);
    await tick();
    platform.write('wm-1', DANGERS[1] ?? '');
    clock.advance(601_000);
    await tick();
    assert.deepEqual(await heard(server), [DANGERS[1]]);
    clock.advance(601_000);
    const before = platform.callsOf('/cgi-bin/kf/sync_msg').length;
    await tick();
    assert.equal(platform.callsOf('/cgi-bin/kf/sync_msg').length, before + 1, 'for ever');
  });
});
