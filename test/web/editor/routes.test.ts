import assert from 'node:assert/strict';
import { ROLES } from '../../../cases/roles.ts';
import { editorRoutes } from '../../../web/editor/routes.ts';
import type { WebRequest, WebResponse } from '../../../web/route.ts';
import { WebError } from '../../../web/route.ts';
import { fakeSink } from '../sample.ts';
import { fakePort } from './fake-port.ts';
import {
  APPROVER,
  article,
  EDITOR,
  ofArticle,
  recording,
  request,
  SETTINGS,
} from './sample.ts';

const PAGE = {
  settings: SETTINGS,
  files: { script: '/assets/editor-1.js', style: '/assets/editor-1.css' },
};
const ITEM = '/api/editor/items/:kind/:id';
const params = { kind: 'article', id: 'testing-time' };
const content = ofArticle({ title: { zh: '新的标题' } });
const save = { revision: null, content, note: '改标题' };

function mounted() {
  const port = recording(
    fakePort({ now: () => new Date('2026-11-21T06:00:00Z'), published: [ofArticle()] }),
  );
  const routes = editorRoutes(port, PAGE);
  const call = async (
    method: string,
    path: string,
    over: Partial<WebRequest> = {},
  ): Promise<WebResponse> => {
    const found = routes.find((one) => one.method === method && one.path === path);
    assert.ok(found && 'handle' in found, `${method} ${path}`);
    return found.handle(request(over));
  };
  return { port, routes, call };
}

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof WebError && error.status === status && error.code === code;

