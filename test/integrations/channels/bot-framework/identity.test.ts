/** Who may write to /api/messages: whom the Bot Framework's own check lets in, and nobody else. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import sinon from 'sinon';
import { readActivity } from '../../../../integrations/channels/bot-framework/activity.ts';
import { identityCheck } from '../../../../integrations/channels/bot-framework/identity.ts';
import { botFramework } from '../../../../integrations/channels/bot-framework/index.ts';
import {
  activity,
  rehearsal,
  tokenOf,
} from '../../../../integrations/channels/bot-framework/rehearsal.ts';
import { servicesOf } from '../../../../integrations/channels/bot-framework/services.ts';
import { settings } from '../../../../integrations/channels/bot-framework/settings.ts';
import { type ChannelHost, hostChannel } from '../../../support/channel-host.ts';
import { type FakeVendor, startFakeVendor } from '../../../support/fake-vendor.ts';
import { type FakeHouse, fakeHouse } from '../../../support/house.ts';

const SERVICE = 'https://smba.trafficmanager.net/emea/';
const MINUTE = 60;
const seconds = () => Math.floor(Date.now() / 1000);
const RIGHT = { serviceurl: SERVICE };

describe('bot-framework: who may write', () => {
  let vendor: FakeVendor;
  let house: FakeHouse;
  let host: ChannelHost;

  beforeEach(async () => {
    // The SDK tells the console of each token that it refuses.
    sinon.stub(console, 'error');
    vendor = await startFakeVendor(rehearsal.accepts);
    house = fakeHouse();
    const given = settings.parse(rehearsal.settings(vendor.url));
    host = await hostChannel(botFramework.create(given, house));
  });
  afterEach(async () => {
    sinon.restore();
    await host.close();
    await vendor.close();
  });

  const post = async (authorization: string | null, channelId = 'msteams') => {
    const request = activity('p', '1', { text: '您好', serviceUrl: SERVICE, channelId });
    const answer = await fetch(`${host.url}${request.path}`, {
      method: 'POST',
      headers: { ...request.headers, ...(authorization !== null && { authorization }) },
      body: new Uint8Array(request.body),
    });
    return answer.status;
  };
  const bearer = (claims: Readonly<Record<string, unknown>>, header = {}) =>
    `Bearer ${tokenOf({ ...RIGHT, ...claims }, header)}`;

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forged = (token: string) => {
    const [head, payload] = token.split('.');
    const mac = createHmac(
      'sha256',
      other.publicKey.export({ type: 'spki', format: 'pem' }),
    );
    return `${head}.${payload}.${mac.update(`${head}.${payload}`).digest('base64url')}`;
  };
  const emulators = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

  for (const [name, authorization, status, channelId] of [
    ['a right token', () => bearer({}), 200],
    [
      'one that ended four minutes ago',
      () => bearer({ exp: seconds() - 4 * MINUTE }),
      200,
    ],
    [
      'one that begins in four minutes',
      () => bearer({ nbf: seconds() + 4 * MINUTE }),
      200,
    ],
    ['no token', () => null, 401],
    ['an empty one', () => 'Bearer ', 401],
    ['no JWT', () => 'Bearer a.b.c', 401],
    ['another scheme', () => bearer({}).replace('Bearer', 'Basic'), 401],
    ['another app’s', () => bearer({ aud: 'another' }), 401],
    ['another issuer’s', () => bearer({ iss: 'https://evil.example' }), 401],
    ['an emulator’s', () => bearer({ iss: emulators, ver: '1.0', appid: 'x' }), 401],
    [
      'one that ended ten minutes ago',
      () => bearer({ exp: seconds() - 10 * MINUTE }),
      401,
    ],
    [
      'one that begins in ten minutes',
      () => bearer({ nbf: seconds() + 10 * MINUTE }),
      401,
    ],
    ['one for another server', () => bearer({ serviceurl: 'https://x.example/' }), 401],
    ['one for no server', () => bearer({ serviceurl: undefined }), 401],
    ['a key that is not known', () => bearer({}, { kid: 'another' }), 401],
    ['no signature', () => bearer({}, { alg: 'none' }).replace(/[^.]+$/, ''), 401],
    ['another’s signature', () => forged(bearer({})), 401],
    ['the public key as a secret', () => forged(bearer({}, { alg: 'HS256' })), 401],
    ['a client that the key is not for', () => bearer({}), 401, 'sms'],
    ['a server of one’s own', () => bearer({}), 401, 'AseChannel'],
  ] as const) {
    it(`${status === 200 ? 'takes' : 'refuses'} ${name}`, async () => {
      assert.equal(await post(authorization(), channelId), status);
      assert.equal(house.arrivals.length, status === 200 ? 1 : 0);
      assert.deepEqual(house.faults, []);
    });
  }

  it('has it sent again where the keys are not to be had', async () => {
    vendor.meet({ status: 503 });
    assert.equal(await post(bearer({})), 500);
    assert.equal(house.arrivals.length, 0);
    assert.equal(await post(bearer({})), 200);
  });

  it('does not wait for the keys for ever', async () => {
    vendor.become('hang');
    const check = identityCheck(settings.parse(rehearsal.settings(vendor.url)), 20);
    const request = activity('p', '1', { text: '您好', serviceUrl: SERVICE });
    const asked = readActivity(Buffer.from(request.body));
    await assert.rejects(check(bearer({}), asked), /too long/);
  });

  it('asks for the keys once', async () => {
    await post(bearer({}));
    await post(bearer({}));
    assert.equal(vendor.calls.filter(({ path }) => path.endsWith('/keys')).length, 1);
  });
});

describe('bot-framework: which servers it talks to', () => {
  const allows = servicesOf(
    'smba.trafficmanager.net, *.botframework.com,http://127.0.0.1:9/',
  );
  for (const [address, allowed] of [
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://webchat.botframework.com/', true],
    ['https://a.b.botframework.com/x', true],
    ['http://127.0.0.1:9/v3', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net', false],
    ['https://botframework.com/', false],
    ['https://evilbotframework.com/', false],
    ['https://127.0.0.1:9/', false],
    ['http://169.254.169.254/latest', false],
    ['file:///etc/passwd', false],
    ['', false],
  ] as const) {
    it(`${allowed ? 'to' : 'not to'} ${address || 'nothing'}`, () => {
      assert.equal(allows(address), allowed);
    });
  }
});
