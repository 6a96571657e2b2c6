/** Text messages beyond the contract suite. */
import assert from 'node:assert/strict';
import twilio from 'twilio';
import type { Channel } from '../../../../integrations/channels/contract.ts';
import { sms } from '../../../../integrations/channels/sms/index.ts';
import { posted, rehearsal } from '../../../../integrations/channels/sms/rehearsal.ts';
import { SIGNATURE_HEADER } from '../../../../integrations/channels/sms/signature.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';
import { PNG } from '../../../support/images.ts';

const OURS = '+15005550006';
const THEIRS = '+8613900000000';
const TO = { address: { to: THEIRS, from: OURS }, key: 'a'.repeat(32) };
const SID = 'SM00000000000000000000000000000001';

describe('sms', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let channel: Channel;
  let host: ChannelHost;
  let settings: Readonly<Record<string, unknown>>;

  const start = async (more: Readonly<Record<string, string>> = {}) => {
    settings = { ...rehearsal.settings(vendor.url), ...more };
    house = fakeHouse();
    channel = sms.create(sms.settings.parse(settings), house);
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
  const restart = async (more: Readonly<Record<string, string>>) => {
    await host.close();
    await start(more);
  };

  /** Posted and signed as the vendor's own package does. */
  const post = async (fields: Readonly<Record<string, string>>, path = '') => {
    const request = posted(fields, `/channels/sms${path}`);
    const token = String(settings.TWILIO_AUTH_TOKEN);
    const url = `${settings.TWILIO_WEBHOOK}${path}`;
    const signature = twilio.getExpectedTwilioSignature(token, url, { ...fields });
    return await fetch(`${host.url}${request.path}`, {
      method: 'POST',
      headers: { ...request.headers, [SIGNATURE_HEADER]: signature },
      body: new Uint8Array(request.body),
    });
  };
  const write = async (Body: string, more: Readonly<Record<string, string>> = {}) =>
    await post({ MessageSid: SID, From: THEIRS, To: OURS, Body, NumMedia: '0', ...more });
  const send = async (text: string, address: unknown = TO.address) => {
    const { sender } = channel;
    assert.ok(sender);
    return await sender.send(sender.render({ ...PIECE, text }), { ...TO, address });
  };
  const sentForm = () =>
    Object.fromEntries(new URLSearchParams(vendor.calls.at(-1)?.body ?? ''));

  it('answers in the answer, as the vendor’s package would write it', async () => {
    const answer = await write('<您好> & "再见"');
    assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
    const body = await answer.text();
    const name = new URL(/Callback="([^"]+)"/.exec(body)?.[1] ?? '').searchParams;
    const theirs = new twilio.twiml.MessagingResponse();
    theirs.message(
      {
        statusCallback: `${settings.TWILIO_WEBHOOK}/status?carried=${name.get('carried')}`,
      },
      'heard: <您好> & "再见"',
    );
    // Both write the same to whoever reads XML.
    const plain = (xml: string) => xml.replaceAll('&quot;', '"');
    assert.equal(plain(body), plain(theirs.toString()));
    assert.deepEqual(house.carriedSeqs, [2]);
    const until = house.arrivals[0]?.heldUntil?.getTime() ?? 0;
    assert.equal(until - house.clock.now().getTime(), 8_000);
  });

  it('hears what became of a message that an answer carried', async () => {
    const body = await (await write('您好')).text();
    const [, query = ''] = /status(\?carried=[^"]+)"/.exec(body) ?? [];
    await post(
      { MessageSid: 'SM9', MessageStatus: 'delivered', To: THEIRS },
      `/status${query}`,
    );
    const carried = new URLSearchParams(query).get('carried');
    assert.match(carried ?? '', /^[0-9a-f]{24}$/);
    assert.deepEqual(
      house.reports.map(({ vendorId, state }) => [vendorId, state]),
      [[carried, 'delivered']],
    );
  });

  it('hears what became of a message that it sent, with the vendor’s code', async () => {
    const undelivered = { MessageStatus: 'undelivered', ErrorCode: '30003', To: THEIRS };
    await post({ MessageSid: 'SM9', ...undelivered }, '/status');
    assert.deepEqual(house.reports, [
      { channelId: 'sms', vendorId: 'SM9', state: 'failed', reason: 'error_30003' },
    ]);
  });

  it('calls as the vendor’s client does', async () => {
    assert.deepEqual(await send('您在哪个区县？'), {
      result: 'accepted',
      vendorId: 'SM7',
    });
    const httpClient = new twilio.RequestClient();
    // The vendor's own client in everything but where it goes.
    httpClient.axios.interceptors.request.use((call) => {
      const url = call.url?.replace('https://api.twilio.com', vendor.url);
      return url === undefined ? call : { ...call, url };
    });
    const client = twilio(
      String(settings.TWILIO_ACCOUNT_SID),
      String(settings.TWILIO_AUTH_TOKEN),
      { httpClient },
    );
    await client.messages.create({
      to: THEIRS,
      from: OURS,
      body: '您在哪个区县？',
      statusCallback: `${settings.TWILIO_WEBHOOK}/status`,
    });
    const [ours, theirs] = vendor.calls;
    assert.ok(ours && theirs);
    assert.equal(ours.path, theirs.path);
    assert.equal(ours.headers.authorization, theirs.headers.authorization);
    const fields = (body: string) => Object.fromEntries(new URLSearchParams(body));
    assert.deepEqual(fields(ours.body), fields(theirs.body));
  });

  it('answers from the number that was written to, or by the service that chooses one', async () => {
    await write('您好', { To: '+15005550001' });
    await send('您好', house.arrivals[0]?.address);
    assert.equal(sentForm().From, '+15005550001');
    const service = `MG${'1'.repeat(32)}`;
    await restart({ TWILIO_FROM: service });
    await send('您好');
    assert.equal(sentForm().MessagingServiceSid, service);
    assert.equal(sentForm().From, undefined);
  });

  it('asks what is asked of the vendor’s codes', async () => {
    for (const [status, code, expected] of [
      [400, 21610, { result: 'opted_out' }],
      [400, 21211, { result: 'refused', reason: 'error_21211' }],
      [400, 21614, { result: 'refused', reason: 'error_21614' }],
      [401, 20003, { result: 'retry_later', afterSeconds: 300 }],
      [429, 20429, { result: 'retry_later', afterSeconds: 7 }],
      [503, 20503, { result: 'retry_later', afterSeconds: 7 }],
      [500, 20500, { result: 'uncertain' }],
    ] as const) {
      const body = JSON.stringify({ code, message: 'words of theirs', status });
      vendor.meet({ status, body, headers: { 'retry-after': '7' } });
      assert.deepEqual(await send('您好'), expected, String(code));
    }
    vendor.meet({ status: 200, body: '<html>a portal</html>' });
    assert.deepEqual(await send('您好'), { result: 'uncertain' });
    vendor.meet({ status: 404, body: 'not theirs' });
    assert.deepEqual(await send('您好'), { result: 'refused', reason: 'status_404' });
  });

  it('keeps who stopped, and who came back', async () => {
    await write('STOP');
    assert.equal(house.stopped.size, 1);
    assert.equal(house.arrivals.length, 0);
    const answer = await write('救命', { MessageSid: SID.replace(/1$/, '2') });
    assert.equal(house.arrivals.length, 1, 'heard all the same');
    assert.match(await answer.text(), /<Response><\/Response>$/, 'it would be dropped');
    assert.deepEqual(house.carriedSeqs, [], 'what waits is seen to by the outbox');
    const again = await write('START', { MessageSid: SID.replace(/1$/, '3') });
    assert.equal(house.stopped.size, 0);
    assert.match(await again.text(), /<Message /);
    const failed = { MessageStatus: 'failed', ErrorCode: '21610', To: THEIRS };
    await post({ MessageSid: 'SM9', ...failed }, '/status');
    assert.equal(house.stopped.size, 1, 'stopped by a word that was not told to us');
  });

  it('keeps the pictures of an MMS, fetched as the account, its secret for Twilio alone', async () => {
    vendor.meet({ status: 200, body: PNG });
    const media = {
      NumMedia: '2',
      MediaContentType0: 'image/png',
      MediaContentType1: 'image/png',
    };
    const elsewhere = await startFakeVendor({ status: 200, body: PNG });
    await write('楼道积水', {
      ...media,
      MediaUrl0: `${vendor.url}/2010-04-01/Accounts/AC/Messages/MM/Media/ME`,
      MediaUrl1: `${elsewhere.url}/2010-04-01/x`,
    });
    const [arrival] = house.arrivals;
    assert.equal(arrival?.activity.text, '楼道积水');
    assert.equal(arrival.activity.attachments?.length, 1);
    const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token } = settings;
    const auth = Buffer.from(`${account}:${token}`).toString('base64');
    assert.equal(vendor.calls[0]?.headers.authorization, `Basic ${auth}`);
    assert.ok(house.notes.includes('file_private_address'));
    assert.deepEqual(elsewhere.calls, []);
    await elsewhere.close();
  });

  it('takes a picture without a word', async () => {
    vendor.meet({ status: 200, body: PNG });
    const MediaUrl0 = `${vendor.url}/2010-04-01/Accounts/AC/Messages/MM/Media/ME`;
    await write('', { NumMedia: '1', MediaContentType0: 'image/png', MediaUrl0 });
    assert.equal(house.arrivals[0]?.activity.attachments?.length, 1);
    assert.equal(house.arrivals[0]?.activity.channelData, undefined);
  });

  it('takes the other token while it is being changed', async () => {
    const before = String(settings.TWILIO_AUTH_TOKEN);
    await restart({
      TWILIO_AUTH_TOKEN: 'b'.repeat(32),
      TWILIO_AUTH_TOKEN_BEFORE: before,
    });
    settings = { ...settings, TWILIO_AUTH_TOKEN: before };
    assert.equal((await write('您好')).status, 200);
    await restart({ TWILIO_AUTH_TOKEN: 'b'.repeat(32) });
    settings = { ...settings, TWILIO_AUTH_TOKEN: before };
    assert.equal((await write('您好')).status, 403);
  });

  it('is as long and as fast as it is set', async () => {
    assert.equal(channel.definition.limits.textLength, 670);
    await restart({ TWILIO_MOST_SEGMENTS: '23', TWILIO_PER_MINUTE: '180' });
    assert.equal(channel.definition.limits.textLength, 1541);
    assert.equal(channel.definition.outgoing?.pace.all.perMinute, 180);
    await send('值'.repeat(135));
    assert.deepEqual(house.notes, ['segments_3']);
  });

  it('knows where somebody is who never wrote', () => {
    assert.deepEqual(channel.sender?.addressOf?.('139 0000 0000'), {
      to: THEIRS,
      from: OURS,
    });
    assert.equal(channel.sender?.addressOf?.('12345'), null);
  });
});

const PIECE = {
  text: '您好',
  choices: [],
  speaker: 'bot',
  name: null,
  locale: 'zh',
  critical: false,
  at: '2022-01-12T10:00:00.000Z',
  completes: [2],
  of: { seq: 2, part: 0 },
} as const;
