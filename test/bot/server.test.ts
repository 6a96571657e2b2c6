import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { Resident } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const TOKEN = 'figures-for-operators';

describe('the HTTP server', () => {
  let server: TestServer;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
  });

  after(async () => {
    await server.stop();
  });

  const unknown: [method: string, path: string, status: number][] = [
    ['GET', '/nothing-here', 404],
    ['GET', '/v3/directline/%E0', 404],
    ['PATCH', '/chat', 405],
    ['POST', '/desk', 405],
    ['GET', '/assets/../bot/main.ts', 404],
    ['GET', '/assets/none.js', 404],
  ];
  for (const [method, path, status] of unknown) {
    it(`answers ${method} ${path} with ${status}, in its own words, and lives on`, async () => {
      const answer = await fetch(`${server.url}${path}`, { method });
      const text = await answer.text();
      assert.ok([status, 400].includes(answer.status), `${answer.status}`);
      assert.doesNotMatch(text, /restify|node_modules|Error:/i);
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    });
  }

  it('survives bytes that are no HTTP', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('\u0000\u0001 garbage\r\n\r\n');
    socket.resume();
    await once(socket, 'close');
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  it('says whether it is able to serve, and gives figures without people', async () => {
    const ready = await fetch(`${server.url}/readyz`);
    assert.deepEqual(await ready.json(), { ready: true, unready: [] });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /huying_handoffs/);
    assert.match(metrics, /huying_due_rows|process_cpu_seconds_total/);
  });

  it('gives every answer an id and guards every page', async () => {
    const page = await fetch(`${server.url}/chat`);
    assert.ok(page.headers.get('x-request-id'));
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  });
});

describe('staff sign-in', () => {
  let server: TestServer;

  before(async function () {
    this.timeout(30_000);
    server = await startServer();
  });

  after(async () => {
    await server.stop();
  });

  const post = async (body: unknown, headers: Record<string, string> = {}) =>
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('refuses the desk to strangers', async () => {
    for (const path of [
      '/api/desk/queue',
      '/api/desk/events',
      '/api/desk/cases/0112-483-725',
    ]) {
      assert.equal((await fetch(`${server.url}${path}`)).status, 401, path);
    }
  });

  it('refuses the desk to an editor, who has no business with residents', async () => {
    const signedIn = await post({
      username: 'editor',
      password: 'correct horse battery',
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answer = await fetch(`${server.url}/api/desk/queue`, { headers: { cookie } });
    assert.equal(answer.status, 403);
  });

  it('refuses a change without the CSRF token, and anything but JSON', async () => {
    const signedIn = await post({ username: 'agent', password: 'correct horse battery' });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    assert.match(signedIn.headers.getSetCookie()[0] ?? '', /HttpOnly; SameSite=Strict/);
    const take = (headers: Record<string, string>, body = '{"caseNumber":null}') =>
      fetch(`${server.url}/api/desk/take`, {
        method: 'POST',
        headers: { cookie, ...headers },
        body,
      });
    assert.equal((await take({ 'content-type': 'application/json' })).status, 403);
    const { csrfToken } = await signedIn.json();
    const right = { 'x-csrf-token': csrfToken };
    assert.equal((await take({ ...right, 'content-type': 'text/plain' })).status, 415);
    assert.equal(
      (await take({ ...right, 'content-type': 'application/json' })).status,
      200,
    );
  });

  it('ends a session for good', async () => {
    const signedIn = await post({
      username: 'agent2',
      password: 'correct horse battery',
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { csrfToken } = await signedIn.json();
    const headers = { cookie, 'x-csrf-token': csrfToken };
    const gone = await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
    assert.equal(gone.status, 204);
    assert.equal((await fetch(`${server.url}/api/desk/queue`, { headers })).status, 401);
  });

  it('says the same to a wrong name and a wrong password, and makes guessing slow', async () => {
    const unknown = await post({ username: 'nobody', password: 'x' });
    const wrong = await post({ username: 'supervisor', password: 'x' });
    assert.equal(unknown.status, 401);
    assert.deepEqual(await unknown.json(), await wrong.json());
    let status = 0;
    for (let i = 0; i < 6 && status !== 429; i += 1) {
      status = (await post({ username: 'supervisor', password: `guess ${i}` })).status;
    }
    assert.equal(status, 429);
    const right = await post({
      username: 'supervisor',
      password: 'correct horse battery',
    });
    assert.equal(right.status, 429, 'even the right one waits');
  }).timeout(20_000);
});

describe('the figures for operators', () => {
  let server: TestServer;
  let reads = 0;

  before(async function () {
    this.timeout(30_000);
    server = await startServer({ METRICS_TOKEN: TOKEN }, systemClock, (database) => ({
      ...database,
      cases: {
        ...database.cases,
        async waiting() {
          reads += 1;
          return await database.cases.waiting();
        },
      },
    }));
  });

  after(() => server.stop());

  const read = async (authorization?: string) =>
    await fetch(`${server.url}/metrics`, {
      headers: authorization === undefined ? {} : { authorization },
    });

  it('are told to nobody without the token, where one is set', async () => {
    for (const given of [undefined, 'Bearer wrong', TOKEN, `Basic ${TOKEN}`]) {
      const refused = await read(given);
      assert.equal(refused.status, 401);
      assert.doesNotMatch(await refused.text(), /huying_/);
    }
    const answer = await read(`Bearer ${TOKEN}`);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /huying_handoffs/);
  });

  it('count the tables once for many who ask', async () => {
    reads = 0;
    await Promise.all(Array.from({ length: 20 }, () => read(`Bearer ${TOKEN}`)));
    assert.ok(reads <= 1, `${reads} reads`);
  });
});

describe('the log of an ordinary day', () => {
  it('tells of each turn and of a refused sign-in, in codes', async function () {
    this.timeout(30_000);
    const server = await startServer();
    try {
      const resident = await Resident.arrive(server.url);
      await resident.say('我要求助，家里没菜了');
      await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'agent', password: 'wrong one' }),
      });
      const lines = server
        .log()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const turn = lines.find(({ msg }) => msg === 'turn');
      assert.equal(turn?.conversation, resident.conversationId);
      assert.equal(turn?.result, 'accepted');
      assert.ok(lines.some(({ msg, code }) => msg === 'sign-in refused' && code));
      assert.doesNotMatch(server.log(), /没菜|wrong one/);
    } finally {
      await server.stop();
    }
  });
});
