import assert from 'node:assert/strict';
import { City } from '../../../knowledge/content/city.ts';
import { chatRoutes } from '../../../web/chat/routes.ts';
import { VISITOR_COOKIE } from '../../../web/chat/visitor-cookie.ts';
import { WebError, type WebRequest, type WebResponse } from '../../../web/route.ts';

const text = (zh: string, en: string) => ({ zh, en });
const city = City.parse({
  id: 'tiny',
  name: text('小城', 'Tiny'),
  service: text('小城求助 </script><b>', 'Tiny Help'),
  greeting: text('您好', 'Hello'),
  timeZone: 'Asia/Shanghai',
  hotline: {
    number: '12345',
    name: text('热线', 'Hotline'),
    hours: text('全天', 'all day'),
  },
  emergency: [{ id: 'ambulance', number: '120', name: text('急救', 'Ambulance') }],
  districts: [{ id: 'north', name: text('北区', 'North'), body: 'hq' }],
  zones: [],
  categories: ['a', 'b'].map((id) => ({ id, name: text(id, id), body: 'hq', label: id })),
  bodies: [{ id: 'hq', name: text('指挥部', 'HQ') }],
  needs: [],
  hospitals: [],
  openingHours: { days: [1], from: '08:00', until: '18:00' },
  clocks: {
    critical: { take: 1, again: 1, look: 1 },
    high: { take: 1, again: 1, look: 1 },
    normal: { take: 1, again: 1 },
  },
  jobClocks: { ahead: 10_800, pickUp: 7200, late: 1800 },
  papersAfter: [259_200, 604_800],
  hotIssues: { hours: 48, least: 3, alarm: { cases: 10, seconds: 3600 } },
  taskClocks: {
    critical: { accept: 300, done: 1800 },
    high: { accept: 900, done: 7200 },
    normal: { accept: 7200, done: 86_400 },
  },
  waitsFirst: { critical: 20, high: 60, normal: 900 },
  callbackAfter: [86_400, 172_800],
  answerWithin: text('一天', 'a day'),
  retention: { draftDays: 1, personDays: 30 },
  otherCities: [],
});

const request = (fields: Partial<WebRequest> = {}): WebRequest => ({
  params: {},
  query: new URLSearchParams(),
  headers: {},
  cookies: {},
  body: undefined,
  actor: null,
  ...fields,
});

