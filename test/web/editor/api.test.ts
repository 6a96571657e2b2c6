import assert from 'node:assert/strict';
import { editorApi } from '../../../web/editor/api.ts';
import { ApiError } from '../../../web/shared/staff/calls.ts';
import { ofArticle } from './sample.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** Answers in turn; a string instead of a response: no answer comes. */
function apiOf(...answers: readonly (Response | string)[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  const api = editorApi(async (input, init) => {
    asked.push({
      method: init?.method ?? '',
      path: String(input),
      token: new Headers(init?.headers).get('x-csrf-token'),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
    });
    const answer = left.shift();
    if (!(answer instanceof Response)) throw new TypeError(answer ?? 'no more answers');
    return answer;
  });
  return { api, asked };
}

const json = (body: unknown, status = 200) => Response.json(body, { status });
const refusal = (status: number, code: string) =>
  json({ error: { code, message: '' } }, status);
const failed = (code: string) => (error: unknown) =>
  error instanceof ApiError && error.code === code;
const SESSION = {
  csrfToken: 'token-1',
  actor: { username: 'li', badge: '', role: 'editor' },
};

describe('editor: requests', () => {
  it('carry the session’s token, and name item and revision', async () => {
    const { api, asked } = apiOf(
      json(SESSION),
      json({}),
      new Response(null, { status: 204 }),
    );
    await api.session();
    const save = { revision: 3, content: ofArticle(), note: '' };
    await api.save('testing-time', save);
    await api.move('article', 'testing-time', { revision: 4, to: 'review', note: '' });
    assert.deepEqual(asked.slice(1), [
      {
        method: 'PUT',
        path: '/api/editor/items/article/testing-time',
        token: 'token-1',
        body: save,
      },
      {
        method: 'POST',
        path: '/api/editor/items/article/testing-time/move',
        token: 'token-1',
        body: { revision: 4, to: 'review', note: '' },
      },
    ]);
  });

  it('ask for the difference from nothing without saying from where', async () => {
    const { api, asked } = apiOf(json([]), json([]));
    await api.difference('article', 'a', null, 1);
    await api.difference('article', 'a', 1, 2);
    assert.deepEqual(
      asked.map(({ path }) => path.split('?')[1]),
      ['to=1', 'from=1&to=2'],
    );
  });

  it('fetch a token that changed elsewhere, once', async () => {
    const { api, asked } = apiOf(
      refusal(403, 'csrf'),
      json(SESSION),
      new Response(null, { status: 204 }),
    );
    await api.settle('pets');
    assert.deepEqual(
      asked.map(({ token }) => token),
      ['', null, 'token-1'],
    );
  });

  const failures: readonly (readonly [string, Response | string, string])[] = [
    ['the server’s refusal', refusal(409, 'changed_meanwhile'), 'changed_meanwhile'],
    ['no answer', 'connection lost', 'network'],
    ['a proxy without a server', new Response('<html>', { status: 502 }), 'network'],
    ['a page that is not ours', new Response('<html>', { status: 500 }), 'our_fault'],
    ['a session’s end', new Response('', { status: 401 }), 'signed_out'],
  ];
  for (const [name, answer, code] of failures) {
    it(`fail with a code: ${name}`, async () => {
      const { api } = apiOf(answer);
      await assert.rejects(api.list(), failed(code));
    });
  }

  it('give the export as it came', async () => {
    const { api } = apiOf(new Response(new Uint8Array([80, 75])));
    assert.equal((await api.export()).size, 2);
  });
});
