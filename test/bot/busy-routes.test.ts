import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { BusyRoutes } from '../../bot/http/busy-routes.ts';

function request(method: string, url: string): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { method, url });
}

describe('busy routes', () => {
  const given: Readonly<Record<string, string>>[] = [];
  const routes = new BusyRoutes();
  routes.add('POST', '/v3/rooms/:id/words/:word', async (_request, _response, params) => {
    given.push(params);
  });

  it('are found with their parameters', async () => {
    const asked = request('POST', '/v3/rooms/a-1_B/words/x');
    await routes.find(asked)?.(asked, new ServerResponse(asked));
    assert.deepEqual(given, [{ id: 'a-1_B', word: 'x' }]);
  });

  const others = [
    ['GET', '/v3/rooms/a/words/x'],
    ['POST', '/v3/rooms/a/words'],
    ['POST', '/v3/rooms/a/words/x/'],
    ['POST', '/v3/rooms/a/words/x?watermark=1'],
    ['POST', '/v3/rooms/%61/words/x'],
    ['POST', '/v3/rooms//words/x'],
    ['POST', '/before/v3/rooms/a/words/x'],
  ] as const;
  for (const [method, url] of others) {
    it(`leave ${method} ${url} to restify`, () => {
      assert.equal(routes.find(request(method, url)), null);
    });
  }
});