describe('chat: routes', () => {
  let asked: (string | null)[];
  let now: Date;
  let came: (readonly [string, boolean])[];

  function routes(publicUrl = 'http://127.0.0.1:3978') {
    const all = chatRoutes({
      city,
      knowledgeAsOf: new Date('2022-01-11T16:30:00Z'),
      files: { script: '/assets/chat-1.js', style: '/assets/chat-1.css' },
      publicUrl,
      cookieKey: Buffer.alloc(32, 7),
      now: () => now,
      cameFrom: async (place, newcomer) => void came.push([place, newcomer]),
      openVisitor: async (conversationId) => {
        asked.push(conversationId);
        const id = conversationId ?? `c${asked.length}`;
        return { token: `token of ${id}`, conversationId: id, expires_in: 1800 };
      },
    });
    return async (method: string, path: string, fields?: Partial<WebRequest>) => {
      const route = all.find((one) => one.method === method && one.path === path);
      assert.ok(route && 'handle' in route);
      assert.equal(route.access, 'public');
      return route.handle(request(fields));
    };
  }
  const cookieOf = (response: WebResponse) =>
    /=([^;]+)/.exec(response.headers?.['set-cookie'] ?? '')?.[1] ?? '';

  beforeEach(() => {
    asked = [];
    came = [];
    now = new Date('2026-11-20T10:00:00Z');
  });

  it('leads from / to the page', async () => {
    const { status, headers } = await routes()('GET', '/');
    assert.deepEqual([status, headers?.location], [302, '/chat']);
  });

  it('has title, emergency numbers and files in the HTML itself', async () => {
    const { body } = await routes()('GET', '/chat');
    assert.ok(typeof body === 'string');
    assert.match(body, /href="tel:120"/);
    assert.match(body, /src="\/assets\/chat-1\.js"/);
    assert.match(body, /href="\/assets\/chat-1\.css"/);
    assert.doesNotMatch(body, /<\/script><b>/);
  });

  it('embeds the city’s data as JSON, the knowledge day on the city’s clock', async () => {
    const { body } = await routes()('GET', '/chat');
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(
      String(body),
    );
    const data = JSON.parse(json?.[1] ?? '');
    assert.equal(data.knowledgeAsOf, '2022-01-12');
    assert.deepEqual(data.service, city.service);
    assert.deepEqual(data.emergency, [
      { number: '120', name: text('急救', 'Ambulance') },
    ]);
    assert.equal(data.language, 'zh');
  });

  it('speaks the browser’s language', async () => {
    const headers = { 'accept-language': 'en-GB' };
    const { body } = await routes()('GET', '/chat', { headers });
    assert.match(String(body), /<html lang="en">/);
    assert.match(String(body), /<title>Tiny Help<\/title>/);
  });

  it('opens a new conversation for a visitor without a cookie', async () => {
    const response = await routes()('POST', '/chat/token');
    assert.deepEqual(asked, [null]);
    assert.deepEqual(response.body, {
      token: 'token of c1',
      conversationId: 'c1',
      expires_in: 1800,
    });
    assert.match(
      response.headers?.['set-cookie'] ?? '',
      /^huying_visitor=[^;]+; Path=\/chat; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    assert.equal(response.headers?.['cache-control'], 'no-store');
  });

  it('brings the same conversation back for thirty days', async () => {
    const call = routes();
    const value = cookieOf(await call('POST', '/chat/token'));
    const again = () =>
      call('POST', '/chat/token', { cookies: { [VISITOR_COOKIE]: value } });
    now = new Date('2026-12-20T09:59:00Z');
    await again();
    now = new Date('2026-12-20T10:00:00Z');
    await again();
    assert.deepEqual(asked, [null, 'c1', null]);
  });

  it('takes no cookie that it has not signed', async () => {
    const call = routes();
    const value = cookieOf(await call('POST', '/chat/token'));
    const [id = '', until = '', sign = ''] = value.split('.');
    const other = Buffer.from('c2').toString('base64url');
    for (const forged of [
      `${other}.${until}.${sign}`,
      `${id}.${Number(until) + 1}.${sign}`,
      `${id}.${until}`,
      `${value}.x`,
      `${id}.${until}.${sign.slice(1)}`,
      'nonsense',
    ])
      await call('POST', '/chat/token', { cookies: { [VISITOR_COOKIE]: forged } });
    assert.ok(asked.every((one) => one === null));
  });

  it('sets a Secure cookie where people reach it by https', async () => {
    const response = await routes('https://help.example')('POST', '/chat/token');
    assert.match(response.headers?.['set-cookie'] ?? '', /; Secure$/);
  });

  it('gives no token to a page of another site', async () => {
    for (const site of ['cross-site', 'same-site'])
      await assert.rejects(
        routes()('POST', '/chat/token', { headers: { 'sec-fetch-site': site } }),
        (error: unknown) => error instanceof WebError && error.status === 403,
      );
    assert.deepEqual(asked, []);
  });

  it('hears which poster brought a visitor, and whether they were here before', async () => {
    const call = routes();
    const query = new URLSearchParams({ at: 'er7' });
    const first = await call('POST', '/chat/token', { query });
    const cookies = { huying_visitor: cookieOf(first) };
    await call('POST', '/chat/token', { query, cookies });
    await call('POST', '/chat/token', { cookies });
    assert.deepEqual(came, [
      ['er7', true],
      ['er7', false],
    ]);
  });
});
