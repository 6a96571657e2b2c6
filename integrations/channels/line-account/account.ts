/** LINE's side of a channel whose webhook nobody has set yet, for the tests. */
import { z } from 'zod';
import type { Account } from '../upkeep/account.ts';

const Endpoint = z.object({ endpoint: z.url() });

export const account: Account = {
  open() {
    let endpoint: string | null = null;
    return ({ method, path, body }) => {
      const say = (value: object, status = 200) => ({
        status,
        body: JSON.stringify(value),
      });
      if (path === '/v2/bot/info') return say({ basicId: '@help', chatMode: 'bot' });
      if (path === '/v2/bot/channel/webhook/test')
        return say({ success: true, statusCode: 200, reason: 'OK', detail: '200' });
      if (path !== '/v2/bot/channel/webhook/endpoint') return say({}, 404);
      if (method === 'PUT') {
        ({ endpoint } = Endpoint.parse(JSON.parse(body)));
        return say({});
      }
      return endpoint === null
        ? say({ message: 'Not found' }, 404)
        : say({ endpoint, active: true });
    };
  },
  stranger: { status: 401, body: '{"message":"Authentication failed"}' },
};
