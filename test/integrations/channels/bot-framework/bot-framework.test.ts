/** A bot of the Azure Bot Service beyond the contract suite. */
import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder';
import { ConnectorClient, TokenCredentials } from 'botframework-connector';
import { botFramework } from '../../../../integrations/channels/bot-framework/index.ts';
import {
  activity,
  rehearsal,
} from '../../../../integrations/channels/bot-framework/rehearsal.ts';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import type { Piece } from '../../../../integrations/channels/sending.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { eventually } from '../../../support/eventually.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse, type Words } from '../../../support/house.ts';
import { PNG } from '../../../support/images.ts';
import { piece } from '../../../support/piece.ts';

type Fields = Readonly<Record<string, unknown>>;

const CHOICES = [
  { title: '转人工', value: 'do:person' },
  { title: '取消', value: 'cancel:ask' },
];

describe('bot-framework', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  let settings: Fields;
  /** What the bot says instead of that it heard. */
  let replies: Words[];

  beforeEach(async () => {
    vendor = await startFakeVendor(rehearsal.accepts);
    settings = rehearsal.settings(vendor.url);
    replies = [];
    house = fakeHouse({
      reply: ({ activity: { text } }) =>
        replies.length > 0 ? replies : [{ text: `heard: ${text}` }],
    });
    channel = botFramework.create(botFramework.settings.parse(settings), house);
    host = await hostChannel(channel);
  });
  afterEach(async () => {
    await host.close();
    await vendor.close();
  });

  const post = async (content: Fields, key = '1') => {
    const request = activity('p', key, content);
    const { path, headers, body } = rehearsal.sign(request, settings, house.clock.now());
    return await fetch(`${host.url}${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: new Uint8Array(body),
    });
  };
  /** Where a person of this client is written to. */
  const addressOn = async (channelId = 'msteams') => {
    await post({ text: '您好', channelId }, `from ${channelId}`);
    return house.arrivals.at(-1)?.address;
  };
  const send = async (part: Partial<Piece>, address: unknown) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render(piece(part)), {
      address,
      key: 'a'.repeat(32),
    });
  };
  const messages = () => vendor.calls.filter(({ path }) => path.endsWith('/activities'));
  const sent = () => JSON.parse(messages().at(-1)?.body ?? 'null');
  const tokens = () => vendor.calls.filter(({ path }) => path.endsWith('/token'));

  it('calls as the vendor’s client does', async () => {
    const address = await addressOn();
    assert.deepEqual(await send({ choices: CHOICES }, address), {
      result: 'accepted',
      vendorId: '7',
    });
    const [ours] = messages();
    assert.ok(ours);
    const credentials = new TokenCredentials('token-of-the-rehearsal');
    const client = new ConnectorClient(credentials, { baseUri: `${vendor.url}/` });
    const { id } = await client.conversations.sendToConversation(
      'a:p',
      JSON.parse(ours.body),
    );
    assert.equal(id, '7');
    const [, theirs] = messages();
    assert.ok(theirs);
    assert.equal(decodeURIComponent(ours.path), decodeURIComponent(theirs.path));
    assert.equal(ours.headers.authorization, theirs.headers.authorization);
    assert.deepEqual(JSON.parse(ours.body), JSON.parse(theirs.body));
  });

  it('shows choices as each client can', async () => {
    const back = (title: string, choice: string) => ({
      type: 'messageBack',
      title,
      text: title,
      displayText: title,
      value: { choice },
    });
    const ours = [back('转人工', 'do:person'), back('取消', 'cancel:ask')];
    const theirs = CHOICES.map(({ title }) => ({ type: 'imBack', title, value: title }));
    await send({ choices: CHOICES }, await addressOn('msteams'));
    assert.deepEqual(sent().attachments, [
      {
        contentType: 'application/vnd.microsoft.card.hero',
        content: { buttons: ours },
      },
    ]);
    await send({ choices: CHOICES }, await addressOn('webchat'));
    assert.deepEqual(sent().suggestedActions, { to: ['29:p'], actions: ours });
    await send({ choices: CHOICES }, await addressOn('facebook'));
    assert.deepEqual(sent().suggestedActions, { to: ['29:p'], actions: theirs });
    await send({ choices: CHOICES }, await addressOn('slack'));
    assert.deepEqual(sent().attachments?.[0]?.content, { buttons: theirs });
    await send({}, await addressOn('msteams'));
    assert.equal(sent().attachments, undefined);
    assert.equal(sent().textFormat, 'plain');
  });

  it('tells how much each client shows, so that the rest is numbered', async () => {
    const limits = async (client: string) =>
      channel.sender?.limitsFor?.(await addressOn(client));
    assert.deepEqual((await limits('msteams'))?.choices, 6);
    assert.deepEqual((await limits('facebook'))?.choices, 10);
    assert.equal((await limits('webchat'))?.textLength, 4000);
    const { choices, textLength } = channel.sender?.limitsFor?.({}) ?? {};
    assert.deepEqual([choices, textLength], [0, 1500], 'one that is not known');
  });

  it('does what is asked of the service’s answers', async () => {
    const address = await addressOn();
    await send({}, address);
    const error = (code: string) =>
      JSON.stringify({ error: { code, message: 'theirs' } });
    for (const [status, body, expected] of [
      [403, error('BotNotInConversationRoster'), { result: 'opted_out' }],
      [403, error('ConversationBlockedByUser'), { result: 'opted_out' }],
      [403, error('Other'), { result: 'refused', reason: 'error_Other' }],
      [400, error('BadSyntax'), { result: 'refused', reason: 'error_BadSyntax' }],
      [404, 'not JSON', { result: 'refused', reason: 'error_404' }],
      [
        413,
        error('MessageSizeTooBig'),
        { result: 'refused', reason: 'error_MessageSizeTooBig' },
      ],
      [400, error('words of 13900000000'), { result: 'refused', reason: 'error_400' }],
      [412, '', { result: 'retry_later', afterSeconds: 7 }],
      [429, '', { result: 'retry_later', afterSeconds: 7 }],
      [502, '', { result: 'retry_later', afterSeconds: 7 }],
      [500, '', { result: 'uncertain' }],
      [202, '', { result: 'accepted' }],
    ] as const) {
      vendor.meet({ status, body, headers: { 'retry-after': '7' } });
      assert.deepEqual(await send({}, address), expected, `${status} ${body}`);
    }
  });

  it('fetches its token once, before its end anew, and when it is not taken', async () => {
    const address = await addressOn();
    await Promise.all([send({}, address), send({}, address)]);
    assert.equal(tokens().length, 1);
    const form = Object.fromEntries(new URLSearchParams(tokens()[0]?.body));
    assert.deepEqual(form, {
      grant_type: 'client_credentials',
      client_id: settings.MICROSOFT_APP_ID,
      client_secret: settings.MICROSOFT_APP_PASSWORD,
      scope: 'https://api.botframework.com/.default',
    });
    assert.equal(tokens()[0]?.path, '/botframework.com/oauth2/v2.0/token');
    house.clock.advance(3_545_000);
    await send({}, address);
    assert.equal(tokens().length, 2);
    vendor.meet({ status: 401 });
    assert.deepEqual(await send({}, address), {
      result: 'retry_later',
      afterSeconds: 300,
    });
    await send({}, address);
    assert.equal(tokens().length, 3);
  });

  it('sends nothing without a token, nor to a server that is off the list', async () => {
    const address = await addressOn();
    vendor.meet({ status: 400, body: '{"error":"invalid_client"}' });
    assert.deepEqual(await send({}, address), { result: 'retry_later' });
    assert.ok(typeof address === 'object');
    const elsewhere = { ...address, serviceUrl: 'https://evil.example/' };
    const refused = { result: 'refused', reason: 'unknown_service' };
    assert.deepEqual(await send({}, elsewhere), refused);
    assert.equal(messages().length, 0);
  });

  it('keeps the newest server of a conversation, and no name', async () => {
    await post({ text: '您好', serviceUrl: 'https://smba.trafficmanager.net/emea/' });
    await post(
      { text: '您好', serviceUrl: 'https://smba.trafficmanager.net/apac/' },
      '2',
    );
    const [first, second] = house.arrivals;
    assert.equal(first?.conversationId, second?.conversationId);
    assert.deepEqual(second?.address, {
      serviceUrl: 'https://smba.trafficmanager.net/apac/',
      channelId: 'msteams',
      conversation: { id: 'a:p', conversationType: 'personal', tenantId: 'tenant' },
      user: '29:p',
      bot: `28:${settings.MICROSOFT_APP_ID}`,
    });
  });

  it('takes the bot’s name out of what is said, as the SDK does', async () => {
    const id = `28:${settings.MICROSOFT_APP_ID}`;
    const text = '<at>Huying</at> 小区能出门吗？';
    const entities = [{ type: 'mention', text: '<at>Huying</at>', mentioned: { id } }];
    await post({ text, entities });
    const recipient = { id, name: 'Huying' };
    const theirs = TurnContext.removeRecipientMention({ text, entities, recipient });
    assert.equal(house.arrivals[0]?.activity.text, theirs.trim());
  });

  it('hears an edited message once more, and once for each edit', async () => {
    const edit = (text: string, timestamp: string) =>
      post({
        type: 'messageUpdate',
        text,
        timestamp,
        channelData: { eventType: 'editMessage' },
      });
    await post({ text: '我在二七区' });
    await edit('我在金水区', '2022-01-12T10:01:00Z');
    await edit('我在金水区', '2022-01-12T10:01:00Z');
    await edit('我在惠济区', '2022-01-12T10:02:00Z');
    const keys = house.arrivals.map(({ deliveryKey }) => deliveryKey);
    assert.equal(new Set(keys).size, 3);
    assert.equal(keys[1], keys[2]);
  });

  it('knows who took the bot out, and who brought it back', async () => {
    const members = [{ id: `28:${settings.MICROSOFT_APP_ID}` }];
    await post({ type: 'conversationUpdate', membersRemoved: members });
    assert.equal(house.stopped.size, 1);
    await post({ type: 'conversationUpdate', membersAdded: members }, '2');
    assert.equal(house.stopped.size, 0);
    await post({ type: 'installationUpdate', action: 'remove-upgrade' }, '3');
    assert.equal(house.stopped.size, 1);
  });

  it('keeps pictures, and shows its token to the service alone', async () => {
    const elsewhere = await startFakeVendor({ status: 200, body: PNG });
    await send({}, await addressOn());
    const before = vendor.calls.length;
    const picture = {
      contentType: 'image/png',
      contentUrl: `${vendor.url}/v3/attachments/1`,
    };
    vendor.meet({ status: 200, body: PNG });
    await post({ text: '看', attachments: [picture] });
    const taken = house.arrivals.at(-1)?.activity;
    assert.equal(taken?.text, '看');
    assert.equal(taken.attachments?.length, 1);
    const [asked] = vendor.calls.slice(before);
    assert.equal(asked?.headers.authorization, 'Bearer token-of-the-rehearsal');
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const content = { downloadUrl: `${elsewhere.url}/secret`, fileType: 'png' };
    await post({ attachments: [{ contentType, content, name: '1.png' }] }, '2');
    assert.deepEqual(elsewhere.calls, [], 'not on the list, and of our own network');
    assert.ok(house.notes.includes('file_private_address'));
    assert.deepEqual(house.arrivals.at(-1)?.activity.channelData, {
      huying: { unsupported: 'attachment' },
    });
    await elsewhere.close();
  });

  it('carries its answers where the request waits for them', async () => {
    const asked = {
      text: '您好',
      channelId: 'webchat',
      deliveryMode: 'expectReplies',
    };
    const answer = await post(asked);
    const { activities } = JSON.parse(await answer.text());
    assert.equal(activities.length, 1);
    assert.equal(activities[0].text, 'heard: 您好');
    assert.deepEqual(activities[0].recipient, { id: '29:p' });
    assert.deepEqual(house.carriedSeqs, [2]);
    assert.equal((await (await post(asked)).json()).activities[0].text, 'heard: 您好');
    assert.equal(await (await post({ text: '您好' }, '2')).text(), '');
  });

  it('numbers choices in the answer, too, where the client shows none', async () => {
    const actions = CHOICES.map((each) => ({ type: 'postBack' as const, ...each }));
    replies.push({ text: '您要？', suggestedActions: { actions } });
    const asked = { text: '您好', deliveryMode: 'expectReplies' };
    const shown = async (channelId: string) => {
      const answer = await (await post({ ...asked, channelId }, channelId)).json();
      return answer.activities[0];
    };
    assert.equal(
      (await shown('skype')).text,
      '您要？\n1. 转人工\n2. 取消\n回复数字即可。',
    );
    const card = await shown('msteams');
    assert.equal(card.text, '您要？');
    assert.equal(card.attachments[0].content.buttons.length, 2);
  });

  it('passes on that somebody is writing, both ways', async () => {
    const told: string[] = [];
    house.events.subscribe('resident_typing', (id) => told.push(id));
    await addressOn();
    const { conversationId = '' } = house.arrivals[0] ?? {};
    await post({ type: 'typing' }, '2');
    assert.deepEqual(told, [conversationId]);
    const hint = () =>
      house.events.publish({ topic: 'agent_typing', id: `${conversationId} 01` });
    hint();
    hint();
    await eventually(() => messages().length > 0, 'it is shown');
    assert.deepEqual(sent(), {
      type: 'typing',
      channelId: 'msteams',
      conversation: { id: 'a:p', conversationType: 'personal', tenantId: 'tenant' },
      from: { id: `28:${settings.MICROSOFT_APP_ID}` },
      recipient: { id: '29:p' },
    });
    house.clock.advance(3_001);
    hint();
    await eventually(() => messages().length > 1, 'it is shown again');
    assert.equal(messages().length, 2);
  });
});
