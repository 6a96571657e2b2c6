import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { DirectLineServer, Visitor } from '../../../support/direct-line.ts';
import { directLineServer, errorCode, message } from '../../../support/direct-line.ts';
import { eventually } from '../../../support/eventually.ts';
import { HEIC, PNG } from '../../../support/images.ts';

const MEBIBYTE = 1024 * 1024;

describe('directline upload', () => {
  let server: DirectLineServer;
  let visitor: Visitor;

  beforeEach(async () => {
    server = await directLineServer();
    visitor = await server.visitor();
  });
  afterEach(async () => {
    await server.close();
    assert.deepEqual(server.house.faults, []);
  });

  function form(
    files: readonly { bytes: Uint8Array; name?: string; type?: string }[],
    activity: unknown = message('请看', 'p1'),
  ): FormData {
    const data = new FormData();
    if (activity !== null) {
      const type = 'application/vnd.microsoft.activity';
      data.append('activity', new Blob([JSON.stringify(activity)], { type }));
    }
    for (const { bytes, name = 'photo.png', type = 'image/png' } of files) {
      data.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    }
    return data;
  }

  const send = (body: FormData, query = '') =>
    visitor.call('POST', `/upload${query}`, { body });

  function storedFiles() {
    return server.house.arrivals.flatMap(({ activity }) => activity.attachments ?? []);
  }

  async function shownUrls(): Promise<string[]> {
    const { body } = await visitor.call('GET', '/activities');
    const activities = body.activities as { attachments?: { contentUrl: string }[] }[];
    return activities.flatMap((activity) =>
      (activity.attachments ?? []).map((file) => file.contentUrl),
    );
  }

  it('keeps the files first, then hands in the message that names them', async () => {
    const answer = await send(
      form([{ bytes: PNG }, { bytes: HEIC, type: 'text/plain' }]),
    );
    assert.deepEqual(answer.body, { id: `${visitor.id}|0000001` });
    const { activity } = server.house.arrivals[0] ?? assert.fail();
    assert.equal(activity.text, '请看');
    const [first, second] = server.house.mediaIds;
    const at = `/v3/directline/conversations/${visitor.id}/media`;
    assert.deepEqual(activity.attachments, [
      { contentType: 'image/png', name: 'photo.png', contentUrl: `${at}/${first}` },
      { contentType: 'image/heic', name: 'photo.heic', contentUrl: `${at}/${second}` },
    ]);
    assert.equal((await server.house.db.media.get(first ?? ''))?.size, PNG.length);
  });

  it('shows them to the conversation’s people by a signed address', async () => {
    await send(form([{ bytes: PNG, name: '伤口 "1".jpeg' }]));
    const [url] = await shownUrls();
    const file = await fetch(url ?? assert.fail());
    assert.equal(file.status, 200);
    assert.equal(file.headers.get('content-type'), 'image/png');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(
      file.headers.get('content-disposition'),
      `inline; filename*=UTF-8''${encodeURIComponent('伤口 1.png')}`,
    );
    assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
    assert.deepEqual(await shownUrls(), [url], 'the same address all day');
  });

  it('shows them to nobody else', async () => {
    await send(form([{ bytes: PNG }, { bytes: HEIC }]));
    const [one, two] = (await shownUrls()).map((url) => new URL(url));
    const path = one?.pathname.replace('/v3/directline', '') ?? '';
    const token = one?.searchParams.get('t');
    assert.equal((await server.call('GET', path)).status, 401);
    assert.equal((await server.call('GET', `${path}?t=x`)).status, 401);
    const other = await server.visitor();
    assert.equal((await server.call('GET', path, { token: other.token })).status, 403);
    const swapped = `${two?.pathname.replace('/v3/directline', '')}?t=${token}`;
    assert.equal((await server.call('GET', swapped)).status, 403);
    const id = server.house.mediaIds[0];
    assert.equal((await other.call('GET', `/media/${id}`)).status, 404);
    assert.equal((await visitor.call('GET', '/media/unknown')).status, 404);
    server.house.clock.advance(2 * 86_400_000);
    assert.equal(
      errorCode(await server.call('GET', `${path}?t=${token}`)),
      'TokenExpired',
    );
  });

  it('keeps a repeated upload once', async () => {
    const first = await send(form([{ bytes: PNG }]));
    const again = await send(form([{ bytes: PNG }]));
    assert.deepEqual(again.body, first.body);
    assert.equal(server.house.mediaIds.length, 1);
  });

  it('takes files without an activity, from whom the address names', async () => {
    assert.equal((await send(form([{ bytes: PNG }], null))).status, 400);
    const answer = await send(form([{ bytes: PNG }], null), '?userId=dl_resident');
    assert.equal(answer.status, 200);
    assert.equal(server.house.arrivals[0]?.activity.from.id, 'dl_resident');
    assert.equal(server.house.mediaIds.length, 1);
  });

  it('takes one file as the body', async () => {
    const post = (headers: Record<string, string>) =>
      visitor.call('POST', '/upload?userId=dl_resident', { headers, body: PNG });
    const bare = await post({ 'content-type': 'image/png' });
    assert.equal(errorCode(bare), 'MissingProperty');
    const answer = await post({
      'content-type': 'image/png',
      'content-disposition': 'name="file"; filename="a.png"',
    });
    assert.equal(answer.status, 200);
    assert.equal(storedFiles()[0]?.name, 'a.png');
  });

  it('takes a form without files as a message', async () => {
    assert.equal((await send(form([]))).status, 200);
    assert.equal(server.house.arrivals[0]?.activity.text, '请看');
  });

  it('bounds what one conversation may send before it reads it, and says when to go on', async () => {
    const photo = Buffer.concat([PNG, Buffer.alloc(9 * MEBIBYTE)]);
    const refused = (text: string) =>
      form([{ bytes: Buffer.from('x') }], message(text, text));
    for (let i = 0; i < 6; i += 1) {
      const sent = form([{ bytes: photo }], message('请看', `p${i}`));
      assert.equal((await send(sent)).status, 200);
    }
    const kept = server.house.mediaIds.length;
    const answer = await send(form([{ bytes: photo }], message('请看', 'p7')));
    assert.deepEqual([answer.status, errorCode(answer)], [429, 'Throttled']);
    const seconds = Number(answer.headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds < 60);
    assert.equal(server.house.mediaIds.length, kept);
    assert.equal((await send(refused('small'))).status, 415, 'what fits is looked at');
    const other = await server.visitor();
    const beside = await other.call('POST', '/upload', {
      body: form([{ bytes: photo }]),
    });
    assert.equal(beside.status, 200, 'each conversation for itself');
    server.house.clock.advance(60_000);
    assert.equal(
      (await send(form([{ bytes: photo }], message('请看', 'p7')))).status,
      200,
    );
  });

  it('takes two uploads of a conversation at once', async () => {
    const { port } = server.host;
    const path = `/v3/directline/conversations/${visitor.id}/upload`;
    const headers = { authorization: `Bearer ${visitor.token}`, 'content-length': 1_000 };
    const begun = [1, 2].map(() => {
      const sending = request({ port, path, method: 'POST', headers });
      sending.on('error', () => {});
      sending.write('half');
      return sending;
    });
    await eventually(
      async () => (await send(form([{ bytes: PNG }]))).status === 429,
      'busy',
    );
    for (const sending of begun) sending.destroy();
    await eventually(
      async () => (await send(form([{ bytes: PNG }]))).status === 200,
      'free',
    );
  });

  describe('refuses without effect', () => {
    afterEach(() => {
      assert.deepEqual(server.house.arrivals, []);
      assert.deepEqual(server.house.mediaIds, []);
    });
    const big = Buffer.concat([PNG, Buffer.alloc(10 * MEBIBYTE)]);
    const page = Buffer.from('<svg onload="alert(1)">');

    it('what is not a picture, whatever it calls itself', async () => {
      const answer = await send(form([{ bytes: PNG }, { bytes: page }]));
      assert.equal(answer.status, 415);
      assert.equal(errorCode(answer), 'NotSupported');
    });
    it('an empty file', async () => {
      assert.equal((await send(form([{ bytes: Buffer.alloc(0) }]))).status, 415);
    });
    it('a file over the limit', async () => {
      assert.equal((await send(form([{ bytes: big }]))).status, 413);
    });
    it('files that are too large together', async () => {
      const almost = big.subarray(0, 9 * MEBIBYTE);
      const files = Array.from({ length: 3 }, () => ({ bytes: almost }));
      assert.equal((await send(form(files))).status, 413);
    });
    it('too many files', async () => {
      const files = Array.from({ length: 11 }, () => ({ bytes: PNG }));
      assert.equal((await send(form(files))).status, 400);
    });
    it('an activity that is not valid', async () => {
      const answer = await send(form([{ bytes: PNG }], { type: 'message', text: 7 }));
      assert.equal(answer.status, 400);
    });
    it('two activities', async () => {
      const twice = form([{ bytes: PNG }]);
      twice.append('activity', JSON.stringify(message('again')));
      assert.equal(errorCode(await send(twice)), 'MalformedData');
    });
    it('a form that breaks off', async () => {
      const answer = await visitor.call('POST', '/upload', {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhalf',
      });
      assert.equal(errorCode(answer), 'MalformedData');
    });
  });
});
