import assert from 'node:assert/strict';
import type { DutyCall } from '../../web/duty/contract.ts';
import en from '../../web/duty/locales/en.json' with { type: 'json' };
import zh from '../../web/duty/locales/zh.json' with { type: 'json' };
import { dutyRoutes } from '../../web/duty/routes.ts';
import { WebError, type WebRequest } from '../../web/route.ts';
import { CITY } from '../support/small-city.ts';
import { request } from './desk/sample.ts';

const CALL: DutyCall = {
  caseNumber: '1120-101-375',
  urgency: 'critical',
  category: 'medical',
  district: 'd3',
  name: { zh: '夜班', en: 'Night' },
  since: '2026-01-17T15:05:00.000Z',
  stands: 'open',
};

function mounted(call: DutyCall | null = CALL) {
  const answered: string[] = [];
  const port = {
    async find() {
      if (call === null) throw new WebError(404, 'unknown_call', 'none');
      return call;
    },
    async acknowledge(token: string) {
      answered.push(token);
    },
  };
  const routes = dutyRoutes(port, {
    city: CITY,
    files: { script: '/assets/duty-1.js', style: '/assets/duty-1.css' },
  });
  const ask = async (method: 'GET' | 'POST', over: Partial<WebRequest> = {}) => {
    const route = routes.find((each) => each.method === method);
    assert.ok(route && 'handle' in route);
    assert.equal(route.access, 'public');
    return await route.handle(request({ params: { token: 't' }, actor: null, ...over }));
  };
  return { answered, ask };
}

describe('the page of a call to the duty roster', () => {
  it('says what waits, where and since when, in the reader’s language', async () => {
    const { ask } = mounted();
    const chinese = String(
      (await ask('GET', { headers: { 'accept-language': 'zh-CN' } })).body,
    );
    for (const part of [
      '特急诉求 1120-101-375',
      '寻医买药',
      '第3区',
      '23:05',
      '我来处理',
    ])
      assert.ok(chinese.includes(part), part);
    const english = String(
      (await ask('GET', { headers: { 'accept-language': 'en-GB' } })).body,
    );
    for (const part of ['critical', 'Care', 'District 3', '23:05', 'I see to it'])
      assert.ok(english.includes(part), part);
  });

  it('is answered by its button alone, and then is read anew', async () => {
    const { ask, answered } = mounted();
    await ask('GET');
    assert.deepEqual(answered, []);
    const { status, headers } = await ask('POST');
    assert.deepEqual([status, headers?.location, answered], [303, '/duty/t', ['t']]);
  });

  it('has no button once it was answered, or is over', async () => {
    for (const stands of ['acknowledged', 'over'] as const) {
      const body = String((await mounted({ ...CALL, stands }).ask('GET')).body);
      assert.doesNotMatch(body, /<form/);
    }
  });

  it('opens to no other address', async () => {
    assert.equal((await mounted(null).ask('GET')).status, 404);
  });

  it('says the same in both languages', () => {
    assert.deepEqual(Object.keys(zh), Object.keys(en));
  });
});
