import assert from 'node:assert/strict';
import { request as rawRequest } from 'node:http';
import { activityId } from '../../../../integrations/activity.ts';
import type { DirectLineServer, Visitor } from '../../../support/direct-line.ts';
import {
  directLineServer,
  errorCode,
  message,
  SECRET,
} from '../../../support/direct-line.ts';

describe('directline over HTTP', () => {
  let server: DirectLineServer;
  let visitor: Visitor;
  let expectedFaults: string[];

  beforeEach(async () => {
    expectedFaults = [];
    server = await directLineServer();
    visitor = await server.visitor();
  });
  afterEach(async () => {
    await server.close();
    assert.deepEqual(
      server.house.faults.map(({ where }) => where),
      expectedFaults,
    );
  });

  describe('tokens', () => {
    it('are made for the secret and for nobody else', async () => {
      const made = await server.call('POST', '/tokens/generate', { token: SECRET });
      assert.equal(made.status, 200);
      assert.equal(made.body.expires_in, 1800);
      assert.deepEqual(Object.keys(made.body).sort(), [
        'conversationId',
        'expires_in',
        'token',
      ]);
      const refused = await server.call('POST', '/tokens/generate', {
        token: visitor.token,
      });
      assert.equal(refused.status, 403);
    });

    it('pin the user that the secret names', async () => {
      const made = await server.call('POST', '/tokens/generate', {
        token: SECRET,
        body: { user: { id: 'dl_li', name: 'Li' } },
      });
      const { token, conversationId } = made.body;
      const post = (id: string) =>
        server.call('POST', `/conversations/${conversationId}/activities`, {
          token: String(token),
          body: { ...message('hello'), from: { id } },
        });
      assert.equal((await post('dl_wang')).status, 403);
      assert.equal((await post('dl_li')).status, 200);
      assert.deepEqual(
        server.house.arrivals.map((arrival) => arrival.personKey),
        ['user:dl_li'],
      );
    });

    it('pin no user whose id could be forged', async () => {
      const made = await server.call('POST', '/tokens/generate', {
        token: SECRET,
        body: { user: { id: 'li' } },
      });
      assert.equal(made.status, 400);
    });

    it('hold for thirty minutes and can be refreshed only until then', async () => {
      server.house.clock.advance(29 * 60_000);
      const fresh = await server.call('POST', '/tokens/refresh', {
        token: visitor.token,
      });
      assert.equal(fresh.status, 200);
      assert.equal(fresh.body.conversationId, visitor.id);
      server.house.clock.advance(60_000);
      for (const path of ['/tokens/refresh', '/conversations']) {
        const late = await server.call('POST', path, { token: visitor.token });
        assert.equal(late.status, 403);
        assert.equal(errorCode(late), 'TokenExpired');
      }
      const read = await visitor.call('GET', '/activities', {
        token: String(fresh.body.token),
      });
      assert.equal(read.status, 200);
    });

    it('open one conversation only', async () => {
      const other = await server.visitor();
      for (const [method, rest] of [
        ['GET', ''],
        ['GET', '/activities'],
        ['POST', '/activities'],
        ['POST', '/upload'],
      ] as const) {
        const answer = await other.call(method, rest, { token: visitor.token });
        assert.equal(answer.status, 403, `${method} ${rest}`);
      }
      assert.deepEqual(server.house.arrivals, []);
    });

    it('are missed, or told from made-up ones, with 401', async () => {
      const tampered = `${visitor.token.slice(0, -2)}xx`;
      const none = 'eyJhbGciOiJub25lIn0.eyJ1c2UiOiJhY2Nlc3MifQ.';
      for (const authorization of [
        '',
        'Basic abc',
        'Bearer',
        'Bearer nonsense',
        `Bearer ${tampered}`,
        `Bearer ${none}`,
        `Bearer ${'x'.repeat(8000)}`,
      ]) {
        const answer = await visitor.call('POST', '/activities', {
          headers: { authorization },
          body: message('hello'),
        });
        assert.equal(answer.status, 401, authorization.slice(0, 40));
        assert.equal(errorCode(answer), 'Unauthorized');
      }
      assert.deepEqual(server.house.arrivals, []);
    });

    it('of a socket or a file are no tokens for calls', async () => {
      const { body } = await server.call('POST', '/conversations', {
        token: visitor.token,
      });
      const streamToken = new URL(String(body.streamUrl)).searchParams.get('t');
      const answer = await visitor.call('GET', '/activities', {
        token: String(streamToken),
      });
      assert.equal(answer.status, 401);
    });

    it('bound to pages are refused from others', async () => {
      const made = await server.call('POST', '/tokens/generate', {
        token: SECRET,
        body: { trustedOrigins: ['https://city.example.org'] },
      });
      const from = (origin: string) =>
        server.call('POST', '/conversations', {
          token: String(made.body.token),
          headers: { origin },
        });
      assert.equal((await from('https://city.example.org')).status, 201);
      assert.equal((await from('https://evil.example.org')).status, 403);
    });
  });

  describe('conversations', () => {
    it('are new until something was said, and then known', async () => {
      const start = () =>
        server.call('POST', '/conversations', {
          token: visitor.token,
          body: { user: {}, locale: 'zh-CN' },
        });
      const first = await start();
      assert.equal(first.status, 201);
      assert.equal(first.body.conversationId, visitor.id);
      await visitor.post('hello');
      assert.equal((await start()).status, 200);
    });

    it('resume at a watermark, or at the present', async () => {
      await visitor.post('one');
      const watermarkOf = async (query: string) => {
        const { body } = await visitor.call('GET', query);
        return new URL(String(body.streamUrl)).searchParams.get('watermark');
      };
      assert.equal(await watermarkOf('?watermark=1'), '1');
      assert.equal(await watermarkOf('?watermark='), '0');
      assert.equal(await watermarkOf(''), '2');
    });

    it('of a secret are those that were handed out, and no made-up ones', async () => {
      const started = await server.call('POST', '/conversations', { token: SECRET });
      assert.equal(started.status, 201);
      const read = (id: unknown) =>
        server.call('GET', `/conversations/${id}/activities`, { token: SECRET });
      assert.equal((await read(started.body.conversationId)).status, 200);
      const made = await read('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
      assert.equal(made.status, 404);
      assert.equal(errorCode(made), 'NotFound');
    });

    it('take the address that the client reached, and no other from a header', async () => {
      const streamUrl = async (headers: Record<string, string>) => {
        const answer = await raw(server, 'POST', '/conversations', {
          authorization: `Bearer ${visitor.token}`,
          ...headers,
        });
        return answer.status === 201 ? JSON.parse(answer.text).streamUrl : answer.status;
      };
      assert.match(await streamUrl({ host: 'help.example.org' }), /^ws:\/\/help\.exam/);
      assert.match(
        await streamUrl({ host: 'help.example.org', 'x-forwarded-proto': 'https' }),
        /^wss:\/\/help\.example\.org\/v3\//,
      );
      for (const host of ['a b', 'evil.example/x?', 'user@evil.example', 'a"b', '-']) {
        assert.equal(await streamUrl({ host }), 400, host);
      }
    });
  });

  describe('activities', () => {
    it('come back in order, with ids, times and their channelData unchanged', async () => {
      const channelData = { clientActivityID: 'c1', deep: { list: [1, null, '二'] } };
      const posted = await visitor.call('POST', '/activities', {
        body: { ...message('小区能不能出门'), channelData, locale: 'zh-CN' },
      });
      assert.deepEqual(posted.body, { id: activityId(visitor.id, 1) });
      const { body } = await visitor.call('GET', '/activities');
      assert.equal(body.watermark, '2');
      assert.deepEqual(body.activities, [
        {
          type: 'message',
          id: `${visitor.id}|0000001`,
          timestamp: '2022-01-12T10:00:00.000Z',
          channelId: 'directline',
          conversation: { id: visitor.id },
          from: { id: 'dl_resident', role: 'user' },
          text: '小区能不能出门',
          locale: 'zh-CN',
          channelData,
        },
        {
          type: 'message',
          id: `${visitor.id}|0000002`,
          timestamp: '2022-01-12T10:00:00.000Z',
          channelId: 'directline',
          conversation: { id: visitor.id },
          from: { id: 'huying', role: 'bot' },
          text: 'heard: 小区能不能出门',
        },
      ]);
    });

    it('are read on from the watermark, a page at a time', async () => {
      await visitor.post('one');
      for (let n = 0; n < 120; n++) {
        server.house.say(visitor.id, 'bot', { text: `line ${n}` });
      }
      let watermark = '';
      const texts: unknown[] = [];
      for (let calls = 0; calls < 3; calls++) {
        const { body } = await visitor.call('GET', `/activities?watermark=${watermark}`);
        const page = body.activities as { text: string }[];
        texts.push(...page.map((activity) => activity.text));
        watermark = String(body.watermark);
      }
      assert.equal(texts.length, 122);
      assert.equal(new Set(texts).size, 122);
      assert.equal(watermark, '122');
    });

    it('posted again under the same clientActivityID are one message', async () => {
      const first = await visitor.post('one', 'c1');
      const again = await visitor.post('one', 'c1');
      assert.deepEqual(again.body, first.body);
      assert.equal(server.house.said(visitor.id).length, 2);
      const [a, b] = server.house.arrivals;
      assert.ok(a?.deliveryKey.startsWith(`directline:${visitor.id}:`));
      assert.doesNotMatch(
        a?.deliveryKey ?? '',
        /:c1$/,
        'a client’s own words stay out of the key',
      );
      assert.equal(b?.deliveryKey, a?.deliveryKey);
    });

    it('under the same clientActivityID in two conversations are two messages', async () => {
      const other = await server.visitor();
      await visitor.post('one', 'c1');
      await other.post('one', 'c1');
      assert.equal(server.house.said(other.id).length, 2);
    });

    it('without a clientActivityID are each a message of their own', async () => {
      await visitor.post('one');
      await visitor.post('one');
      assert.equal(server.house.said(visitor.id).length, 4);
    });

    it('name anybody, and are still the conversation’s own person', async () => {
      for (const id of ['dl_resident', 'someone', '用户 1']) {
        const body = { ...message('hello'), from: { id, name: 'N', role: 'bot' } };
        assert.equal((await visitor.call('POST', '/activities', { body })).status, 200);
      }
      assert.deepEqual(
        server.house.arrivals.map(({ activity, personKey }) => [
          activity.from,
          personKey,
        ]),
        ['dl_resident', 'someone', '用户 1'].map((id) => [
          { id, name: 'N', role: 'user' },
          `conversation:${visitor.id}`,
        ]),
      );
    });

    it('of events reach the house with name and value', async () => {
      const body = {
        type: 'event',
        from: { id: 'dl_resident' },
        name: 'webchat/join',
        value: { language: 'zh-CN' },
      };
      assert.equal((await visitor.call('POST', '/activities', { body })).status, 200);
      const { activity } = server.house.arrivals[0] ?? assert.fail();
      assert.equal(activity.name, 'webchat/join');
      assert.deepEqual(activity.value, { language: 'zh-CN' });
    });

    for (const type of ['typing', 'conversationUpdate', 'endOfConversation', 'newest']) {
      it(`of type ${type} are taken without effect`, async () => {
        const body = { type, from: { id: 'dl_resident' } };
        const answer = await visitor.call('POST', '/activities', { body });
        assert.equal(answer.status, 200);
        assert.deepEqual(server.house.arrivals, []);
      });
    }

    it('leave files behind that were not uploaded', async () => {
      const attachments = [
        { contentType: 'image/png', contentUrl: 'https://evil.example/pixel.png' },
      ];
      const body = { ...message('look'), attachments };
      assert.equal((await visitor.call('POST', '/activities', { body })).status, 200);
      assert.equal(server.house.arrivals[0]?.activity.attachments, undefined);
    });
  });

  describe('refuses without effect', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const text = 'x'.repeat(4097);
    const cases: readonly [string, number, unknown][] = [
      ['nothing', 400, ''],
      ['no JSON', 400, '{"type":'],
      ['no UTF-8', 400, Buffer.from([0x22, 0xff, 0x22])],
      ['an array', 400, []],
      ['deep JSON', 400, `{"type":"message","from":{"id":"a"},"value":${deep}}`],
      ['no type', 400, { from: { id: 'a' }, text: 'hello' }],
      ['no sender', 400, { type: 'message', text: 'hello' }],
      ['a sender without an id', 400, { ...message('hello'), from: { id: '' } }],
      ['a text that is none', 400, { ...message('hello'), text: 7 }],
      ['an empty message', 400, message('  ')],
      ['an event without a name', 400, { type: 'event', from: { id: 'a' } }],
      ['a text too long', 400, message(text)],
      ['too many bytes', 413, { ...message('hello'), value: 'x'.repeat(300_000) }],
    ];
    for (const [what, status, body] of cases) {
      it(what, async () => {
        const answer = await visitor.call('POST', '/activities', { body });
        assert.equal(answer.status, status);
        const { error } = answer.body as { error: { code: string; message: string } };
        assert.ok(error.code && error.message);
        assert.doesNotMatch(JSON.stringify(answer.body), /xxxx|hello/);
        assert.deepEqual(server.house.arrivals, []);
      });
    }

    it('a compressed body', async () => {
      const headers = { 'content-encoding': 'gzip' };
      const body = message('hello');
      const answer = await visitor.call('POST', '/activities', { headers, body });
      assert.equal(answer.status, 415);
      assert.deepEqual(server.house.arrivals, []);
    });

    it('a watermark that is none of ours', async () => {
      for (const watermark of ['-1', 'x', '1e3', '9'.repeat(30)]) {
        const path = `/activities?watermark=${watermark}`;
        assert.equal((await visitor.call('GET', path)).status, 400, watermark);
      }
    });

    it('what no route is for', async () => {
      assert.equal((await server.call('GET', '/elsewhere')).status, 404);
    });
  });

  describe('passes on what the house says', () => {
    it('429 with Retry-After to whoever writes too much', async () => {
      server.house.meet({ result: 'limited', retryAfter: 2.4 });
      const answer = await visitor.post('one', 'c1');
      assert.equal(answer.status, 429);
      assert.equal(answer.headers.get('retry-after'), '3');
      assert.equal((await visitor.post('one', 'c1')).status, 200);
    });

    it('502 where nothing was stored, so that the client tries again', async () => {
      server.house.meet({ result: 'failed' });
      const answer = await visitor.post('one', 'c1');
      assert.equal(answer.status, 502);
      assert.equal(errorCode(answer), 'BotRejectedActivity');
      assert.equal((await visitor.post('one', 'c1')).status, 200);
      assert.equal(server.house.said(visitor.id).length, 2);
    });

    it('500 without a word of what failed, and tells the house', async () => {
      server.house.meet(new Error('connection to 10.0.0.7 refused'));
      const answer = await visitor.post('one');
      assert.equal(answer.status, 500);
      assert.doesNotMatch(JSON.stringify(answer.body), /10\.0|refused/);
      expectedFaults = ['directline.route'];
    });
  });

  describe('pages of other sites', () => {
    it('may ask first, and read answers and Retry-After', async () => {
      const headers = { origin: 'https://city.example.org' };
      const asked = await visitor.call('OPTIONS', '/activities', { headers });
      assert.equal(asked.status, 204);
      assert.match(
        asked.headers.get('access-control-allow-headers') ?? '',
        /authorization.*content-type.*x-ms-bot-agent.*x-requested-with/,
      );
      const answer = await visitor.call('GET', '/activities', { headers });
      assert.equal(answer.headers.get('access-control-allow-origin'), headers.origin);
      assert.equal(answer.headers.get('access-control-expose-headers'), 'Retry-After');
      const refused = await visitor.call('GET', '/activities', { headers, token: 'x' });
      assert.equal(refused.headers.get('access-control-allow-origin'), headers.origin);
    });
  });

  it('gives a session id once per browser', async () => {
    const first = await server.call('GET', '/session/getsessionid');
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await server.call('GET', '/session/getsessionid', {
      headers: { cookie },
    });
    assert.equal(again.body.sessionId, first.body.sessionId);
    assert.equal(again.headers.get('set-cookie'), null);
  });

  it('brings a visitor back to the same conversation, and to no made-up one', async () => {
    const back = await server.channel.openVisitor?.(visitor.id);
    assert.equal(back?.conversationId, visitor.id);
    const made = await server.channel.openVisitor?.('not-one-of-ours');
    assert.notEqual(made?.conversationId, 'not-one-of-ours');
  });

  it('marks every answer as private', async () => {
    const answer = await visitor.call('GET', '/activities');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });
});

describe('directline without a secret, for listed pages', () => {
  let server: DirectLineServer;
  beforeEach(async () => {
    server = await directLineServer({
      settings: {
        DIRECTLINE_SECRET: '',
        DIRECTLINE_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      },
    });
  });
  afterEach(() => server.close());

  it('makes no tokens but for visitors', async () => {
    const empty = await server.call('POST', '/tokens/generate', {
      headers: { authorization: 'Bearer ' },
    });
    assert.equal(empty.status, 401);
    const { token } = await server.visitor();
    assert.equal((await server.call('POST', '/tokens/generate', { token })).status, 403);
  });

  it('answers those pages alone', async () => {
    const visitor = await server.visitor();
    const allowed = async (origin: string) => {
      const answer = await visitor.call('GET', '/activities', { headers: { origin } });
      return answer.headers.get('access-control-allow-origin');
    };
    assert.equal(await allowed('https://b.example'), 'https://b.example');
    assert.equal(await allowed('https://c.example'), null);
  });
});

/** `fetch` does not let a test set Host. */
function raw(
  server: DirectLineServer,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      `${server.host.url}/v3/directline${path}`,
      { method, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', reject);
    request.end();
  });
}
