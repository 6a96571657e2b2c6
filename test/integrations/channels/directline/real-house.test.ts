/** The channel as it is mounted: restify, the real house, the embedded database. */
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { eventually } from '../../../support/eventually.ts';
import { JPEG } from '../../../support/images.ts';
import { startServer, type TestServer } from '../../../support/server.ts';

interface Shown {
  readonly id: string;
  readonly from: { readonly id: string };
  readonly text?: string;
  readonly attachments?: readonly { readonly contentUrl: string }[];
}

describe('directline in the real house', () => {
  let server: TestServer;
  before(async function () {
    this.timeout(30_000);
    server = await startServer();
  });
  after(() => server.stop());

  async function visit() {
    const answer = await fetch(`${server.url}/chat/token`, { method: 'POST' });
    const { token, conversationId } = await answer.json();
    const at = `${server.url}/v3/directline/conversations/${conversationId}`;
    const headers = { authorization: `Bearer ${token}` };
    return {
      token: String(token),
      get: async (rest: string) => (await fetch(`${at}${rest}`, { headers })).json(),
      post: (rest: string, body: string | FormData | Uint8Array<ArrayBuffer>) =>
        fetch(`${at}${rest}`, { method: 'POST', headers, body }),
    };
  }

  const said = (text: string, clientActivityID: string) =>
    JSON.stringify({
      type: 'message',
      from: { id: 'dl_resident' },
      text,
      channelData: { clientActivityID },
    });

  it('echoes, answers and numbers without gaps, by socket and by reading', async () => {
    const { get, post } = await visit();
    const { streamUrl } = await get('?watermark=0');
    const socket = new WebSocket(streamUrl);
    const heard: Shown[] = [];
    socket.on('message', (data) => heard.push(...JSON.parse(String(data)).activities));
    const answer = await post('/activities', said('小区能不能出门', 'c1'));
    assert.equal(answer.status, 200);
    const again = await post('/activities', said('小区能不能出门', 'c1'));
    assert.deepEqual(await again.json(), await answer.json());
    const { activities } = await get('/activities');
    await eventually(() => heard.length === activities.length, 'all by socket');
    assert.deepEqual(heard, activities);
    assert.equal(heard.filter(({ from }) => from.id === 'dl_resident').length, 1);
    assert.ok(heard.some(({ from }) => from.id === 'huying'));
    socket.terminate();
  });

  it('keeps a photo that is the first thing said', async () => {
    const { get, post } = await visit();
    const form = new FormData();
    form.append('activity', new Blob([said('', 'p1')]));
    form.append('file', new Blob([new Uint8Array(JPEG)]), '伤口.jpg');
    const answer = await post('/upload', form);
    assert.equal(answer.status, 200, await answer.clone().text());
    const { activities } = await get('/activities');
    const [photo] = (activities[0] as Shown).attachments ?? [];
    const file = await fetch(photo?.contentUrl ?? assert.fail());
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), JPEG);
  });

  it('refuses on the mounted routes as by itself', async () => {
    const { token, post } = await visit();
    const statuses = [
      (await post('/activities', '{')).status,
      (await post('/activities', 'x'.repeat(300_000))).status,
      (await post('/activities', said('\u0000', 'n1'))).status,
      (await post('/upload', new Uint8Array(30 * 1024 * 1024))).status,
    ];
    assert.deepEqual(statuses, [400, 413, 200, 413]);
    const strange = `${server.url}/v3/directline/conversations/%00/activities`;
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(strange, { headers })).status, 403);
    const options = { method: 'OPTIONS', headers: { origin: 'https://a.example' } };
    const asked = await fetch(`${server.url}/v3/directline/conversations`, options);
    assert.equal(asked.status, 204);
  });

  it('writes no token into the log', async () => {
    const { token, get } = await visit();
    const { streamUrl } = await get('');
    const socket = new WebSocket(streamUrl);
    await eventually(() => socket.readyState === WebSocket.OPEN, 'an open socket');
    socket.terminate();
    const log = server.log();
    assert.ok(!log.includes(token));
    assert.ok(!log.includes(new URL(streamUrl).searchParams.get('t') ?? assert.fail()));
  });
});
