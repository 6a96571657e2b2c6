/** WhatsApp beyond the contract suite, beside the calls that whatsapp-api-js makes of the same words. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionList,
  Body,
  Button,
  Interactive,
  Language,
  ListSection,
  Row,
  Template,
  Text,
} from 'whatsapp-api-js/messages';
import type {
  StoredActivity,
  SuggestedAction,
} from '../../../../integrations/activity.ts';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import { fitPieces } from '../../../../integrations/channels/fit/fit.ts';
import type { Piece } from '../../../../integrations/channels/sending.ts';
import { BUTTONS } from '../../../../integrations/channels/whatsapp/definition.ts';
import { whatsapp } from '../../../../integrations/channels/whatsapp/index.ts';
import { rehearsal } from '../../../../integrations/channels/whatsapp/rehearsal.ts';
import {
  SIGNATURE,
  signatureOf,
} from '../../../../integrations/channels/whatsapp/signature.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { JPEG } from '../../../support/images.ts';
import { piece } from '../../../support/piece.ts';

const PHONE = '16505551234';
const USER = 'US.13491208655302741918';
const BOTH = { phone: PHONE, user: USER };
const KEY = 'a'.repeat(32);

const choicesOf = (...titles: readonly string[]) =>
  titles.map((title, i) => ({ title, value: `c:${i}` }));

/** As Meta words its requests. */
const escaped = (json: string) =>
  json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const said = (text: string, actions: readonly SuggestedAction[]): StoredActivity => ({
  conversationId: 'c',
  seq: 2,
  speaker: 'bot',
  activity: {
    type: 'message',
    id: 'c|0000002',
    timestamp: '2022-01-12T10:00:00.000Z',
    channelId: 'whatsapp',
    conversation: { id: 'c' },
    from: { id: 'huying', role: 'bot' },
    text,
    suggestedActions: { actions },
  },
});

