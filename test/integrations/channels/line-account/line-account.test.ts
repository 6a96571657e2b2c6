/** LINE beyond the contract suite, beside its official vector and the calls of its own client. */
import assert from 'node:assert/strict';
import { messagingApi, validateSignature } from '@line/bot-sdk';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import { lineAccount } from '../../../../integrations/channels/line-account/index.ts';
import { postbackData } from '../../../../integrations/channels/line-account/postback.ts';
import { rehearsal } from '../../../../integrations/channels/line-account/rehearsal.ts';
import {
  SIGNATURE,
  signatureOf,
} from '../../../../integrations/channels/line-account/signature.ts';
import type { Piece } from '../../../../integrations/channels/sending.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { JPEG } from '../../../support/images.ts';
import { piece } from '../../../support/piece.ts';

const USER = 'U4af4980629d5c9a2f3b6c7e8d9f0a1b2';
const KEY = '0123456789abcdef0123456789abcdef';
const RETRY_KEY = '01234567-89ab-4def-8123-456789abcdef';
const OTHER_KEY = 'f'.repeat(32);
const TOKEN = 'nHuyWiB7yP5Zw52FIkcQobQuGDXCTA';
const ACCEPTED = { result: 'accepted', vendorId: '461230966842064897' };

const message = (text: string): messagingApi.TextMessage => ({ type: 'text', text });

