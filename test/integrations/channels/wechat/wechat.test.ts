/** A WeChat Official Account beyond the contract suite. */
import assert from 'node:assert/strict';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import type { WireRequest } from '../../../../integrations/channels/rehearsal.ts';
import type { Piece } from '../../../../integrations/channels/sending.ts';
import { signatureOf } from '../../../../integrations/channels/tencent/crypto.ts';
import { readFields } from '../../../../integrations/channels/tencent/fields.ts';
import { wechat } from '../../../../integrations/channels/wechat/index.ts';
import { rehearsal } from '../../../../integrations/channels/wechat/rehearsal.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { piece } from '../../../support/piece.ts';

const TO = { address: { user: 'open-p' }, key: 'a'.repeat(32) };

describe('wechat', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  let settings: Readonly<Record<string, unknown>>;

  const start = async (more: Readonly<Record<string, string | undefined>> = {}) => {
    settings = { ...rehearsal.settings(vendor.url), ...more };
    house = fakeHouse();
    channel = wechat.create(wechat.settings.parse(settings), house);
    host = await hostChannel(channel);
  };
  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    await start();
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });
  const restart = async (more: Readonly<Record<string, string | undefined>>) => {
    await host.close();
    await start(more);
  };

  const fetched = ({ path, headers, body }: WireRequest) =>
    fetch(`${host.url}${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: new Uint8Array(body),
    });
  const written = async (key = '1', by = settings) => {
    const message = await rehearsal.message(channel, { text: '您好', key });
    return rehearsal.sign(message, by, house.clock.now());
  };
  /** As in the plain mode. */
  const plain = (body: string): WireRequest => {
    const timestamp = String(Math.floor(house.clock.now().getTime() / 1000));
    const signature = signatureOf('rehearsaltoken', timestamp, '7');
    const query = new URLSearchParams({ timestamp, nonce: '7', signature });
    const path = `/channels/wechat?${query}`;
    return { method: 'POST', path, headers: {}, body: Buffer.from(body) };
  };
  const send = async (part: Partial<Piece> = {}) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), TO);
  };
  const api = (errcode: number) => ({
    status: 200,
    body: JSON.stringify({ errcode, errmsg: 'words of theirs' }),
  });
  const sentPaths = () => vendor.calls.map(({ path }) => path.split('?')[0]);

  it('proves that it knows the token, by the very words that it was given', async () => {
    const path = '/channels/wechat?echostr=4375120948345356249';
    const asked = { method: 'GET', path, headers: {}, body: new Uint8Array() } as const;
    const signed = rehearsal.sign(asked, settings, house.clock.now());
    const answer = await fetch(`${host.url}${signed.path}`);
    assert.equal(await answer.text(), '4375120948345356249');
    const other = rehearsal.sign(
      asked,
      { ...settings, WECHAT_TOKEN: 'another' },
      house.clock.now(),
    );
    assert.equal((await fetch(`${host.url}${other.path}`)).status, 403);
  });

  it('answers in the answer, encrypted, and says the same again', async () => {
    const request = await written();
    const first = await (await fetched(request)).text();
    const shown = rehearsal.carriedBy?.(first, settings);
    assert.deepEqual(shown, [{ text: 'heard: 您好', choices: [] }]);
    const fields = readFields(first);
    const mark = signatureOf(
      'rehearsaltoken',
      fields.get('TimeStamp') ?? '',
      fields.get('Nonce') ?? '',
      fields.get('Encrypt') ?? '',
    );
    assert.equal(fields.get('MsgSignature'), mark);
    assert.equal(await (await fetched(request)).text(), first);
    const until = house.arrivals[0]?.heldUntil?.getTime() ?? 0;
    assert.equal(until - house.clock.now().getTime(), 4_000);
  });

  it('takes the former key while it is being changed', async () => {
    const before = String(settings.WECHAT_AES_KEY);
    const by = settings;
    await restart({ WECHAT_AES_KEY: 'B'.repeat(43), WECHAT_AES_KEY_BEFORE: before });
    assert.equal((await fetched(await written('1', by))).status, 200);
    await restart({ WECHAT_AES_KEY: 'B'.repeat(43) });
    assert.equal((await fetched(await written('1', by))).status, 403);
  });

  const XML =
    '<xml><FromUserName>open-p</FromUserName><ToUserName>gh</ToUserName>' +
    '<MsgType>text</MsgType><MsgId>1</MsgId><Content>&lt;您好&gt; &amp;</Content></xml>';

  it('takes plain messages only where it has no key', async () => {
    assert.equal((await fetched(plain(XML))).status, 403);
    await restart({ WECHAT_AES_KEY: undefined });
    const answer = await fetched(plain(XML));
    assert.equal(house.arrivals[0]?.activity.text, '<您好> &');
    const fields = readFields(await answer.text());
    assert.equal(fields.get('Content'), 'heard: <您好> &');
    assert.equal(fields.get('ToUserName'), 'open-p');
    assert.equal(fields.get('FromUserName'), 'gh');
  });

  it('reads the encrypted part of the compatible mode, not the plain one', async () => {
    const { body, ...request } = await written();
    const forged = Buffer.from(body)
      .toString()
      .replace('<xml>', '<xml><Content>别的话</Content><MsgType>text</MsgType>');
    await fetched({ ...request, body: Buffer.from(forged) });
    assert.equal(house.arrivals[0]?.activity.text, '您好');
  });

  it('reads JSON, and ids that no number can hold', async () => {
    await restart({ WECHAT_AES_KEY: undefined });
    const json = (id: string) =>
      `{"ToUserName":"gh","FromUserName":"open-p","CreateTime":1641981600,"MsgType":"text",` +
      `"Content":"您好","MsgId":${id}}`;
    await fetched(plain(json('23591001000000011')));
    await fetched(plain(json('23591001000000012')));
    const [one, two] = house.arrivals;
    assert.equal(one?.activity.text, '您好');
    assert.notEqual(one?.deliveryKey, two?.deliveryKey);
  });

  it('refuses a request of another day', async () => {
    const request = await written();
    house.clock.advance(601_000);
    assert.equal((await fetched(request)).status, 403);
  });

  it('keeps words that look like the end of a field', async () => {
    await restart({ WECHAT_AES_KEY: undefined });
    const words = 'a]]>b';
    const body = XML.replace('&lt;您好&gt; &amp;', 'a]]&gt;b');
    const answer = readFields(await (await fetched(plain(body))).text());
    assert.equal(house.arrivals[0]?.activity.text, words);
    assert.equal(answer.get('Content'), `heard: ${words}`);
  });

  it('shows choices as a menu message, where the account may', async () => {
    await restart({ WECHAT_MENUS: 'on' });
    assert.equal(channel.definition.limits.choices, 10);
    await send({ choices: [{ title: '金水区', value: 'c:1' }] });
    assert.deepEqual(JSON.parse(vendor.calls.at(-1)?.body ?? ''), {
      touser: 'open-p',
      msgtype: 'msgmenu',
      msgmenu: {
        head_content: '您在哪个区县？',
        list: [{ id: 'c:1', content: '金水区' }],
      },
    });
    assert.equal(await (await fetched(await written())).text(), 'success');
    assert.equal(house.arrivals[0]?.heldUntil, undefined);
  });

  it('fetches one token for all who send at once, and again when it ends', async () => {
    await Promise.all([send(), send(), send()]);
    const tokens = () =>
      sentPaths().filter((path) => path === '/cgi-bin/stable_token').length;
    assert.equal(tokens(), 1);
    house.clock.advance(7_200_000);
    await send();
    assert.equal(tokens(), 2);
  });

  it('fetches a new token where the old one is not taken, and sends once more', async () => {
    await send();
    vendor.meet(api(40001));
    assert.equal((await send()).result, 'accepted');
    assert.deepEqual(sentPaths().slice(-3), [
      '/cgi-bin/message/custom/send',
      '/cgi-bin/stable_token',
      '/cgi-bin/message/custom/send',
    ]);
  });

  it('knows by the code what became of a message', async () => {
    await send();
    const known = [
      [-1, { result: 'retry_later' }],
      [43004, { result: 'opted_out' }],
      [45009, { result: 'retry_later', afterSeconds: 3600 }],
      [45015, { result: 'window_closed' }],
      [45047, { result: 'window_closed' }],
      [40164, { result: 'retry_later', afterSeconds: 300 }],
      [48001, { result: 'refused', reason: 'errcode_48001' }],
    ] as const;
    for (const [code, result] of known) {
      vendor.meet(api(code));
      assert.deepEqual(await send(), result, String(code));
    }
  });

  it('asks by a template to write again, and hears whether that arrived', async () => {
    assert.equal(channel.sender?.template?.('zh') ?? null, null);
    await restart({ WECHAT_TEMPLATE: 'template-1', WECHAT_TEMPLATE_FIELD: 'thing4' });
    const payload = channel.sender?.template?.('zh');
    assert.ok(payload);
    vendor.meet(
      { status: 200, body: '{"access_token":"t","expires_in":7200}' },
      { status: 200, body: '{"errcode":0,"errmsg":"ok","msgid":200163836}' },
    );
    assert.deepEqual(await channel.sender?.send(payload, TO), {
      result: 'accepted',
      vendorId: '200163836',
    });
    const { path, body } = vendor.calls.at(-1) ?? { path: '', body: '' };
    assert.ok(path.startsWith('/cgi-bin/message/template/send?access_token='));
    const { data } = JSON.parse(body);
    assert.ok([...data.thing4.value].length <= 20, 'a field of kind thing holds 20');
  });

  it('hears who follows no more, and greets who comes back', async () => {
    await restart({ WECHAT_AES_KEY: undefined });
    const event = (name: string, at: string) =>
      `<xml><FromUserName>open-p</FromUserName><ToUserName>gh</ToUserName>` +
      `<CreateTime>${at}</CreateTime><MsgType>event</MsgType><Event>${name}</Event></xml>`;
    await fetched(plain(event('unsubscribe', '1')));
    assert.equal(house.stopped.size, 1);
    await fetched(plain(event('subscribe', '2')));
    assert.equal(house.stopped.size, 0);
    assert.equal(house.arrivals[0]?.opens, 'event');
  });

  it('tells where the poster hangs that was scanned, by whoever follows and whoever did not', async () => {
    await restart({ WECHAT_AES_KEY: undefined });
    const event = (name: string, key: string, at: string) =>
      `<xml><FromUserName>open-p</FromUserName><ToUserName>gh</ToUserName>` +
      `<CreateTime>${at}</CreateTime><MsgType>event</MsgType><Event>${name}</Event>` +
      `<EventKey>${key}</EventKey></xml>`;
    await fetched(plain(event('subscribe', 'qrscene_er7', '1')));
    await fetched(plain(event('SCAN', 'er7', '2')));
    await fetched(plain(event('subscribe', '', '3')));
    const places = house.arrivals.map(({ place }) => place || null);
    assert.deepEqual(places, ['er7', 'er7', null]);
  });
});