describe('whatsapp', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  const settings = () => rehearsal.settings(vendor.url);
  const given = (name: string) => String(settings()[name]);

  async function open(more = {}) {
    house = fakeHouse();
    channel = whatsapp.create(whatsapp.settings.parse({ ...settings(), ...more }), house);
    host = await hostChannel(channel);
  }
  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    await open();
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });

  const send = async (part: Partial<Piece> = {}, address: object = BOTH) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), { address, key: KEY });
  };
  const post = async (
    body: string,
    signature = signatureOf(given('WHATSAPP_APP_SECRET'), body),
  ) =>
    await fetch(`${host.url}/channels/whatsapp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SIGNATURE]: signature },
      body,
    });
  const notified = (messages: readonly object[], contacts: readonly object[] = []) => {
    const metadata = { phone_number_id: given('WHATSAPP_NUMBER_ID') };
    const value = { messaging_product: 'whatsapp', metadata, contacts, messages };
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
    return JSON.stringify({ object: 'whatsapp_business_account', entry });
  };
  const message = (id: string, more: object) => ({
    id,
    timestamp: '1641981600',
    from: PHONE,
    type: 'text',
    text: { body: '您好' },
    ...more,
  });
  /** The independent client, on the loopback. */
  const client = () =>
    new WhatsAppAPI({
      token: given('WHATSAPP_TOKEN'),
      appSecret: given('WHATSAPP_APP_SECRET'),
      v: 'v24.0',
      ponyfill: {
        fetch: async (url: unknown, init?: RequestInit) =>
          await fetch(
            String(url).replace('https://graph.facebook.com', vendor.url),
            init,
          ),
      },
    });

  describe('trust', () => {
    it('signs as the vector does', () => {
      assert.equal(
        signatureOf('secret', 'test'),
        'sha256=0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914',
      );
    });

    it('signs as the client verifies', async () => {
      const body = escaped(
        notified([message('wamid.1', { text: { body: '胸口疼👨‍👩‍👧é' } })]),
      );
      const signature = signatureOf(given('WHATSAPP_APP_SECRET'), body);
      assert.ok(await client().verifyRequestSignature(body, signature));
    });

    it('takes what was signed escaped and came unescaped, and no other words', async () => {
      const body = notified([message('wamid.1', { text: { body: '胸口疼👨‍👩‍👧é' } })]);
      const sent = escaped(body);
      const signature = signatureOf(given('WHATSAPP_APP_SECRET'), sent);
      assert.equal((await post(sent, signature)).status, 200);
      assert.equal((await post(body, signature)).status, 200);
      assert.equal(house.arrivals[1]?.activity.text, '胸口疼👨‍👩‍👧é');
      assert.equal((await post(body.replace('胸', '胃'), signature)).status, 401);
      assert.equal(house.arrivals.length, 2);
    });

    it('gives the challenge back to whoever knows the token, and to nobody else', async () => {
      const ask = async (query: Record<string, string>) =>
        await fetch(`${host.url}/channels/whatsapp?${new URLSearchParams(query)}`);
      const right = {
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': given('WHATSAPP_VERIFY_TOKEN'),
      };
      const answer = await ask(right);
      assert.equal(await answer.text(), '1158201444');
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
      for (const wrong of [
        { ...right, 'hub.verify_token': 'rehearsal-verify-tokex' },
        { ...right, 'hub.mode': 'unsubscribe' },
        { 'hub.challenge': '1' },
      ])
        assert.equal((await ask(wrong)).status, 403);
    });
  });

  describe('what is sent', () => {
    const built = (part: Partial<Piece>) => {
      const { text, choices } = piece(part);
      if (choices.length === 0) return new Text(text);
      const buttons = choices.map(({ title, value }) => new Button(value, title));
      const rows = choices.map(({ title, value }) => new Row(value, title));
      const [first, ...more] = buttons;
      const [row, ...others] = rows;
      assert.ok(first && row);
      const body = new Body(text);
      if (more.length < BUTTONS)
        return new Interactive(new ActionButtons(first, ...more), body);
      const section = new ListSection(undefined, row, ...others);
      return new Interactive(new ActionList('请选择', section), body);
    };
    const calls = () =>
      vendor.calls.map(
        ({ path, headers, body }) =>
          [path, headers.authorization, JSON.parse(body)] as const,
      );

    for (const [name, part] of [
      ['text', { text: '<b>哪个*区*县_？' }],
      ['three buttons', { choices: choicesOf('金水区', '二七区', '转人工') }],
      ['a list', { choices: choicesOf('金水区', '二七区', '中原区', '转人工') }],
    ] as const) {
      it(`is what the client sends: ${name}`, async () => {
        const sent = await send(part);
        assert.deepEqual(sent, { result: 'accepted', vendorId: 'wamid.7' });
        const to = { phone: PHONE, bsuid: USER };
        await client().sendMessage(given('WHATSAPP_NUMBER_ID'), to, built(part));
        const [ours, theirs] = calls();
        // Where the number is known, it alone decides.
        delete theirs?.[2].recipient;
        assert.deepEqual(ours, theirs);
      });
    }

    it('goes to Meta’s name of who shows no number', async () => {
      await send({}, { user: USER });
      const to = { bsuid: USER };
      await client().sendMessage(given('WHATSAPP_NUMBER_ID'), to, built({}));
      const [ours, theirs] = calls();
      assert.deepEqual(ours, theirs);
      assert.equal(ours?.[2].recipient, USER);
      assert.equal('to' in (ours?.[2] ?? {}), false);
    });

    it('asks by the template to write again, where there is one', async () => {
      assert.equal(channel.sender?.template?.('zh'), null);
      await host.close();
      await open({ WHATSAPP_TEMPLATE: 'news_on_your_request' });
      const { sender } = channel;
      const payload = sender?.template?.('zh');
      assert.ok(sender && payload);
      await sender.send(payload, { address: BOTH, key: KEY });
      const template = new Template('news_on_your_request', new Language('zh_CN'));
      const to = { phone: PHONE, bsuid: USER };
      await client().sendMessage(given('WHATSAPP_NUMBER_ID'), to, template);
      const [ours, theirs] = calls().map(([, , body]) => body.template);
      assert.equal(ours.name, theirs.name);
      assert.equal(ours.language.code, theirs.language.code);
    });

    it('lists what would read the same on buttons', () => {
      const choices = choicesOf('阳光花园', '阳光花园');
      assert.throws(() => built({ choices }), /unique titles/);
      const payload = channel.sender?.render(piece({ choices }));
      assert.deepEqual(payload && rehearsal.shown?.(payload).choices, choices);
      assert.match(JSON.stringify(payload), /"type":"list"/);
    });

    it('names the list in the language that is spoken', () => {
      const choices = choicesOf('A', 'B', 'C', 'D');
      const payload = channel.sender?.render(piece({ choices, locale: 'en-GB' }));
      assert.match(JSON.stringify(payload), /"button":"Choose"/);
    });

    it('is never more than its builders take, however long words and labels are', () => {
      const titles = fc.uniqueArray(
        fc.oneof(
          fc.constantFrom('转人工', '不清楚', '👨‍👩‍👧‍👦'.repeat(6), '一'.repeat(30)),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        ),
        { minLength: 0, maxLength: 14, selector: (title) => title.trim() },
      );
      const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6000 });
      fc.assert(
        fc.property(titles, words, (labels, text) => {
          const actions = labels
            .filter((title) => title.trim())
            .map((title, i) => ({ type: 'postBack' as const, title, value: `c:${i}` }));
          const { pieces } = fitPieces([said(text, actions)], channel.definition, null);
          for (const each of pieces) {
            const payload = channel.sender?.render(each);
            const shown = payload && rehearsal.shown?.(payload);
            assert.deepEqual(shown, { text: each.text, choices: each.choices });
            assert.ok(built(each));
          }
        }),
        { numRuns: 60, seed: 3 },
      );
    });
  });

  describe('what becomes of it', () => {
    const error = (code: number, status = 400, more = {}) => ({
      status,
      body: JSON.stringify({ error: { message: 'words of theirs', code, ...more } }),
    });

    for (const [what, behaviour, result] of [
      ['the day is over', error(131047), { result: 'window_closed' }],
      [
        'too fast for this person',
        error(131056),
        { result: 'retry_later', afterSeconds: 6 },
      ],
      ['too fast', error(130429, 429), { result: 'retry_later', afterSeconds: 30 }],
      [
        'a token that ended',
        error(190, 401),
        { result: 'retry_later', afterSeconds: 300 },
      ],
      ['Meta is away', error(131016, 500), { result: 'retry_later' }],
      ['it will pass', error(99, 500, { is_transient: true }), { result: 'retry_later' }],
      ['nobody there', error(131026), { result: 'refused', reason: 'code_131026' }],
      ['a gateway’s fault', { status: 502 }, { result: 'uncertain' }],
      [
        'a page of the network’s',
        { status: 200, body: '<html>' },
        { result: 'uncertain' },
      ],
    ] as const) {
      it(`is known: ${what}`, async () => {
        vendor.meet(behaviour);
        assert.deepEqual(await send(), result);
      });
    }

    it('is told later, by the id that it was taken under', async () => {
      const status = (state: string, more = {}) => ({
        id: 'wamid.7',
        status: state,
        ...more,
      });
      const metadata = { phone_number_id: given('WHATSAPP_NUMBER_ID') };
      const errors = [{ code: 131026, title: 'words of theirs' }];
      const statuses = [status('delivered'), status('failed', { errors })];
      const entry = [{ changes: [{ field: 'messages', value: { metadata, statuses } }] }];
      await post(JSON.stringify({ object: 'whatsapp_business_account', entry }));
      const told = { channelId: 'whatsapp', vendorId: 'wamid.7' };
      assert.deepEqual(house.reports, [
        { ...told, state: 'delivered' },
        { ...told, state: 'failed', reason: 'code_131026' },
      ]);
    });
  });

  describe('who writes', () => {
    it('stays the same when the number is hidden, and is reached by what is known', async () => {
      const open = message('wamid.1', { from_user_id: USER });
      const hidden = message('wamid.2', { from_user_id: USER, from: undefined });
      const named = message('wamid.3', {});
      await post(notified([open, hidden, named], [{ wa_id: PHONE, user_id: USER }]));
      const ids = house.arrivals.map(({ conversationId }) => conversationId);
      assert.equal(new Set(ids).size, 1);
      assert.deepEqual(
        house.arrivals.map(({ address }) => address),
        [BOTH, { user: USER }, BOTH],
      );
    });

    it('is somebody else with another name of Meta’s, whatever the number', async () => {
      const other = { from_user_id: 'US.2' };
      await post(
        notified([message('wamid.1', { from_user_id: USER }), message('wamid.2', other)]),
      );
      const [one, two] = house.arrivals;
      assert.notEqual(one?.conversationId, two?.conversationId);
    });

    it('wrote when Meta says', async () => {
      await post(notified([message('wamid.1', { timestamp: '1641895200' })]));
      assert.equal(house.arrivals[0]?.at?.toISOString(), '2022-01-11T10:00:00.000Z');
    });
  });

  describe('a photo', () => {
    const photo = (more = {}) =>
      notified([
        message('wamid.1', {
          type: 'image',
          text: undefined,
          image: {
            id: 'media-1',
            mime_type: 'image/jpeg',
            caption: '手被狗咬了',
            ...more,
          },
        }),
      ]);
    const has = (bytes: Uint8Array) => {
      const body = JSON.stringify({ url: `${vendor.url}/file`, mime_type: 'image/jpeg' });
      vendor.meet({ status: 200, body }, { status: 200, body: bytes });
    };

    it('is fetched by its id, with the token, and kept', async () => {
      has(JPEG);
      await post(photo());
      const [arrival] = house.arrivals;
      assert.equal(arrival?.activity.text, '手被狗咬了');
      assert.equal(arrival.activity.attachments?.[0]?.contentType, 'image/jpeg');
      assert.equal(house.mediaIds.length, 1);
      const seen = vendor.calls.map(({ method, path, headers }) => [
        method,
        path,
        headers.authorization,
      ]);
      const token = `Bearer ${given('WHATSAPP_TOKEN')}`;
      assert.deepEqual(seen, [
        ['GET', '/v24.0/media-1', token],
        ['GET', '/file', token],
      ]);
    });

    it('is not fetched again for a notification that came before', async () => {
      has(JPEG);
      await post(photo());
      await post(photo());
      assert.equal(vendor.calls.length, 2);
      assert.equal(house.arrivals.length, 2);
    });

    it('that is none leaves the words under it', async () => {
      has(Buffer.from('MZ not a photo'));
      await post(photo());
      assert.equal(house.arrivals[0]?.activity.text, '手被狗咬了');
      assert.deepEqual(house.notes, ['file_wrong_type']);
      assert.equal(house.mediaIds.length, 0);
    });

    it('of a kind that nobody here can look at is not fetched', async () => {
      await post(photo({ mime_type: 'image/webp' }));
      assert.equal(vendor.calls.length, 0);
      assert.equal(house.arrivals.length, 1);
    });
  });
});
