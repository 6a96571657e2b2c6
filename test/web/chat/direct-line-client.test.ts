import assert from 'node:assert/strict';
import { DirectLineClient } from '../../../web/chat/direct-line-client.ts';
import { Outbox } from '../../../web/chat/outbox.ts';
import type { Told } from '../../../web/chat/told.ts';
import type { Outgoing } from '../../../web/chat/wire.ts';
import { FakeDirectLine } from './fake-direct-line.ts';
import { fakeShelf } from './fake-shelf.ts';

function outgoing(id: string, fields: Partial<Outgoing> = {}): Outgoing {
  const nothing = { choice: null, photo: null, place: null };
  return { id, text: `说 ${id}`, ...nothing, at: '2022-01-12T10:00:00Z', ...fields };
}

const PHOTO = `data:image/jpeg;base64,${btoa('not really a jpeg')}`;

describe('chat: Direct Line client', () => {
  let server: FakeDirectLine;
  let shelf: ReturnType<typeof fakeShelf>;
  let told: Told[];
  let client: DirectLineClient;

  function open(): DirectLineClient {
    told = [];
    client = new DirectLineClient({
      ports: server.ports,
      outbox: new Outbox(shelf),
      locale: () => 'zh-CN',
      tell: (one) => told.push(one),
    });
    void client.run();
    return client;
  }
  const heard = () =>
    told
      .flatMap((one) => (one.type === 'received' ? one.activities : []))
      .map((a) => a.text);
  const links = () => told.flatMap((one) => (one.type === 'link' ? one.link : []));
  const ofType = (type: Told['type']) => told.filter((one) => one.type === type);

  beforeEach(() => {
    server = new FakeDirectLine();
    shelf = fakeShelf();
  });
  afterEach(() => client.stop());

  it('opens a conversation, reads its history and then hears live', async () => {
    server.say({ text: '昨天说的' });
    open();
    await server.settle();
    assert.deepEqual(heard().slice(0, 1), ['昨天说的']);
    assert.equal(ofType('loaded').length, 1);
    server.say({ text: '现在说的' });
    assert.equal(heard().at(-1), '现在说的');
    assert.equal(links().at(-1), 'live');
  });

  it('sends words in their order and tells when the server has them', async () => {
    open();
    for (const id of ['a', 'b', 'c']) client.send(outgoing(id));
    await server.settle();
    assert.deepEqual(
      server.posts.map((post) => post.clientActivityID),
      ['a', 'b', 'c'],
    );
    assert.equal(ofType('accepted').length, 3);
    assert.equal(shelf.getItem('huying.outbox'), null);
  });

  it('posts a choice with its payload and a place as an entity', async () => {
    open();
    client.send(outgoing('a', { text: '封控区', choice: 'locked' }));
    client.send(outgoing('b', { place: { latitude: 34.75, longitude: 113.62 } }));
    await server.settle();
    const [choice, place] = server.posts.map((post) => post.body);
    assert.deepEqual(choice?.value, { choice: 'locked' });
    assert.deepEqual(choice?.channelData, { clientActivityID: 'a', postBack: true });
    assert.deepEqual(place?.entities, [
      {
        type: 'Place',
        geo: { type: 'GeoCoordinates', latitude: 34.75, longitude: 113.62 },
      },
    ]);
    assert.equal(place?.value, undefined);
  });

  it('does not send again what the server took although its answer was lost', async () => {
    open();
    await server.settle();
    server.trouble.push({ path: /^POST .*activities/, answer: 'answer lost' });
    client.send(outgoing('a'));
    await server.advance(60_000);
    assert.equal(server.posts.length, 1);
    assert.equal(shelf.getItem('huying.outbox'), null);
  });

  it('asks the history before it repeats a try, where no socket brings the echo', async () => {
    server.socketsOpen = false;
    open();
    // Just after a poll: the next one is further away than the next try.
    await server.advance(10_000);
    const reads = server.calls.length;
    while (server.calls.length === reads) await server.advance(10);
    server.trouble.push({ path: /^POST .*activities/, answer: 'answer lost' });
    client.send(outgoing('a'));
    await server.advance(60_000);
    assert.equal(server.posts.length, 1);
    assert.equal(shelf.getItem('huying.outbox'), null);
  });

  it('tries again under the same id after a failure', async () => {
    open();
    await server.settle();
    for (const answer of ['cut', 502, 500] as const)
      server.trouble.push({ path: /^POST .*activities/, answer });
    client.send(outgoing('a'));
    await server.advance(60_000);
    assert.deepEqual(
      server.posts.map((post) => post.clientActivityID),
      ['a'],
    );
    assert.ok(ofType('failed').length > 0, 'the person was told in between');
    assert.equal(ofType('accepted').length, 1);
  });

  it('leaves a refused message to the person, and the next ones go', async () => {
    open();
    await server.settle();
    server.trouble.push({ path: /^POST .*activities/, answer: 413 });
    client.send(outgoing('a'));
    client.send(outgoing('b'));
    await server.advance(120_000);
    assert.deepEqual(
      server.posts.map((post) => post.clientActivityID),
      ['b'],
    );
    client.resend('a');
    await server.settle();
    assert.equal(server.posts.at(-1)?.clientActivityID, 'a');
  });

  it('keeps what is written without network and sends it once there is one', async () => {
    server.offline = true;
    open();
    client.send(outgoing('a'));
    await server.advance(5_000);
    assert.equal(links().at(-1), 'lost');
    assert.equal(server.posts.length, 0);
    server.offline = false;
    client.wake();
    await server.advance(100);
    assert.equal(server.posts.length, 1);
    assert.equal(links().at(-1), 'live');
  });

  it('brings what was unsent through a reload', async () => {
    server.offline = true;
    open();
    client.send(outgoing('a'));
    await server.settle();
    client.stop();
    server.offline = false;
    open();
    await server.settle();
    assert.equal(ofType('sending').length >= 1, true);
    assert.equal(server.posts.length, 1);
  });

  it('does not post after a reload what had arrived before it', async () => {
    new Outbox(shelf).add(outgoing('a'));
    server.say({
      from: { id: 'dl_c1', role: 'user' },
      channelData: { clientActivityID: 'a' },
    });
    open();
    await server.settle();
    assert.equal(server.posts.length, 0);
    assert.equal(shelf.getItem('huying.outbox'), null);
  });

  it('goes on hearing from the watermark after a break, without a gap', async () => {
    open();
    await server.settle();
    server.say({ text: '一' });
    server.cut();
    server.say({ text: '二' });
    await server.advance(5_000);
    server.say({ text: '三' });
    assert.deepEqual(heard(), ['一', '二', '三']);
  });

  it('polls where sockets do not open, and comes back to sockets later', async () => {
    server.socketsOpen = false;
    open();
    await server.advance(10_000);
    assert.equal(links().at(-1), 'polling');
    server.say({ text: '轮询也听得到' });
    await server.advance(3_000);
    assert.equal(heard().at(-1), '轮询也听得到');
    server.socketsOpen = true;
    await server.advance(90_000);
    assert.equal(links().at(-1), 'live');
  });

  it('reads by itself when a socket went silent without closing', async () => {
    open();
    await server.settle();
    server.say({ text: '没有推送到' }, true);
    await server.advance(65_000);
    assert.ok(heard().includes('没有推送到'));
  });

  it('reads for the echo of a sent message that the socket does not bring', async () => {
    open();
    await server.settle();
    server.sockets.clear();
    client.send(outgoing('a'));
    await server.advance(6_000);
    assert.equal(ofType('received').length, 1);
  });

  it('renews the token before it ends, and takes a new one by the cookie after', async () => {
    server.tokenSeconds = 300;
    open();
    await server.advance(200_000);
    client.send(outgoing('a'));
    await server.settle();
    assert.ok(server.calls.includes('POST /v3/directline/tokens/refresh'));
    server.trouble.push({ path: /^POST .*activities/, answer: 403 });
    client.send(outgoing('b'));
    await server.advance(5_000);
    assert.equal(server.posts.at(-1)?.clientActivityID, 'b');
    assert.equal(server.calls.filter((call) => call === 'POST /chat/token').length, 2);
  });

  it('starts over when the server gives another conversation, losing nothing unsent', async () => {
    open();
    await server.settle();
    for (const text of ['旧的', '也是旧的']) server.say({ text });
    server.conversationId = 'c2';
    server.activities = [];
    server.say({ text: '新的' }, true);
    server.cut();
    server.trouble.push({ path: /^POST .*c1.*activities/, answer: 404 });
    client.send(outgoing('a'));
    await server.advance(5_000);
    assert.ok(server.calls.includes('POST /v3/directline/conversations/c2/activities'));
    assert.deepEqual(
      ofType('opened').map((one) => one.type === 'opened' && one.id),
      ['c1', 'c2'],
    );
    assert.ok(heard().includes('新的'));
  });

  it('opens a session anew when reading is refused', async () => {
    open();
    await server.settle();
    server.trouble.push({ path: /^GET /, answer: 403 });
    server.cut();
    server.say({ text: '断线时说的' });
    await server.advance(5_000);
    assert.ok(heard().includes('断线时说的'));
    assert.equal(server.calls.filter((call) => call === 'POST /chat/token').length, 2);
  });

  it('uploads a photo with progress, and words do not wait behind it', async () => {
    open();
    await server.settle();
    for (let n = 0; n < 3; n++)
      server.trouble.push({ path: /^POST .*upload/, answer: 'cut' });
    client.send(outgoing('photo', { photo: PHOTO, text: '' }));
    client.send(outgoing('words'));
    await server.settle();
    assert.deepEqual(
      server.posts.map((post) => post.clientActivityID),
      ['words'],
    );
    await server.advance(60_000);
    assert.equal(server.posts.at(-1)?.clientActivityID, 'photo');
    assert.ok(told.some((one) => one.type === 'progress' && one.share === 0.5));
  });

  it('waits as long as a busy server asks', async () => {
    open();
    await server.settle();
    server.trouble.push({ path: /^POST .*activities/, answer: 429 });
    client.send(outgoing('a'));
    await server.advance(6_900);
    assert.equal(server.posts.length, 0);
    await server.advance(200);
    assert.equal(server.posts.length, 1);
  });
});
