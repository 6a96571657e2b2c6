import assert from 'node:assert/strict';
import type { UndeliveredPort } from '../../../web/desk/undelivered/contract.ts';
import { undeliveredRoutes } from '../../../web/desk/undelivered/routes.ts';
import { WebError, type WebRequest } from '../../../web/route.ts';
import { request } from './sample.ts';

describe('routes of what did not arrive', () => {
  const calls: unknown[][] = [];
  const port: UndeliveredPort = {
    list: async () => [],
    async settle(_, id, how) {
      calls.push([id, how]);
    },
  };
  const call = async (method: string, over: Partial<WebRequest> = {}) => {
    const route = undeliveredRoutes(port).find((each) => each.method === method);
    assert.ok(route && 'handle' in route);
    return await route.handle(request(over));
  };

  it('list and settle', async () => {
    assert.deepEqual((await call('GET')).body, []);
    const body = { id: 'abc_-1|0000002', how: 'told' };
    await call('POST', { body });
    assert.deepEqual(calls, [['abc_-1|0000002', 'told']]);
  });

  for (const body of [
    {},
    { id: 'abc|0000002', how: 'later' },
    { id: '../x|0000002', how: 'told' },
    { id: 'abc', how: 'told' },
  ]) {
    it(`refuse ${JSON.stringify(body)}`, async () => {
      await assert.rejects(call('POST', { body }), (error) => {
        return error instanceof WebError && error.status === 422;
      });
    });
  }
});
