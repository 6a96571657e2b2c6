/** WeCom customer service beyond the contract suite. */
import assert from 'node:assert/strict';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import type { Piece, Recipient } from '../../../../integrations/channels/sending.ts';
import { wecom } from '../../../../integrations/channels/wecom/index.ts';
import { rehearsal } from '../../../../integrations/channels/wecom/rehearsal.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { piece } from '../../../support/piece.ts';
import { ACCOUNT, type Platform, startPlatform } from './platform.ts';

const KEY = 'a'.repeat(32);
const TO = { address: { user: 'wm-p', account: ACCOUNT }, key: KEY };

describe('wecom', () => {
  let platform: Platform;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  let settings: Readonly<Record<string, unknown>>;

  beforeEach(async () => {
    platform = await startPlatform();
    settings = rehearsal.settings(platform.url);
    house = fakeHouse();
    channel = wecom.create(wecom.settings.parse(settings), house);
    house.open(channel.mailbox);
    host = await hostChannel(channel);
  });
  afterEach(async () => {
    await host.close();
    await platform.close();
  });

  const notify = async () => {
    const { path, ...request } = await platform.notice(settings, house.clock.now());
    return await fetch(`${host.url}${path}`, request);
  };
  const texts = () => house.arrivals.map(({ activity }) => activity.text);
  const send = async (part: Partial<Piece> = {}, to: Recipient = TO) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), to);
  };

  it('proves that it knows token and key, by the words that it was sent', async () => {
    const echo = {
      method: 'GET',
      path: '/channels/wecom?echostr=1616140317555161061',
      headers: {},
      body: new Uint8Array(),
    } as const;
    const signed = rehearsal.sign(echo, settings, house.clock.now());
    const answer = await fetch(`${host.url}${signed.path}`);
    assert.equal(await answer.text(), '1616140317555161061');
    const other = { ...settings, WECOM_TOKEN: 'another' };
    const forged = rehearsal.sign(echo, other, house.clock.now());
    assert.equal((await fetch(`${host.url}${forged.path}`)).status, 403);
  });

  it('fetches all pages with the notice’s token, each from where the last ended', async () => {
    for (const text of ['一', '二', '三', '四', '五']) platform.write('wm-p', text);
    assert.equal((await notify()).status, 200);
    assert.deepEqual(texts(), ['一', '二', '三', '四', '五']);
    const asked = platform
      .callsOf('/cgi-bin/kf/sync_msg')
      .map(({ body }) => JSON.parse(body));
    assert.deepEqual(
      asked.map(({ cursor, token, open_kfid }) => [cursor, token, open_kfid]),
      [
        [undefined, 'ENC1', ACCOUNT],
        ['2', 'ENC1', ACCOUNT],
        ['4', 'ENC1', ACCOUNT],
      ],
    );
    assert.equal(await house.db.cursors.read('wecom', ACCOUNT), '5');
    await notify();
    assert.equal(house.arrivals.length, 5, 'a notice without new messages');
  });

  it('asks to be told again where it could not fetch, and misses nothing', async () => {
    platform.write('wm-p', '一');
    platform.fail('/cgi-bin/kf/sync_msg', 45009);
    assert.equal((await notify()).status, 503);
    assert.ok(house.notes.includes('sync_errcode_45009'));
    assert.equal((await notify()).status, 200);
    assert.deepEqual(texts(), ['一']);
  });

  it('fetches a new token where the old one is not taken', async () => {
    platform.write('wm-p', '一');
    platform.fail('/cgi-bin/kf/sync_msg', 42001);
    await notify();
    assert.deepEqual(texts(), ['一']);
    assert.equal(platform.callsOf('/cgi-bin/gettoken').length, 2);
  });

  it('keeps a photo, and says that it has none where none is to be had', async () => {
    const photo = { origin: 3, external_userid: 'wm-p', msgtype: 'image' };
    platform.put({ ...photo, image: { media_id: 'media-1' } });
    await notify();
    assert.equal(house.mediaIds.length, 1);
    const [attachment] = house.arrivals[0]?.activity.attachments ?? [];
    assert.equal(attachment?.contentType, 'image/png');
    platform.fail('/cgi-bin/media/get', 40007);
    platform.put({ ...photo, image: { media_id: 'media-2' } });
    await notify();
    assert.deepEqual(house.arrivals[1]?.activity.channelData, {
      huying: { unsupported: 'image' },
    });
    assert.ok(house.notes.includes('file_wrong_type'));
  });

  it('sends with a key of ours, by which a message sent again is the same', async () => {
    const sent = await send();
    assert.deepEqual(sent, { result: 'accepted', vendorId: KEY });
    await send();
    assert.deepEqual(platform.shown(), [
      {
        touser: 'wm-p',
        open_kfid: ACCOUNT,
        msgid: KEY,
        msgtype: 'text',
        text: { content: '您在哪个区县？' },
      },
    ]);
    assert.match(KEY, /^[0-9a-zA-Z_-]{1,32}$/);
  });

  it('shows choices as a menu message', async () => {
    await send({ choices: [{ title: '金水区', value: 'c:1' }] });
    const [menu] = platform.shown();
    assert.deepEqual(menu?.msgmenu, {
      head_content: '您在哪个区县？',
      list: [{ type: 'click', click: { id: 'c:1', content: '金水区' } }],
    });
  });

  it('welcomes whoever enters, by the code that says so, and not when it is over', async () => {
    const at = house.clock.now().getTime() / 1000;
    const event = {
      event_type: 'enter_session',
      external_userid: 'wm-p',
      welcome_code: 'CODE',
    };
    platform.put({ origin: 4, msgtype: 'event', send_time: at, event });
    await notify();
    const [arrival] = house.arrivals;
    assert.equal(arrival?.opens, 'event');
    const to = { address: arrival.address, key: KEY };
    assert.equal((await send({}, to)).result, 'accepted');
    const { path, body } = platform.calls.at(-1) ?? { path: '', body: '{}' };
    assert.ok(path.startsWith('/cgi-bin/kf/send_msg_on_event?'));
    assert.equal(JSON.parse(body).code, 'CODE');
    assert.equal(JSON.parse(body).touser, undefined);
    house.clock.advance(20_000);
    assert.deepEqual(await send({}, to), { result: 'window_closed' });
  });

  it('answers in the account that was written to, in a window from when it was', async () => {
    platform.write('wm-p', '一');
    house.clock.advance(3_600_000);
    await notify();
    const [arrival] = house.arrivals;
    assert.deepEqual(arrival?.address, { user: 'wm-p', account: ACCOUNT });
    assert.equal(arrival.at?.toISOString(), '2022-01-12T10:00:00.000Z');
  });

  it('hears of a message that did not arrive', async () => {
    const event = { event_type: 'msg_send_fail', fail_msgid: KEY, fail_type: 6 };
    platform.put({ origin: 4, msgtype: 'event', event });
    await notify();
    assert.deepEqual(house.reports, [
      { channelId: 'wecom', vendorId: KEY, state: 'failed', reason: 'fail_type_6' },
    ]);
  });

  it('knows by the code what became of a message', async () => {
    const known = [
      [-1, { result: 'retry_later' }],
      [45009, { result: 'retry_later', afterSeconds: 60 }],
      [60020, { result: 'retry_later', afterSeconds: 300 }],
      [95001, { result: 'window_closed' }],
      [95002, { result: 'window_closed' }],
      [95013, { result: 'window_closed' }],
      [95004, { result: 'refused', reason: 'errcode_95004' }],
    ] as const;
    for (const [code, result] of known) {
      platform.fail('/cgi-bin/kf/send_msg', code);
      assert.deepEqual(await send(), result, String(code));
    }
  });

  it('asks where a session stands that takes no message', async () => {
    const inState = async (state: number) => {
      platform.sessionState = state;
      platform.fail('/cgi-bin/kf/send_msg', 95018);
      return await send();
    };
    assert.deepEqual(await inState(4), { result: 'window_closed' });
    assert.deepEqual(await inState(3), { result: 'refused', reason: 'session_state_3' });
    assert.deepEqual(await inState(2), { result: 'refused', reason: 'session_state_2' });
  });
});
