/** What holds for every channel of the registry, spoken to through its own rehearsal. */
import assert from 'node:assert/strict';
import type { Channel } from '../../integrations/channels/contract.ts';
import {
  fixtureNames,
  readFixture,
  requestOf,
} from '../../integrations/channels/fixture.ts';
import { channelFactories } from '../../integrations/channels/registry.ts';
import type { Rehearsal, WireRequest } from '../../integrations/channels/rehearsal.ts';
import { type ChannelHost, hostChannel } from '../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../support/house.ts';
import { piece } from '../support/piece.ts';

/** Words that no log may hold. */
const WORDS = '我爸胸口疼，住在阳光花园3号楼';

for (const factory of channelFactories) {
  describe(`channel ${factory.id}: contract`, () => {
    let rehearsal: Rehearsal;
    let vendor: FakeVendor;
    let house: FakeHouse;
    let channel: Channel;
    let host: ChannelHost;
    let settings: Readonly<Record<string, unknown>>;

    before(async () => {
      rehearsal = await factory.rehearsal();
      vendor = await startFakeVendor(rehearsal.accepts);
      settings = rehearsal.settings(vendor.url);
    });
    after(() => vendor.close());
    beforeEach(async () => {
      house = fakeHouse({ publicUrl: 'https://help.example.org' });
      channel = factory.create(factory.settings.parse(settings), house);
      house.open(channel.mailbox);
      host = await hostChannel(channel);
    });
    afterEach(() => host.close());

    const fetched = ({ method, path, headers, body }: WireRequest) =>
      fetch(`${host.url}${path}`, {
        method,
        headers: { ...headers },
        ...(method === 'POST' && { body: new Uint8Array(body) }),
      });
    const signed = (request: WireRequest) =>
      rehearsal.sign(request, settings, house.clock.now());
    const send = (request: WireRequest) => fetched(signed(request));
    const message = (key = 'k1', text = WORDS) =>
      rehearsal.message(channel, { text, key });
    const untouched = () => {
      assert.deepEqual(house.arrivals, []);
      assert.deepEqual(house.reports, []);
      assert.deepEqual(house.mediaIds, []);
      assert.deepEqual(house.faults, []);
    };

    it('says what it is', () => {
      const { id, limits, quietMs, media, outgoing } = channel.definition;
      assert.equal(id, factory.id);
      assert.match(id, /^[a-z][a-z0-9_-]*$/);
      const { textUnit: _unit, choices, ...lengths } = limits;
      for (const limit of Object.values(lengths)) {
        assert.ok(Number.isInteger(limit) && limit > 0);
      }
      assert.ok(Number.isInteger(choices) && choices >= 0);
      assert.ok(quietMs >= 0 && quietMs <= 60_000);
      assert.ok(media.maxBytes > 0);
      for (const type of media.types) assert.match(type, /^[a-z]+\/[a-z0-9.+-]+$/);
      assert.equal(channel.sender === undefined, outgoing === null);
      if (!outgoing) return;
      assert.ok(outgoing.perTurn >= 1);
      for (const { burst, perMinute } of Object.values(outgoing.pace)) {
        assert.ok(burst >= 1 && perMinute > 0);
      }
    });

    it('explains each of its settings, and is off or on by one of them', () => {
      for (const [key, schema] of Object.entries(factory.settings.shape)) {
        assert.match(key, /^[A-Z][A-Z0-9_]*$/);
        assert.ok('description' in schema && schema.description, `${key} has no help`);
      }
      if (factory.configuredBy === null) factory.settings.parse({});
      else assert.ok(factory.configuredBy in factory.settings.shape);
      const parsed = factory.settings.parse(settings);
      assert.deepEqual(factory.settings.parse(parsed), parsed, 'parsing twice is safe');
    });

    it('mounts each route once', () => {
      const routes = channel.routes.map(({ method, path }) => `${method} ${path}`);
      assert.equal(new Set(routes).size, routes.length);
      for (const { path } of channel.routes) assert.match(path, /^(\/:?[\w.-]+)+$/);
    });

    it('hands a message in, with everything the house needs', async () => {
      const answer = await send(await message());
      assert.ok(answer.ok, `status ${answer.status}`);
      const [arrival] = house.arrivals;
      assert.equal(arrival?.activity.text, WORDS);
      assert.equal(arrival.activity.channelId, factory.id);
      assert.equal(arrival.activity.conversation.id, arrival.conversationId);
      assert.match(arrival.conversationId, /^[\w-]{1,64}$/);
      assert.ok(arrival.deliveryKey.startsWith(`${factory.id}:`));
      assert.ok(arrival.personKey);
      assert.equal(arrival.address === undefined, channel.sender === undefined);
    });

    it('answers a repeated delivery once more, with the same bytes', async () => {
      const request = signed(await message());
      const first = await fetched(request);
      const again = await fetched(request);
      assert.equal(again.status, first.status);
      assert.equal(await again.text(), await first.text());
      const [arrival] = house.arrivals;
      assert.ok(arrival);
      assert.equal(house.said(arrival.conversationId).length, 2);
    });

    it('keeps the order of a burst', async () => {
      const said = ['一', '二', '三'].map((text, i) => ({ text, key: `burst-${i}` }));
      if (!rehearsal.burst) return;
      assert.ok((await send(rehearsal.burst(said))).ok);
      const heard = house.arrivals.map(({ activity }) => activity.text);
      assert.deepEqual(heard, ['一', '二', '三']);
      const conversations = house.arrivals.map(({ conversationId }) => conversationId);
      assert.equal(new Set(conversations).size, 1, 'one person, one conversation');
    });

    it('refuses what it cannot trust, without effect', async () => {
      const request = signed(await message());
      const forged = [
        unsigned(request),
        mangled(request),
        ...((await rehearsal.untrusted?.(channel, request)) ?? []),
      ];
      for (const each of forged) {
        const answer = await fetched(each);
        assert.ok([401, 403].includes(answer.status), `status ${answer.status}`);
      }
      untouched();
    });

    it('refuses words that were changed on their way', async () => {
      if (!rehearsal.coversBody) return;
      const request = signed(await message());
      const body = Buffer.from(request.body);
      const middle = Math.floor(body.length / 2);
      body[middle] = (body[middle] ?? 0) ^ 1;
      const refused = await fetched({ ...request, body });
      assert.ok([401, 403].includes(refused.status), `status ${refused.status}`);
      untouched();
    });

    it('refuses what it cannot read, without effect', async () => {
      const request = await message();
      for (const body of ['', '{', '[]', '\u0000', '['.repeat(50_000)]) {
        const answer = await send({ ...request, body: Buffer.from(body) });
        assert.ok(answer.status >= 400 && answer.status < 500, `status ${answer.status}`);
      }
      untouched();
    });

    it('refuses what is too large or compressed, without effect', async () => {
      const request = await message();
      const large = await send({ ...request, body: Buffer.alloc(1024 * 1024, 0x20) });
      assert.equal(large.status, 413);
      const headers = { ...request.headers, 'content-encoding': 'gzip' };
      assert.equal((await send({ ...request, headers })).status, 415);
      untouched();
    });

    it('hands in a kind that it cannot read, so that it is answered', async () => {
      if (!rehearsal.unsupported) return;
      assert.ok((await send(rehearsal.unsupported('k9'))).ok);
      assert.equal(house.arrivals.length, 1);
      assert.equal(house.arrivals[0]?.activity.text, '');
    });

    it('hands in a tapped choice', async () => {
      if (!rehearsal.tap) return;
      const tap = { value: 'do:person', title: '转人工', key: 'k9' };
      assert.ok((await send(rehearsal.tap(tap))).ok);
      const [arrival] = house.arrivals;
      assert.deepEqual(arrival?.activity.value, { choice: 'do:person' });
      assert.deepEqual(arrival?.activity.channelData, { postBack: true });
    });

    it('tells which message is edited or taken back', async () => {
      const { edit, withdraw } = rehearsal;
      await send(await message('k1'));
      if (edit) await send(edit({ text: '是5号楼', key: 'k2', of: 'k1' }));
      if (withdraw) await send(withdraw({ key: 'k3', of: 'k1' }));
      const [sent, ...changes] = house.arrivals.map(({ message: name }) => name);
      assert.equal(sent?.is ?? 'sent', 'sent');
      const expected = [...(edit ? ['edited'] : []), ...(withdraw ? ['withdrawn'] : [])];
      assert.deepEqual(
        changes.map((name) => name?.is),
        expected,
      );
      for (const name of changes) assert.equal(name?.key, sent?.key);
      if (edit) assert.equal(house.arrivals[1]?.activity.text, '是5号楼');
      await send(await message('other'));
      assert.ok(!sent || house.arrivals.at(-1)?.message?.key !== sent.key);
    });

    it('lets the sender keep what the house could not take', async () => {
      const request = signed(await message());
      house.meet({ result: 'failed' });
      assert.ok((await fetched(request)).status >= 500);
      house.meet(new Error('the database at 10.0.0.7 is gone'));
      const broken = await fetched(request);
      assert.ok(broken.status >= 500);
      assert.doesNotMatch(await broken.text(), /10\.0|database/);
      assert.equal(house.faults.length, 1);
      assert.ok((await fetched(request)).ok);
    });

    it('tells a sender who is too fast when to come back', async () => {
      // From a mailbox we fetch ourselves, and nobody in it holds up the others.
      if (channel.mailbox) return assert.equal(channel.definition.redelivers, false);
      house.meet({ result: 'limited', retryAfter: 7 });
      const answer = await send(await message());
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '7');
    });

    it('drops nothing without a line, and no line tells words, persons or secrets', async () => {
      if (!channel.sender) return;
      const request = signed(await message());
      await fetched(request);
      await fetched(unsigned(request));
      await fetched(signed({ ...request, body: Buffer.from('{') }));
      assert.ok(house.notes.length >= 2, 'refusals are noted');
      const keys = house.arrivals.map(({ deliveryKey }) => deliveryKey);
      const told = JSON.stringify([house.notes, keys, house.faults]);
      const secrets = Object.values(settings).filter(
        (value) => String(value).length >= 8,
      );
      for (const secret of [WORDS, ...secrets]) assert.ok(!told.includes(String(secret)));
    });

    it('takes nothing new once it is closed, and closes twice', async () => {
      const request = signed(await message());
      await channel.close(host.server);
      assert.equal((await fetched(request)).status, 503);
      await channel.close(host.server);
      untouched();
    });

    it('sends what it renders to the person who wrote', async () => {
      const { sender } = channel;
      if (!sender) return;
      await send(await message());
      const address = house.arrivals[0]?.address;
      const payload = sender.render(piece({ text: '您好' }));
      const before = vendor.calls.length;
      const sent = await sender.send(payload, { address, key: 'a'.repeat(32) });
      assert.equal(sent.result, 'accepted');
      const calls = vendor.calls.slice(before).map(({ body }) => body);
      assert.ok(calls.some((body) => decoded(body).includes('您好')));
    });

    it('knows what it does not know of a message when the vendor fails', async () => {
      const { sender } = channel;
      if (!sender) return;
      await send(await message());
      const to = { address: house.arrivals[0]?.address, key: 'b'.repeat(32) };
      const payload = sender.render(piece({ text: '您好' }));
      await sender.send(payload, to);
      for (const behaviour of ['cut', 'half'] as const) {
        vendor.meet(behaviour);
        assert.equal((await sender.send(payload, to)).result, 'uncertain', behaviour);
      }
      vendor.meet({ status: 503 });
      assert.notEqual((await sender.send(payload, to)).result, 'accepted');
    });

    for (const name of fixtureNames(factory.id)) {
      const fixture = readFixture(factory.id, name);
      it(`fixture ${name}: ${fixture.about}`, async () => {
        const answer = await send(requestOf(fixture));
        const { status, heard, notes, reports } = fixture.expect;
        assert.equal(answer.status, status);
        assert.equal(house.arrivals.length, heard.length);
        for (const [index, expected] of heard.entries()) {
          const activity = Object.entries(house.arrivals[index]?.activity ?? {});
          const fields = activity.filter(([field]) => field in expected);
          assert.deepEqual(Object.fromEntries(fields), expected);
        }
        assert.deepEqual(house.notes, notes);
        assert.deepEqual(
          house.reports.map(({ state }) => state),
          reports,
        );
      });
    }

    it('has a fixture for what every vendor sends', () => {
      if (!channel.sender) return;
      const names = fixtureNames(factory.id);
      for (const name of ['text', 'choice', 'unsupported']) {
        assert.ok(names.includes(name), `${name}.json`);
      }
    });
  });
}

/** Without what the vendor adds to show who it is, in headers or in the query. */
function unsigned(request: WireRequest): WireRequest {
  const kept = Object.entries(request.headers).filter(
    ([name]) => name === 'content-type',
  );
  const [path = ''] = request.path.split('?');
  return { ...request, path, headers: Object.fromEntries(kept) };
}

/** With something else in its place. */
function mangled(request: WireRequest): WireRequest {
  const other = (value: string) => value.replace(/[0-9a-z]/gi, 'x');
  const [path = '', query] = request.path.split('?');
  const named = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    other(value),
  ]);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    name === 'content-type' ? value : other(value),
  ]);
  return {
    ...request,
    path: query === undefined ? path : `${path}?${new URLSearchParams(named)}`,
    headers: Object.fromEntries(headers),
  };
}

/** A body as text, whether JSON, a form or XML carried it. */
function decoded(body: string): string {
  try {
    return `${body}\n${JSON.stringify(JSON.parse(body))}`;
  } catch {
    return `${body}\n${decodeURIComponent(body.replaceAll('+', ' '))}`;
  }
}
