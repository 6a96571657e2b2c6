/** Telegram beyond the contract suite, beside the calls that grammY makes of the same words. */
import assert from 'node:assert/strict';
import { Api } from 'grammy';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import type { Piece } from '../../../../integrations/channels/sending.ts';
import { telegram } from '../../../../integrations/channels/telegram/index.ts';
import { rehearsal } from '../../../../integrations/channels/telegram/rehearsal.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { piece } from '../../../support/piece.ts';

const CHAT = 5_283_914;
const TO = { address: { chat: CHAT }, key: 'a'.repeat(32) };

describe('telegram', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  const settings = () => rehearsal.settings(vendor.url);

  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    house = fakeHouse();
    channel = telegram.create(telegram.settings.parse(settings()), house);
    host = await hostChannel(channel);
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });

  const send = async (part: Partial<Piece> = {}) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), TO);
  };
  const post = async (body: unknown) =>
    await fetch(`${host.url}/channels/telegram`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': String(settings().TELEGRAM_SECRET),
      },
      body: JSON.stringify(body),
    });

  it('tells where the poster hangs whose link began the conversation', async () => {
    for (const [id, text] of ['/start er7', '/start', '/started er7'].entries())
      await post({
        update_id: id + 1,
        message: { chat: { id: CHAT, type: 'private' }, text },
      });
    assert.deepEqual(
      house.arrivals.map(({ place, activity: { type } }) => [type, place]),
      [
        ['conversationUpdate', 'er7'],
        ['conversationUpdate', undefined],
        ['message', undefined],
      ],
    );
  });

  it('calls as grammY does', async () => {
    const choices = ['金水区', '二七区', '郑州航空港经济综合实验区'].map((title, i) => ({
      title,
      value: `c:${i}`,
    }));
    const sent = await send({ text: '<b>哪个*区*县_？', choices });
    assert.deepEqual(sent, { result: 'accepted', vendorId: '7' });
    const api = new Api(String(settings().TELEGRAM_TOKEN), { apiRoot: vendor.url });
    const [first, second, third] = choices.map(({ title, value }) => ({
      text: title,
      callback_data: value,
    }));
    assert.ok(first && second && third);
    await api.sendMessage(CHAT, '<b>哪个*区*县_？', {
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[first, second], [third]] },
    });
    const [ours, theirs] = vendor.calls;
    assert.ok(ours && theirs);
    assert.equal(ours.path, theirs.path);
    assert.deepEqual(JSON.parse(ours.body), JSON.parse(theirs.body));
  });

  it('answers a tap, so that the button stops turning, and the same again', async () => {
    const tap = {
      update_id: 1,
      callback_query: {
        id: '4382bfdwdsb323b2d9',
        from: { id: CHAT, is_bot: false, first_name: 'R' },
        chat_instance: '1',
        data: 'do:person',
      },
    };
    const call = {
      method: 'answerCallbackQuery',
      callback_query_id: '4382bfdwdsb323b2d9',
    };
    assert.deepEqual(await (await post(tap)).json(), call);
    assert.deepEqual(await (await post(tap)).json(), call);
    assert.equal(house.arrivals.length, 2);
    assert.equal(house.arrivals[0]?.deliveryKey, house.arrivals[1]?.deliveryKey);
  });

  it('hears who blocked the bot, and who came back', async () => {
    const chat = { id: CHAT, type: 'private' };
    const member = (status: string) => ({ chat, new_chat_member: { status } });
    await post({ update_id: 1, my_chat_member: member('kicked') });
    assert.equal(house.stopped.size, 1);
    await post({ update_id: 2, my_chat_member: member('member') });
    assert.equal(house.stopped.size, 0);
  });

  it('takes a tap, a word and a block of one person as one conversation', async () => {
    const from = { id: CHAT, is_bot: false };
    const chat = { id: CHAT, type: 'private' };
    await post({ update_id: 1, message: { chat, from, text: '您好' } });
    await post({ update_id: 2, callback_query: { id: '1', from, data: 'do:person' } });
    const [word, tap] = house.arrivals;
    assert.equal(word?.conversationId, tap?.conversationId);
  });

  it('talks to no bot', async () => {
    const chat = { id: CHAT, type: 'private' };
    const from = { id: CHAT, is_bot: true };
    await post({ update_id: 1, message: { chat, from, text: '您好' } });
    assert.deepEqual(house.notes, ['nothing_bot']);
    assert.equal(house.arrivals.length, 0);
  });

  const error = (status: number, parameters = {}) => ({
    status,
    body: JSON.stringify({
      ok: false,
      error_code: status,
      description: 'words of theirs',
      parameters,
    }),
  });

  it('waits as long as Telegram wants it to', async () => {
    vendor.meet(error(429, { retry_after: 23 }));
    assert.deepEqual(await send(), { result: 'retry_later', afterSeconds: 23 });
  });

  it('writes no more to who blocked the bot', async () => {
    vendor.meet(error(403));
    assert.deepEqual(await send(), { result: 'opted_out' });
  });

  it('keeps what a wrong token could not send until somebody mends it', async () => {
    vendor.meet(error(401));
    assert.deepEqual(await send(), { result: 'retry_later', afterSeconds: 300 });
  });

  it('gives up what Telegram will never take, without its words', async () => {
    vendor.meet(error(400));
    assert.deepEqual(await send(), { result: 'refused', reason: 'status_400' });
  });

  it('does not know what became of a message whose answer is not Telegram’s', async () => {
    vendor.meet({ status: 200, body: '<html>sign in to the network</html>' });
    assert.deepEqual(await send(), { result: 'uncertain' });
  });
});
