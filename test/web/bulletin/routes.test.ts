import assert from 'node:assert/strict';
import type { Bulletin } from '../../../web/bulletin/contract.ts';
import en from '../../../web/bulletin/locales/en.json' with { type: 'json' };
import zh from '../../../web/bulletin/locales/zh.json' with { type: 'json' };
import { bulletinRoutes } from '../../../web/bulletin/routes.ts';
import { WebError, type WebRequest } from '../../../web/route.ts';
import { CITY } from '../../support/small-city.ts';
import { request } from '../desk/sample.ts';

const TODAY = '2026-01-17';
const [FIRST, SECOND] = CITY.categories;

const BULLETIN: Bulletin = {
  day: TODAY,
  untilHour: 17,
  received: 317,
  byCategory: [
    { category: FIRST?.id ?? '', count: 200 },
    { category: SECOND?.id ?? '', count: 117 },
  ],
  resolved: 154,
  resolvedUrgent: 5,
  totals: { received: 194_087, resolved: 181_773, resolvedUrgent: 5_013 },
};

function mounted(bulletin: Bulletin = BULLETIN) {
  const asked: string[] = [];
  const port = {
    today: () => TODAY,
    async of(day: string) {
      asked.push(day);
      return { ...bulletin, day };
    },
  };
  const files = { script: '/assets/bulletin-1.js', style: '/assets/bulletin-1.css' };
  const routes = bulletinRoutes(port, { city: CITY, files });
  const get = async (path: string, query = '', over: Partial<WebRequest> = {}) => {
    const route = routes.find((each) => each.path === path);
    assert.ok(route && 'handle' in route);
    const { status, headers, body } = await route.handle(
      request({ query: new URLSearchParams(query), actor: null, ...over }),
    );
    return { status, headers, body, text: String(body) };
  };
  return { asked, get };
}

describe('the bulletin', () => {
  it('says the day in the newspaper’s form', async () => {
    const { get } = mounted();
    const { status, text } = await get('/bulletin', 'lang=zh');
    assert.equal(status, 200);
    const parts = `（${FIRST?.name.zh}类200条、${SECOND?.name.zh}类117条）`;
    const sentence = `1月17日截至17时，当日共接到317条诉求${parts}，办结154条，其中办结群众紧急求助事项5条。`;
    assert.ok(text.includes(sentence), text);
    assert.match(text, /93\.7%/);
  });

  it('says it in English, by the reader’s wish or their browser’s', async () => {
    const { get } = mounted();
    const wished = await get('/bulletin', 'lang=en');
    assert.match(wished.text, /17 January, until 17:00: 317 requests came in/);
    const headers = { 'accept-language': 'en-GB,en;q=0.9' };
    assert.match((await get('/bulletin', '', { headers })).text, /<html lang="en">/);
  });

  it('says small numbers as small, and nothing of a day without any', async () => {
    const few = { ...BULLETIN, received: null, byCategory: [], resolved: null };
    const small = await mounted({ ...few, resolvedUrgent: null }).get(
      '/bulletin',
      'lang=zh',
    );
    assert.match(
      small.text,
      /共接到不足5条诉求，办结不足5条，其中办结群众紧急求助事项不足5条。/,
    );
    const none = { ...few, received: 0, resolved: 0, resolvedUrgent: 0 };
    assert.match(
      (await mounted(none).get('/bulletin', 'lang=zh')).text,
      /还没有接到诉求/,
    );
  });

  it('is of today, or of any day before', async () => {
    const { asked, get } = mounted();
    await get('/bulletin');
    await get('/bulletin', 'day=2026-01-02');
    assert.deepEqual(asked, [TODAY, '2026-01-02']);
  });

  for (const day of [
    '2026-01-18',
    '2025-02-31',
    '2026-02-31x',
    'yesterday',
    '2026-13-01',
    '"><script>',
  ])
    it(`says so where ${day} is no day of it`, async () => {
      const { asked, get } = mounted();
      const query = `lang=zh&day=${encodeURIComponent(day)}`;
      const { status, text } = await get('/bulletin', query);
      assert.equal(status, 404);
      assert.match(text, /没有这一天的通报/);
      assert.ok(!text.includes('<script>'));
      for (const path of ['/api/bulletin', '/bulletin.csv'])
        await assert.rejects(
          get(path, query),
          (error) => error instanceof WebError && error.code === 'bad_day',
        );
      assert.deepEqual(asked, []);
    });

  it('gives the same figures as data and as a table', async () => {
    const { get } = mounted();
    assert.deepEqual((await get('/api/bulletin')).body, BULLETIN);
    const { text, headers } = await get('/bulletin.csv', 'lang=zh');
    assert.match(headers?.['content-type'] ?? '', /text\/csv/);
    assert.ok(text.startsWith('\ufeff'), 'as Excel wants it');
    assert.match(text, new RegExp(`"${FIRST?.name.zh}","200"`));
  });

  it('has the same texts in both languages', () => {
    assert.deepEqual(Object.keys(zh), Object.keys(en));
  });
});
