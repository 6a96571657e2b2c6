import assert from 'node:assert/strict';
import { ROLES } from '../../../cases/roles.ts';
import { deskRoutes } from '../../../web/desk/routes.ts';
import type { WebRequest, WebResponse, WebRoute } from '../../../web/route.ts';
import { WebError } from '../../../web/route.ts';
import { fakeSink } from '../sample.ts';
import { AGENT, NUMBER, OTHER, recordingPort, request, SETTINGS } from './sample.ts';

const REQUEST_ID = 'b7d1f0c2-0001';
const PAGE = {
  settings: SETTINGS,
  files: { script: '/assets/desk-1.js', style: '/assets/desk-1.css' },
};

function mounted() {
  const port = recordingPort();
  const routes = deskRoutes(port, PAGE);
  const route = (method: string, path: string): WebRoute => {
    const found = routes.find((one) => one.method === method && one.path === path);
    assert.ok(found, `${method} ${path}`);
    return found;
  };
  const call = async (
    method: string,
    path: string,
    over: Partial<WebRequest> = {},
  ): Promise<WebResponse> => {
    const found = route(method, path);
    assert.ok('handle' in found);
    return found.handle(request(over));
  };
  return { port, routes, route, call };
}

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof WebError && error.status === status && error.code === code;

describe('desk routes', () => {
  it('are the contract that other programs rely on', () => {
    assert.deepEqual(
      mounted().routes.map(({ method, path }) => `${method} ${path}`),
      [
        'GET /desk',
        'GET /api/desk/events',
        'GET /api/desk/queue',
        'POST /api/desk/search',
        'GET /api/desk/cases/:number',
        'GET /api/desk/media/:id',
        'POST /api/desk/take',
        'POST /api/desk/cases/:number/answer',
        'POST /api/desk/cases/:number/resolve',
        'POST /api/desk/cases/:number/hand-back',
        'POST /api/desk/cases/:number/callback',
        'POST /api/desk/cases/:number/dispatch',
        'POST /api/desk/cases/:number/recall',
        'POST /api/desk/cases/:number/judge',
        'POST /api/desk/intake',
        'POST /api/desk/cases/:number/job',
        'POST /api/desk/cases/:number/paper',
        'POST /api/desk/cases/:number/need',
        'POST /api/desk/cases/:number/edit',
        'POST /api/desk/cases/:number/note',
        'POST /api/desk/cases/:number/merge',
        'POST /api/desk/cases/:number/link',
        'POST /api/desk/cases/:number/typing',
        'POST /api/desk/heartbeat',
      ],
    );
  });

  it('are open to agents and supervisors alone, but for the page', () => {
    for (const { path, access } of mounted().routes) {
      assert.deepEqual(access, path === '/desk' ? 'public' : ['agent', 'supervisor']);
    }
  });

  it('refuse who is signed out or has another role, even where mounted wrongly', async () => {
    const { routes, port } = mounted();
    const body = { caseNumber: null, requestId: REQUEST_ID, text: '您好' };
    const params = { number: NUMBER, id: 'photo-1' };
    const others = ROLES.filter((role) => !['agent', 'supervisor'].includes(role));
    for (const route of routes) {
      if (route.path === '/desk') continue;
      const run = (actor: WebRequest['actor']) =>
        'handle' in route
          ? route.handle(request({ params, body, actor }))
          : route.stream(request({ actor }), fakeSink());
      await assert.rejects(run(null), refused(401, 'signed_out'), route.path);
      for (const role of others) {
        await assert.rejects(run({ ...AGENT, role }), refused(403, 'not_allowed'));
      }
    }
    assert.deepEqual(port.calls, []);
    assert.equal(port.watchers, 0);
  });

  it('look through all cases by what stands in the body, never in the address', async () => {
    const { call, port } = mounted();
    const filters = { state: 'open', urgency: 'high', only: 'mine', body: 'hospital' };
    const answer = await call('POST', '/api/desk/search', {
      body: { ...filters, search: ' 没药 ', after: NUMBER.replaceAll('-', '') },
    });
    assert.equal(answer.headers?.['cache-control'], 'no-store');
    const wanted = { ...filters, search: '没药', after: NUMBER };
    const others = { category: null, district: null };
    assert.deepEqual(port.calls, [['search', { ...wanted, ...others }]]);
    for (const body of [
      { state: 'lost' },
      { only: 'all' },
      { after: 'first' },
      { search: '药'.repeat(101) },
    ]) {
      await assert.rejects(
        call('POST', '/api/desk/search', { body }),
        refused(422, 'bad_input'),
      );
    }
  });

  it('put a case right, and say what belongs together', async () => {
    const { call, port } = mounted();
    const requestId = REQUEST_ID;
    const params = { number: NUMBER };
    const post = (verb: string, body: object) =>
      call('POST', `/api/desk/cases/:number/${verb}`, {
        params,
        body: { requestId, ...body },
      });
    await post('edit', { phone: ' 13800000000 ', district: null, verified: true });
    await post('note', { words: ' 晚上再打 ' });
    await post('merge', { into: OTHER.replaceAll('-', '') });
    await post('link', { to: OTHER });
    assert.deepEqual(port.calls, [
      [
        'edit',
        NUMBER,
        { requestId, phone: '13800000000', district: null, verified: true },
      ],
      ['note', NUMBER, { requestId, words: '晚上再打' }],
      ['merge', NUMBER, { requestId, into: OTHER }],
      ['link', NUMBER, { requestId, to: OTHER, linked: true }],
    ]);
    for (const [verb, body] of [
      ['edit', { urgency: 'soon' }],
      ['edit', { reason: '没事了' }],
      ['note', { words: ' ' }],
      ['merge', { into: 'the other' }],
      ['link', {}],
    ] as const)
      await assert.rejects(post(verb, body), refused(422, 'bad_input'), verb);
  });

  it('give the queue as the port has it, never cached', async () => {
    const { call } = mounted();
    const { status, headers, body } = await call('GET', '/api/desk/queue');
    assert.equal(status, 200);
    assert.equal(headers?.['cache-control'], 'no-store');
    assert.ok(Array.isArray(body));
    assert.deepEqual(
      ['caseNumber', 'urgency', 'category', 'district', 'zone', 'waitingSeconds'].filter(
        (key) => !(key in body[0]),
      ),
      [],
    );
  });

  it('know a number however it is written', async () => {
    const { call, port } = mounted();
    const params = { number: NUMBER.replaceAll('-', '') };
    await call('GET', '/api/desk/cases/:number', { params });
    assert.deepEqual(port.calls, [['find', NUMBER]]);
  });

  it('answer 404 to a number that cannot be', async () => {
    const { call, port } = mounted();
    for (const number of ['1120-101-376', '../queue', '', 'x'.repeat(500)]) {
      const unknown = refused(404, 'unknown_case');
      const params = { number };
      await assert.rejects(call('GET', '/api/desk/cases/:number', { params }), unknown);
      for (const verb of ['answer', 'resolve', 'hand-back']) {
        const path = `/api/desk/cases/:number/${verb}`;
        const change = { requestId: REQUEST_ID };
        const body = verb === 'answer' ? { ...change, text: '您好' } : change;
        await assert.rejects(call('POST', path, { params, body }), unknown);
      }
    }
    assert.deepEqual(port.calls, []);
  });

  it('take a named case or the next, and say which', async () => {
    const { call, port } = mounted();
    for (const caseNumber of [NUMBER, null]) {
      const { body } = await call('POST', '/api/desk/take', { body: { caseNumber } });
      assert.deepEqual(body, { caseNumber });
    }
    assert.deepEqual(port.calls, [
      ['take', NUMBER],
      ['take', null],
    ]);
  });

  it('pass an answer on trimmed and without what no text holds', async () => {
    const { call, port } = mounted();
    const path = '/api/desk/cases/:number/answer';
    const text = '  您好\u0000\u0007，\n120已出发\ud800  ';
    const params = { number: NUMBER };
    const body = { requestId: REQUEST_ID, text };
    assert.equal((await call('POST', path, { params, body })).status, 204);
    assert.deepEqual(port.calls, [
      [
        'answer',
        NUMBER,
        { requestId: REQUEST_ID, text: '您好，\n120已出发\ufffd', quotes: [] },
      ],
    ]);
  });

  it('resolve and hand back with the request id', async () => {
    const { call, port } = mounted();
    const over = { params: { number: NUMBER }, body: { requestId: REQUEST_ID } };
    await call('POST', '/api/desk/cases/:number/resolve', over);
    await call('POST', '/api/desk/cases/:number/hand-back', over);
    await call('POST', '/api/desk/heartbeat', { body: {} });
    await call('POST', '/api/desk/heartbeat', { body: { touched: false } });
    assert.deepEqual(port.calls, [
      ['resolve', NUMBER, REQUEST_ID],
      ['handBack', NUMBER, REQUEST_ID],
      ['heartbeat', true],
      ['heartbeat', false],
    ]);
  });

  const id = REQUEST_ID;
  const bad: readonly (readonly [string, string, unknown])[] = [
    ['take without a body', '/api/desk/take', undefined],
    ['take with a number that cannot be', '/api/desk/take', { caseNumber: '123' }],
    ['take with more than a number', '/api/desk/take', { caseNumber: null, for: 'x' }],
    ['answer without words', '/api/desk/cases/:number/answer', { requestId: id }],
    [
      'answer of blanks',
      '/api/desk/cases/:number/answer',
      { requestId: id, text: ' \n' },
    ],
    [
      'answer of nothing visible',
      '/api/desk/cases/:number/answer',
      { requestId: id, text: '\u0000' },
    ],
    [
      'answer too long',
      '/api/desk/cases/:number/answer',
      { requestId: id, text: '好'.repeat(2001) },
    ],
    ['answer without an id', '/api/desk/cases/:number/answer', { text: '您好' }],
    [
      'answer with a wild id',
      '/api/desk/cases/:number/answer',
      { requestId: 'a b c d e f', text: '您好' },
    ],
    ['resolve without an id', '/api/desk/cases/:number/resolve', {}],
    ['hand back without an id', '/api/desk/cases/:number/hand-back', null],
  ];
  for (const [name, path, body] of bad) {
    it(`refuse ${name} with 422 and nobody's words`, async () => {
      const { call, port } = mounted();
      const over = { params: { number: NUMBER }, body };
      await assert.rejects(call('POST', path, over), (error: unknown) => {
        assert.ok(error instanceof WebError);
        assert.deepEqual([error.status, error.code], [422, 'bad_input']);
        assert.doesNotMatch(error.message, /您好|好好|123/);
        return true;
      });
      assert.deepEqual(port.calls, []);
    });
  }

  it("let the port's own refusals through", async () => {
    const port = {
      ...recordingPort(),
      take: async () => {
        throw new WebError(409, 'held_by_other', 'Another agent has it.');
      },
    };
    const take = deskRoutes(port, PAGE).find(({ path }) => path === '/api/desk/take');
    assert.ok(take && 'handle' in take);
    const body = { caseNumber: NUMBER };
    await assert.rejects(take.handle(request({ body })), refused(409, 'held_by_other'));
  });
});

