import assert from 'node:assert/strict';
import { checkAddress } from '../../../../integrations/channels/upkeep/public-address.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';

describe('the public address of the house', () => {
  let house: FakeVendor;
  before(async () => {
    house = await startFakeVendor(({ path }) => {
      if (path === '/healthz') return { status: 200 };
      return { status: path === '/channels/a' ? 401 : 404 };
    });
  });
  after(() => house.close());

  const states = async (url: string | null, ...paths: string[]) =>
    (await checkAddress(url, paths)).map(({ state, told }) => `${state} ${told}`);

  it('is missing', async () => {
    const [told, ...more] = await states(null, '/channels/a');
    assert.match(told ?? '', /^wrong PUBLIC_URL is not set/);
    assert.deepEqual(more, []);
  });

  it('is not https, though it leads to the server and to a channel', async () => {
    const [address, alive, webhook] = await states(house.url, '/channels/a');
    assert.match(address ?? '', /^wrong .* https:\/\//);
    assert.match(alive ?? '', /^works .* running server/);
    assert.match(webhook ?? '', /^works .*\/channels\/a answers/);
  });

  it('leads to no channel that is off', async () => {
    const told = await states(house.url, '/channels/b');
    assert.match(told.at(-1) ?? '', /^wrong .*\/channels\/b is not there/);
  });

  it('leads nowhere, or to something else', async () => {
    const elsewhere = await startFakeVendor({ status: 404 });
    const wrong = await states(elsewhere.url, '/channels/a');
    assert.match(wrong.at(-1) ?? '', /^wrong .*answers 404/);
    await elsewhere.close();
    const nowhere = await states(elsewhere.url, '/channels/a');
    assert.match(nowhere.at(-1) ?? '', /^wrong Nothing answers/);
  });
});
