/** One person's data as JSON routes. Both change something, the copy the list of who read what. */
import type { WebRoute } from '../../route.ts';
import { json, staffRoute as staff } from '../../shared/staff/routes.ts';
import { caseNumberOf } from '../input.ts';
import type { PersonPort } from './contract.ts';

export function personRoutes(port: PersonPort): readonly WebRoute[] {
  const path = '/api/desk/cases/:number/person';
  return [
    staff('POST', `${path}/copy`, 'desk.person', async (actor, { params }) =>
      json(await port.copy(actor, caseNumberOf(params.number))),
    ),
    staff('POST', `${path}/erase`, 'desk.person', async (actor, { params }) =>
      json(await port.erase(actor, caseNumberOf(params.number))),
    ),
  ];
}
