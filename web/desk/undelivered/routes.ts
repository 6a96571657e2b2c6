/** What did not arrive, as JSON routes. */
import { z } from 'zod';
import { parse } from '../../parse.ts';
import type { WebRoute } from '../../route.ts';
import { DONE, json, staffRoute as staff } from '../../shared/staff/routes.ts';
import type { UndeliveredPort } from './contract.ts';

const Settle = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}\|\d{7,12}$/),
  how: z.enum(['again', 'told']),
});

export function undeliveredRoutes(port: UndeliveredPort): readonly WebRoute[] {
  return [
    staff('GET', '/api/desk/undelivered', 'desk.take', async (actor) =>
      json(await port.list(actor)),
    ),
    staff('POST', '/api/desk/undelivered', 'desk.answer', async (actor, { body }) => {
      const { id, how } = parse(Settle, body);
      await port.settle(actor, id, how);
      return DONE;
    }),
  ];
}