describe('line-account', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  const settings = () => rehearsal.settings(vendor.url);
  const given = (name: string) => String(settings()[name]);

  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    house = fakeHouse();
    channel = lineAccount.create(lineAccount.settings.parse(settings()), house);
    host = await hostChannel(channel);
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });

  const send = async (part: Partial<Piece>, address: object, key = KEY) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), { address, key });
  };
  const post = async (
    body: string,
    signature = signatureOf(given('LINE_SECRET'), body),
  ) =>
    await fetch(`${host.url}/channels/line-account`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        [SIGNATURE]: signature,
      },
      body,
    });
  const told = (...events: readonly object[]) =>
    JSON.stringify({ destination: 'U8e742f61d673b39c7fff3cecb7536ef0', events });
  const event = (id: string, more: object) => ({
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
    mode: 'active',
    timestamp: 1_641_981_600_000,
    source: { type: 'user', userId: USER },
    ...more,
  });
  const wrote = (id: string, text: string, more = {}) =>
    event(id, { type: 'message', message: { id, type: 'text', text }, ...more });
  /** LINE's own client, on the loopback. */
  const client = () =>
    new messagingApi.MessagingApiClient({
      channelAccessToken: given('LINE_TOKEN'),
      baseURL: vendor.url,
    });
  const calls = () =>
    vendor.calls.map(({ path, headers, body }) => ({
      path,
      token: headers.authorization,
      key: headers['x-line-retry-key'],
      body: JSON.parse(body),
    }));
  const paths = () => vendor.calls.map(({ path }) => path.split('/').at(-1));
  /** The address that comes with a message. */
  const addressOf = async (replyToken = TOKEN) => {
    await post(told(wrote(`e-${replyToken}`, '您好', { replyToken })));
    const address = house.arrivals.at(-1)?.address;
    assert.ok(typeof address === 'object' && address !== null);
    return address;
  };

  describe('trust', () => {
    const BODY = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';

    it('signs as the official vector does', () => {
      const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';
      assert.equal(signatureOf('8c570fa6dd201bb328f1c1eac23a96d8', BODY), signature);
    });

    it('takes what LINE’s own check takes, and refuses what it refuses', async () => {
      const body = told(wrote('e1', '胸口疼👨‍👩‍👧é'));
      const right = signatureOf(given('LINE_SECRET'), body);
      for (const [given_, signature] of [
        [body, right],
        [body.replace('胸', '胃'), right],
        [body, signatureOf('another-secret', body)],
        [body, ''],
      ] as const) {
        const taken = validateSignature(given_, given('LINE_SECRET'), signature);
        assert.equal((await post(given_, signature)).status, taken ? 200 : 401);
      }
      assert.equal(house.arrivals.length, 1);
    });
  });

  describe('what is sent', () => {
    const titles = ['金水区', '二七区', '郑州航空港经济综合实验区'];
    const choices = titles.map((title, i) => ({ title, value: `c:${i}` }));
    const items = choices.map(
      ({ title, value }): messagingApi.QuickReplyItem => ({
        type: 'action',
        action: {
          type: 'postback',
          label: title,
          data: postbackData(value, title),
          displayText: title,
        },
      }),
    );

    it('is LINE’s reply while the token is valid', async () => {
      const sent = await send({ text: '哪个区县？', choices }, await addressOf());
      assert.deepEqual(sent, ACCEPTED);
      await client().replyMessage({
        replyToken: TOKEN,
        messages: [{ ...message('哪个区县？'), quickReply: { items } }],
      });
      const [ours, theirs] = calls();
      assert.deepEqual(ours, theirs);
    });

    it('is LINE’s push without one, under a key', async () => {
      assert.deepEqual(await send({ text: '车到了' }, { user: USER }), ACCEPTED);
      const pushed = { to: USER, messages: [message('车到了')] };
      await client().pushMessage(pushed, RETRY_KEY);
      const [ours, theirs] = calls();
      assert.deepEqual(ours, theirs);
    });

    it('is read back as it was tapped, its label with it', async () => {
      const [first] = items;
      assert.ok(first?.action?.type === 'postback');
      await post(told(event('e1', { type: 'postback', postback: first.action })));
      const [arrival] = house.arrivals;
      assert.equal(arrival?.activity.text, '金水区');
      assert.deepEqual(arrival.activity.value, { choice: 'c:0' });
    });

    it('keeps LINE’s limits of a postback with the longest value and label', () => {
      const { limits } = channel.definition;
      const value = 'v'.repeat(limits.choicePayloadBytes);
      assert.ok(postbackData(value, '长'.repeat(limits.choiceLabel)).length <= 300);
    });
  });

  describe('a reply token', () => {
    it('carries one message; the next is pushed', async () => {
      const address = await addressOf();
      await send({}, address);
      await send({}, address, OTHER_KEY);
      assert.deepEqual(paths(), ['reply', 'push']);
    });

    it('is good for the next message once a newer one came', async () => {
      await send({}, await addressOf());
      await send({}, await addressOf('another-token'), OTHER_KEY);
      assert.deepEqual(paths(), ['reply', 'reply']);
    });

    it('ends before LINE’s minute does', async () => {
      const address = await addressOf();
      house.clock.advance(50_000);
      await send({}, address);
      assert.deepEqual(paths(), ['push']);
    });

    it('that LINE knows as used or over is followed by a push', async () => {
      const body = JSON.stringify({ message: 'Invalid reply token' });
      vendor.meet({ status: 400, body });
      assert.deepEqual(await send({}, await addressOf()), ACCEPTED);
      assert.deepEqual(paths(), ['reply', 'push']);
    });

    it('is tried again for a message of which nobody knows, and then pushed under its key', async () => {
      const address = await addressOf();
      vendor.meet('cut');
      assert.deepEqual(await send({}, address), { result: 'uncertain' });
      vendor.meet({ status: 400, body: '{"message":"Invalid reply token"}' });
      assert.deepEqual(await send({}, address), ACCEPTED);
      assert.deepEqual(paths(), ['reply', 'reply', 'push']);
      assert.equal(calls().at(-1)?.key, RETRY_KEY);
    });

    it('is free again where LINE did not take the call', async () => {
      const address = await addressOf();
      vendor.meet({
        status: 429,
        body: '{"message":"The API rate limit has been exceeded."}',
      });
      await send({}, address);
      await send({}, address, OTHER_KEY);
      assert.deepEqual(paths(), ['reply', 'reply']);
    });

    it('is no way to push: nothing of it is left in a key', async () => {
      await addressOf();
      assert.ok(!house.arrivals[0]?.deliveryKey.includes(TOKEN));
    });
  });

  describe('what becomes of it', () => {
    const push = async () => await send({}, { user: USER });
    const says = (status: number, words: string, headers = {}) => ({
      status,
      headers,
      body: JSON.stringify({ message: words }),
    });

    for (const [what, behaviour, result] of [
      [
        'LINE has it already',
        says(409, 'The retry key is already accepted'),
        { result: 'accepted' },
      ],
      [
        'the month’s messages are sent',
        says(429, 'You have reached your monthly limit.'),
        { result: 'window_closed' },
      ],
      [
        'too fast',
        says(429, 'The API rate limit has been exceeded. Try again later.'),
        { result: 'retry_later', afterSeconds: 10 },
      ],
      [
        'too fast, and for how long',
        says(429, 'Too many requests', { 'retry-after': '17' }),
        { result: 'retry_later', afterSeconds: 17 },
      ],
      [
        'a token that ended',
        says(401, 'Authentication failed'),
        { result: 'retry_later', afterSeconds: 300 },
      ],
      ['LINE’s own fault', says(500, 'The error occurred'), { result: 'uncertain' }],
      [
        'a page of the network’s',
        { status: 200, body: '<html>' },
        { result: 'uncertain' },
      ],
      [
        'nobody there',
        says(400, 'Failed to send messages'),
        { result: 'refused', reason: 'status_400' },
      ],
    ] as const) {
      it(`is known: ${what}`, async () => {
        vendor.meet(behaviour);
        assert.deepEqual(await push(), result);
      });
    }
  });

  it('knows a message that is brought again by its event', async () => {
    const again = { deliveryContext: { isRedelivery: true } };
    await post(told(wrote('e1', '您好')));
    await post(told(wrote('e1', '您好', again), wrote('e2', '在吗')));
    const said = house.arrivals.map(({ deliveryKey }) => deliveryKey);
    assert.equal(said.length, 3);
    assert.equal(new Set(said).size, 2);
  });

  it('hears who blocked the account, and who came back', async () => {
    await post(told(event('e1', { type: 'unfollow' })));
    assert.equal(house.stopped.size, 1);
    await post(told(event('e2', { type: 'follow', follow: { isUnblocked: true } })));
    assert.equal(house.stopped.size, 0);
    assert.equal(house.arrivals[0]?.activity.type, 'conversationUpdate');
  });

  describe('a photo', () => {
    const photo = (provider: object) =>
      told(
        event('e1', {
          type: 'message',
          message: { id: '325708', type: 'image', contentProvider: provider },
        }),
      );

    it('is fetched from LINE, with the token, and kept', async () => {
      vendor.meet({ status: 200, body: JPEG });
      await post(photo({ type: 'line' }));
      const [attachment] = house.arrivals[0]?.activity.attachments ?? [];
      assert.equal(attachment?.contentType, 'image/jpeg');
      const [call] = vendor.calls;
      assert.equal(call?.path, '/v2/bot/message/325708/content');
      assert.equal(call.headers.authorization, `Bearer ${given('LINE_TOKEN')}`);
      assert.equal(house.mediaIds.length, 1);
    });

    it('that lies elsewhere is fetched without it, and from no private place', async () => {
      vendor.meet({ status: 200, body: JPEG });
      const originalContentUrl = `${vendor.url}/picture`;
      await post(photo({ type: 'external', originalContentUrl }));
      assert.equal(vendor.calls[0]?.headers.authorization, undefined);
      const inside = 'http://169.254.169.254/latest';
      await post(
        photo({ type: 'external', originalContentUrl: inside }).replace('"e1"', '"e2"'),
      );
      assert.deepEqual(house.notes, ['file_private_address']);
      assert.equal(house.mediaIds.length, 1);
    });
  });
});
