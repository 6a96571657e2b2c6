import assert from 'node:assert/strict';
import { type FixedClock, fixedClock } from '../support/fixed.ts';
import { PASSWORD, startServer, type TestServer } from '../support/server.ts';

describe('signing in', () => {
  let server: TestServer;
  let clock: FixedClock;

  beforeEach(async function () {
    this.timeout(30_000);
    clock = fixedClock(new Date().toISOString());
    server = await startServer({ TRUST_PROXY: '1' }, clock);
  });

  afterEach(() => server.stop());

  async function attempt(address: string, password: string): Promise<number> {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ username: 'agent', password }),
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  it('is not closed to an agent by a stranger who tries their name', async () => {
    for (let i = 0; i < 5; i += 1) assert.equal(await attempt('10.0.0.1', 'wrong'), 401);
    assert.equal(await attempt('10.0.0.1', 'wrong'), 429);
    assert.equal(await attempt('10.0.0.1', PASSWORD), 429, 'from that address');
    assert.equal(await attempt('10.0.0.2', PASSWORD), 200);
    clock.advance(12_000);
    assert.equal(await attempt('10.0.0.1', PASSWORD), 200);
  });

  it('bounds wrong passwords of one name from everywhere; right ones take nothing', async () => {
    for (let i = 0; i < 5; i += 1) assert.equal(await attempt('10.1.0.1', PASSWORD), 200);
    for (let i = 0; i < 60; i += 1) {
      assert.equal(await attempt(`10.0.${i % 20}.9`, 'wrong'), 401);
    }
    assert.equal(await attempt('10.9.9.9', 'wrong'), 429);
    clock.advance(60_000);
    assert.equal(await attempt('10.9.9.9', PASSWORD), 200);
  }).timeout(30_000);
});
