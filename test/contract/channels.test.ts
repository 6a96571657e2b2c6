/** What holds for every channel of the registry. A new channel brings one entry in `PROBES`. */
import assert from 'node:assert/strict';
import type { Channel, ChannelFactory } from '../../integrations/channels/contract.ts';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { type ChannelHost, hostChannel } from '../support/channel-host.ts';
import { PROBES } from '../support/channel-probes.ts';
import { type FakeHouse, fakeHouse } from '../support/house.ts';

for (const factory of channelFactories) {
  describe(`channel ${factory.id}: contract`, () => {
    const probe = PROBES[factory.id] ?? assert.fail(`no probe for ${factory.id}`);
    let house: FakeHouse;
    let channel: Channel;
    let host: ChannelHost;

    beforeEach(async () => {
      house = fakeHouse();
      channel = create(factory, house, probe.settings);
      host = await hostChannel(channel);
    });
    afterEach(() => host.close());

    const send = (request: RequestInit & { readonly path: string }) =>
      fetch(`${host.url}${request.path}`, request);
    const untouched = () => {
      assert.deepEqual(house.arrivals, []);
      assert.deepEqual(house.mediaIds, []);
      assert.deepEqual(house.faults, []);
    };

    it('says what it is', () => {
      const { id, limits, quietMs, media, delivery } = channel.definition;
      assert.equal(id, factory.id);
      assert.match(id, /^[a-z][a-z0-9_-]*$/);
      for (const limit of Object.values(limits)) {
        if (typeof limit === 'number') assert.ok(Number.isInteger(limit) && limit > 0);
      }
      assert.ok(limits.choicePayloadBytes >= 64, 'payloads of choices fit');
      assert.ok(quietMs >= 0 && quietMs <= 60_000);
      assert.ok(media.maxBytes > 0);
      for (const type of media.types) assert.match(type, /^[a-z]+\/[a-z0-9.+-]+$/);
      if (delivery === 'push') assert.equal(typeof channel.send, 'function');
    });

    it('explains each of its settings and has a default for it', () => {
      for (const [key, schema] of Object.entries(factory.settings.shape)) {
        assert.match(key, /^[A-Z][A-Z0-9_]*$/);
        assert.ok('description' in schema && schema.description, `${key} has no help`);
      }
      const defaults = factory.settings.parse({});
      assert.deepEqual(
        factory.settings.parse(defaults),
        defaults,
        'parsing twice is safe',
      );
    });

    it('mounts each route once', () => {
      const routes = channel.routes.map(({ method, path }) => `${method} ${path}`);
      assert.equal(new Set(routes).size, routes.length);
      for (const { path } of channel.routes) assert.match(path, /^(\/:?[\w.-]+)+$/);
    });

    it('hands a message in, with everything the house needs', async () => {
      const answer = await send(
        await probe.message(channel, { text: '您好', key: 'k1' }),
      );
      assert.ok(answer.ok, `status ${answer.status}`);
      const [arrival] = house.arrivals;
      assert.equal(arrival?.activity.text, '您好');
      assert.equal(arrival.activity.channelId, factory.id);
      assert.equal(arrival.activity.conversation.id, arrival.conversationId);
      assert.ok(arrival.deliveryKey.startsWith(`${factory.id}:`));
      assert.ok(arrival.personKey);
    });

    it('answers a repeated delivery once more, as before', async () => {
      const request = await probe.message(channel, { text: '您好', key: 'k1' });
      const first = await send(request);
      const again = await send(request);
      assert.equal(again.status, first.status);
      assert.equal(await again.text(), await first.text());
      const [arrival] = house.arrivals;
      assert.ok(arrival);
      assert.equal(house.said(arrival.conversationId).length, 2);
    });

    it('refuses what it cannot trust, without effect', async () => {
      for (const request of await probe.untrusted(channel)) {
        const answer = await send(request);
        assert.ok([401, 403].includes(answer.status), `status ${answer.status}`);
      }
      untouched();
    });

    it('refuses what it cannot read, without effect', async () => {
      for (const body of ['', '{', '[]', '\u0000', '['.repeat(100_000)]) {
        const answer = await send(await probe.raw(channel, Buffer.from(body)));
        assert.ok(answer.status >= 400 && answer.status < 500, `status ${answer.status}`);
      }
      untouched();
    });

    it('refuses what is too large or compressed, without effect', async () => {
      const large = await send(await probe.raw(channel, Buffer.alloc(1024 * 1024, 0x20)));
      assert.equal(large.status, 413);
      const request = await probe.message(channel, { text: '您好', key: 'k1' });
      const headers = new Headers(request.headers);
      headers.set('content-encoding', 'gzip');
      assert.equal((await send({ ...request, headers })).status, 415);
      untouched();
    });

    it('lets the sender keep what the house could not take', async () => {
      const request = await probe.message(channel, { text: '您好', key: 'k1' });
      house.meet({ result: 'failed' });
      assert.ok((await send(request)).status >= 500);
      house.meet(new Error('the database at 10.0.0.7 is gone'));
      const broken = await send(request);
      assert.ok(broken.status >= 500);
      assert.doesNotMatch(await broken.text(), /10\.0|database/);
      assert.equal(house.faults.length, 1);
      assert.ok((await send(request)).ok);
    });

    it('tells a sender who is too fast when to come back', async () => {
      house.meet({ result: 'limited', retryAfter: 7 });
      const request = await probe.message(channel, { text: '您好', key: 'k1' });
      const answer = await send(request);
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '7');
    });

    it('takes nothing new once it is closed, and closes twice', async () => {
      const request = await probe.message(channel, { text: '您好', key: 'k1' });
      await channel.close(host.server);
      assert.equal((await send(request)).status, 503);
      await channel.close(host.server);
      untouched();
    });
  });
}

function create(
  factory: ChannelFactory,
  house: FakeHouse,
  settings: Readonly<Record<string, unknown>>,
): Channel {
  const channel = factory.create(factory.settings.parse(settings), house);
  return channel ?? assert.fail('not configured');
}
