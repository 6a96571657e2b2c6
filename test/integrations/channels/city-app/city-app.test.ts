/** What docs/channels/city-app.md promises to the app's programmers, beyond the contract suite. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { cityApp } from '../../../../integrations/channels/city-app/index.ts';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { JPEG } from '../../../support/images.ts';

const SECRET = 'the-secret-of-the-app';
const BEFORE = 'the-secret-before-it';

describe('city-app', () => {
  let house: FakeHouse;
  let vendor: FakeVendor;
  let channel: Channel;
  let host: ChannelHost;

  beforeEach(async () => {
    vendor = await startFakeVendor();
    house = fakeHouse();
    channel = cityApp.create(
      cityApp.settings.parse({
        CITY_APP_SECRET: SECRET,
        CITY_APP_SECRET_BEFORE: BEFORE,
        CITY_APP_CALLBACK: `${vendor.url}/huying`,
      }),
      house,
    );
    host = await hostChannel(channel);
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });

  const text = (id: string, words: string, user = 'u-1') => ({
    id,
    user,
    kind: 'text',
    text: words,
  });

  /** Signed here by the document's own words, not by the channel's code. */
  async function post(
    body: unknown,
    { secret = SECRET, secondsAgo = 0, at = '' } = {},
  ): Promise<Response> {
    const now = Math.floor(house.clock.now().getTime() / 1000) - secondsAgo;
    const timestamp = at || String(now);
    const bytes = JSON.stringify(body);
    const mac = createHmac('sha256', secret).update(`${timestamp}.${bytes}`);
    return await fetch(`${host.url}/channels/city-app/messages`, {
      method: 'POST',
      headers: {
        'x-huying-timestamp': timestamp,
        'x-huying-signature': `sha256=${mac.digest('hex')}`,
      },
      body: bytes,
    });
  }

  it('takes the former secret while it is being changed, and no other', async () => {
    const messages = [text('m-1', '您好')];
    assert.equal((await post({ messages }, { secret: BEFORE })).status, 200);
    assert.equal((await post({ messages }, { secret: 'another-one-of-it' })).status, 401);
  });

  it('takes clocks that are five minutes off, and no older request', async () => {
    const messages = [text('m-1', '您好')];
    for (const secondsAgo of [299, -299]) {
      assert.equal((await post({ messages }, { secondsAgo })).status, 200);
    }
    for (const secondsAgo of [301, -301]) {
      const answer = await post({ messages }, { secondsAgo });
      assert.deepEqual(await answer.json(), { error: { code: 'bad_timestamp' } });
    }
    for (const at of ['now', '', '1e9', 'NaN']) {
      assert.equal((await post({ messages }, { at: at || ' ' })).status, 401);
    }
  });

  it('keeps people apart, and each in one conversation', async () => {
    await post({ messages: [text('m-1', '一'), text('m-1', '二', 'u-2')] });
    await post({ messages: [text('m-2', '三')] });
    const [one, two, three] = house.arrivals.map(({ conversationId }) => conversationId);
    assert.notEqual(one, two);
    assert.equal(one, three);
  });

  it('carries the answers in the answer where the app waits, the same ones again', async () => {
    const body = { messages: [text('m-1', '您好')], wait: true };
    const first = await (await post(body)).text();
    const { taken, messages } = JSON.parse(first);
    assert.equal(taken, 1);
    assert.equal(messages[0].text, 'heard: 您好');
    assert.equal(await (await post(body)).text(), first);
    assert.deepEqual(house.carriedSeqs, [2, 2]);
    const until = house.arrivals[0]?.heldUntil?.getTime() ?? 0;
    assert.equal(until - house.clock.now().getTime(), 5_000);
  });

  const file = (id: string, url: string, more = {}) => ({
    id,
    user: 'u-1',
    kind: 'file',
    url,
    ...more,
  });

  it('fetches a photo once, and keeps it without its place in the transcript', async () => {
    vendor.meet({ status: 200, body: JPEG });
    const messages = [file('m-1', `${vendor.url}/photo`, { name: '../门口.png' })];
    assert.equal((await post({ messages })).status, 200);
    const [kept] = house.arrivals[0]?.activity.attachments ?? [];
    assert.equal(kept?.contentType, 'image/jpeg');
    assert.equal(kept.name, '门口.jpg');
    assert.deepEqual(kept.contentUrl, `/channels/city-app/media/${house.mediaIds[0]}`);
    await post({ messages });
    assert.equal(vendor.calls.length, 1);
    assert.equal(house.mediaIds.length, 1);
  });

  it('goes on without a file that is not to be had, and notes why', async () => {
    vendor.meet({ status: 404 });
    await post({ messages: [file('m-1', `${vendor.url}/gone`)] });
    await post({
      messages: [file('m-2', 'http://169.254.169.254/meta', { text: '见图' })],
    });
    vendor.meet({ status: 200, body: '<svg/>' });
    await post({ messages: [file('m-3', `${vendor.url}/svg`)] });
    const texts = house.arrivals.map(({ activity }) => activity.text);
    assert.deepEqual(texts, ['', '见图', '']);
    assert.deepEqual(house.notes, [
      'file_not_found',
      'file_private_address',
      'file_wrong_type',
    ]);
    assert.deepEqual(house.mediaIds, []);
  });

  it('hears that somebody wants no messages, and wants them again', async () => {
    await post({ messages: [{ id: 'm-1', user: 'u-1', kind: 'stop' }] });
    assert.equal(house.stopped.size, 1);
    await post({ messages: [{ id: 'm-2', user: 'u-1', kind: 'start' }] });
    assert.equal(house.stopped.size, 0);
  });

  it('signs what it sends, with the user and the key in it', async () => {
    await post({ messages: [text('m-1', '您好')] });
    const payload = channel.sender?.render({
      text: '在吗？',
      choices: [{ title: '在', value: 'c:1' }],
      speaker: 'agent',
      name: '07',
      locale: 'zh-CN',
      critical: true,
      at: '2022-01-12T10:00:00.000Z',
      completes: [2],
      of: { seq: 2, part: 0 },
    });
    assert.ok(payload);
    const { address } = house.arrivals[0] ?? {};
    await channel.sender?.send(payload, { address, key: 'k'.repeat(32) });
    const [call] = vendor.calls;
    assert.ok(call);
    const timestamp = String(call.headers['x-huying-timestamp']);
    const mac = createHmac('sha256', SECRET).update(`${timestamp}.${call.body}`);
    assert.equal(call.headers['x-huying-signature'], `sha256=${mac.digest('hex')}`);
    assert.deepEqual(JSON.parse(call.body), {
      id: 'k'.repeat(32),
      user: 'u-1',
      text: '在吗？',
      choices: [{ label: '在', choice: 'c:1' }],
      from: 'agent',
      name: '07',
      locale: 'zh-CN',
      critical: true,
      time: '2022-01-12T10:00:00.000Z',
    });
  });

  const outcomes = [
    [{ status: 200 }, { result: 'accepted', vendorId: 'k' }],
    [{ status: 409 }, { result: 'accepted', vendorId: 'k' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { result: 'retry_later', afterSeconds: 7 },
    ],
    [{ status: 502 }, { result: 'retry_later' }],
    [{ status: 410 }, { result: 'opted_out' }],
    [{ status: 404 }, { result: 'refused', reason: 'status_404' }],
    [
      { status: 302, headers: { location: '/other' } },
      { result: 'refused', reason: 'status_302' },
    ],
    ['cut', { result: 'uncertain' }],
  ] as const;
  for (const [behaviour, expected] of outcomes) {
    it(`understands ${JSON.stringify(behaviour)} as ${expected.result}`, async () => {
      vendor.become(behaviour);
      const to = { address: { user: 'u-1' }, key: 'k' };
      assert.deepEqual(await channel.sender?.send({ text: '您好' }, to), expected);
    });
  }

  it('knows that nothing was sent where nobody listens', async () => {
    const { close } = vendor;
    await close();
    const to = { address: { user: 'u-1' }, key: 'k' };
    const sent = await channel.sender?.send({ text: '您好' }, to);
    assert.deepEqual(sent, { result: 'retry_later' });
    vendor = await startFakeVendor();
  });
});