describe('desk media', () => {
  const media = async (mediaId: string) =>
    mounted().call('GET', '/api/desk/media/:id', { params: { id: mediaId } });

  it('shows a photo, never guessed at, never run, never kept', async () => {
    const { headers, body } = await media('photo-1');
    assert.deepEqual(body, new Uint8Array([1]));
    assert.equal(headers?.['content-type'], 'image/png');
    assert.equal(headers?.['content-disposition'], 'inline');
    assert.equal(headers?.['x-content-type-options'], 'nosniff');
    assert.match(headers?.['content-security-policy'] ?? '', /sandbox/);
    assert.equal(headers?.['cache-control'], 'private, no-store');
  });

  it('only offers for saving what a browser could run', async () => {
    const { headers } = await media('page');
    assert.equal(headers?.['content-type'], 'application/octet-stream');
    assert.equal(headers?.['content-disposition'], 'attachment');
  });

  it('refuses an id that is a path', async () => {
    for (const mediaId of ['../secret', 'a/b', '', '.']) {
      await assert.rejects(media(mediaId), refused(422, 'bad_input'));
    }
  });
});

describe('desk shell', () => {
  const shell = async (settings = SETTINGS) => {
    const [page] = deskRoutes(recordingPort(), { ...PAGE, settings });
    assert.ok(page && 'handle' in page);
    return page.handle(request({ actor: null }));
  };

  it('is public and holds the bundle and the city, and nobody’s words', async () => {
    const { status, headers, body } = await shell();
    assert.equal(status, 200);
    assert.equal(headers?.['content-type'], 'text/html; charset=utf-8');
    assert.match(String(body), /src="\/assets\/desk-1\.js"/);
    assert.match(String(body), /href="\/assets\/desk-1\.css"/);
    assert.match(String(body), /<title>水城求助平台<\/title>/);
  });

  it('runs nothing but its own script and stands in no frame', async () => {
    const policy = (await shell()).headers?.['content-security-policy'] ?? '';
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('cannot be broken open by a name', async () => {
    const name = { zh: '</script><script>alert(1)</script>', en: '"><b>' };
    const { body } = await shell({ ...SETTINGS, service: name });
    assert.equal(String(body).match(/<script/g)?.length, 2);
    const data = /<script type="application\/json" id="settings">(.*)<\/script>/.exec(
      String(body),
    );
    assert.deepEqual(JSON.parse(data?.[1] ?? '').service, name);
  });
});