describe('editor routes', () => {
  it('are the contract that other programs rely on, each under its act', () => {
    const readers = 'supervisor editor approver';
    const writers = 'editor approver';
    assert.deepEqual(
      mounted().routes.map(({ method, path, access }) => [
        `${method} ${path}`,
        access === 'public' ? access : access.join(' '),
      ]),
      [
        ['GET /editor', 'public'],
        ['GET /api/editor/events', readers],
        ['GET /api/editor/items', readers],
        ['GET /api/editor/search', readers],
        [`GET ${ITEM}`, readers],
        [`PUT ${ITEM}`, writers],
        [`POST ${ITEM}/withdraw`, writers],
        [`POST ${ITEM}/restore`, writers],
        [`POST ${ITEM}/move`, writers],
        [`POST ${ITEM}/publish`, writers],
        [`POST ${ITEM}/cancel`, 'approver'],
        [`POST ${ITEM}/impact`, readers],
        [`POST ${ITEM}/correct`, writers],
        [`GET ${ITEM}/difference`, readers],
        ['POST /api/editor/ask', readers],
        ['GET /api/editor/unanswered', readers],
        ['POST /api/editor/unanswered/settle', writers],
        ['POST /api/editor/import', writers],
        ['GET /api/editor/export', readers],
      ],
    );
  });

  it('refuse who is signed out or has another role, even where mounted wrongly', async () => {
    const { routes, port } = mounted();
    for (const route of routes) {
      if (route.access === 'public') continue;
      const run = (actor: WebRequest['actor']) =>
        'handle' in route
          ? route.handle(request({ params, actor }))
          : route.stream(request({ actor }), fakeSink());
      await assert.rejects(run(null), refused(401, 'signed_out'), route.path);
      for (const role of ROLES) {
        if (route.access.includes(role)) continue;
        await assert.rejects(run({ ...EDITOR, role }), refused(403, 'not_allowed'));
      }
    }
    assert.deepEqual(port.calls, []);
  });

  it('answer never cached, and done with 204', async () => {
    const { call } = mounted();
    const list = await call('GET', '/api/editor/items');
    assert.equal(list.headers?.['cache-control'], 'no-store');
    const { body } = await call('PUT', ITEM, { params, body: save });
    assert.ok(body !== null && typeof body === 'object' && 'revision' in body);
    const move = { revision: body.revision, to: 'review', note: '' };
    const moved = await call('POST', `${ITEM}/move`, { params, body: move });
    assert.equal(moved.status, 204);
  });

  it('let an editor publish in an emergency alone', async () => {
    const { call, port } = mounted();
    await call('PUT', ITEM, { params, body: save });
    const plain = { revision: 1, startsAt: null, emergency: null };
    await assert.rejects(
      call('POST', `${ITEM}/publish`, { params, body: plain }),
      refused(403, 'not_allowed'),
    );
    const body = { ...plain, emergency: '  号码错了，居民打不通  ' };
    await call('POST', `${ITEM}/publish`, { params, body });
    assert.deepEqual(port.calls.at(-1), [
      'publish',
      'article',
      'testing-time',
      { ...plain, emergency: '号码错了，居民打不通', later: null },
    ]);
  });

  it('let 409 through: saved meanwhile, wrong state, one’s own draft', async () => {
    const { call } = mounted();
    const put = (revision: number | null) =>
      call('PUT', ITEM, { params, body: { ...save, revision }, actor: APPROVER });
    await put(null);
    await assert.rejects(put(null), refused(409, 'changed_meanwhile'));
    const move = { revision: 1, to: 'review', note: '' };
    await call('POST', `${ITEM}/move`, { params, body: move });
    await assert.rejects(put(1), refused(409, 'wrong_state'));
    const body = { revision: 1, startsAt: null, emergency: null };
    await assert.rejects(
      call('POST', `${ITEM}/publish`, { params, body, actor: APPROVER }),
      refused(409, 'own_draft'),
    );
  });

  it('answer 404 to an item that cannot be', async () => {
    const { call, port } = mounted();
    for (const wrong of [
      { kind: 'song', id: 'testing-time' },
      { kind: 'article', id: '../etc' },
      { kind: 'article', id: 'Ä' },
      {},
    ]) {
      const unknown = refused(404, 'unknown_item');
      await assert.rejects(call('GET', ITEM, { params: wrong }), unknown);
      await assert.rejects(call('PUT', ITEM, { params: wrong, body: save }), unknown);
    }
    assert.deepEqual(port.calls, []);
  });

  it('pass words on without what no text holds', async () => {
    const { call, port } = mounted();
    const dirty = ofArticle({ answer: { zh: '9:00\u0000–15:00\ud800' } });
    await call('PUT', ITEM, { params, body: { ...save, content: dirty } });
    const clean = ofArticle({ answer: { zh: '9:00–15:00\ufffd' } });
    assert.deepEqual(port.calls, [['save', 'testing-time', { ...save, content: clean }]]);
  });

  it('read which versions to tell apart from the address', async () => {
    const { call, port } = mounted();
    const ask = (query: string) =>
      call('GET', `${ITEM}/difference`, { params, query: new URLSearchParams(query) });
    await ask('from=1&to=2');
    await ask('to=1');
    assert.deepEqual(port.calls, [
      ['difference', 'article', 'testing-time', 1, 2],
      ['difference', 'article', 'testing-time', null, 1],
    ]);
    for (const query of ['', 'from=1', 'from=x&to=2', 'to=0', 'to=1.5']) {
      await assert.rejects(ask(query), refused(422, 'bad_input'), query);
    }
  });

  it('give all content as a file to save', async () => {
    const { headers, body } = await mounted().call('GET', '/api/editor/export');
    assert.equal(headers?.['content-type'], 'application/zip');
    assert.match(headers?.['content-disposition'] ?? '', /^attachment; filename=/);
    assert.ok(body instanceof Uint8Array);
  });

  const question = {
    text: '几点做核酸',
    at: null,
    zone: null,
    district: null,
    language: 'zh',
    form: 'full',
    previous: null,
    draft: null,
  };
  const bad: readonly (readonly [string, string, string, unknown])[] = [
    ['a save without a body', 'PUT', ITEM, undefined],
    ['a save without a note', 'PUT', ITEM, { revision: null, content }],
    ['a save of revision 0', 'PUT', ITEM, { ...save, revision: 0 }],
    [
      'an answer too long',
      'PUT',
      ITEM,
      { ...save, content: ofArticle({ answer: { zh: '密'.repeat(301) } }) },
    ],
    [
      'another item’s content',
      'PUT',
      ITEM,
      { ...save, content: ofArticle({ id: 'other' }) },
    ],
    [
      'content of another kind',
      'PUT',
      ITEM,
      { ...save, content: { kind: 'entry', article: article() } },
    ],
    ['more than the content', 'PUT', ITEM, { ...save, by: 'chen' }],
    ['taking down without a reason', 'POST', `${ITEM}/withdraw`, { note: '  ' }],
    ['restoring no version', 'POST', `${ITEM}/restore`, {}],
    [
      'sending back without a reason',
      'POST',
      `${ITEM}/move`,
      { revision: 1, to: 'draft', note: '' },
    ],
    [
      'moving to what publishing does',
      'POST',
      `${ITEM}/move`,
      { revision: 1, to: 'published', note: '' },
    ],
    [
      'an emergency without a reason',
      'POST',
      `${ITEM}/publish`,
      { revision: 1, startsAt: null, emergency: '' },
    ],
    [
      'a moment of no zone',
      'POST',
      `${ITEM}/publish`,
      { revision: 1, startsAt: '2026-11-21T08:00', emergency: null },
    ],
    ['a question of blanks', 'POST', '/api/editor/ask', { ...question, text: ' ' }],
    ['a question at no moment', 'POST', '/api/editor/ask', { ...question, at: '9:00' }],
    ['settling nothing', 'POST', '/api/editor/unanswered/settle', { key: '' }],
    ['an import without a name', 'POST', '/api/editor/import', { text: '', apply: true }],
    ['impact of nothing', 'POST', `${ITEM}/impact`, {}],
    ['cancelling nothing', 'POST', `${ITEM}/cancel`, { number: 0 }],
    [
      'a fate of later versions that there is none of',
      'POST',
      `${ITEM}/publish`,
      { revision: 1, startsAt: null, emergency: null, later: 'forget' },
    ],
  ];
  for (const [name, method, path, body] of bad) {
    it(`refuse ${name} with 422 and nobody's words`, async () => {
      const { call, port } = mounted();
      await assert.rejects(
        call(method, path, { params, body, actor: APPROVER }),
        (error: unknown) => {
          assert.ok(error instanceof WebError);
          assert.deepEqual([error.status, error.code], [422, 'bad_input']);
          assert.doesNotMatch(error.message, /密|chen|9:00/);
          return true;
        },
      );
      assert.deepEqual(port.calls, []);
    });
  }

  it('ask with the draft that is on the screen', async () => {
    const { call, port } = mounted();
    const { body } = await call('POST', '/api/editor/ask', {
      body: { ...question, text: ' 几点做核酸 ', draft: content },
    });
    assert.ok(body !== null && typeof body === 'object' && 'kind' in body);
    assert.equal(body.kind, 'answered');
    assert.deepEqual(port.calls, [['ask', { ...question, draft: content }]]);
  });
});

describe('editor shell', () => {
  it('is public, runs nothing but its own script and cannot be broken open', async () => {
    const name = { zh: '</script><script>alert(1)</script>', en: '"><b>' };
    const port = fakePort({ now: () => new Date(0), published: [] });
    const page = { ...PAGE, settings: { ...SETTINGS, service: name } };
    const [shell] = editorRoutes(port, page);
    assert.ok(shell && 'handle' in shell);
    const { status, headers, body } = await shell.handle(request({ actor: null }));
    assert.equal(status, 200);
    const policy = headers?.['content-security-policy'] ?? '';
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(String(body).match(/<script/g)?.length, 2);
  });
});
