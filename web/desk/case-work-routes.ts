/** What staff put right and write down, as JSON routes. */

import { parse } from '../parse.ts';
import type { WebRoute } from '../route.ts';
import { DONE, staffRoute as staff } from '../shared/staff/routes.ts';
import type { DeskPort } from './contract.ts';
import { caseNumberOf, Edit, Link, Merge, Note } from './input.ts';

export function caseWorkRoutes(
  desk: Pick<DeskPort, 'edit' | 'note' | 'merge' | 'link'>,
): readonly WebRoute[] {
  return [
    staff(
      'POST',
      '/api/desk/cases/:number/edit',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.edit(actor, caseNumberOf(params.number), parse(Edit, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/note',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.note(actor, caseNumberOf(params.number), parse(Note, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/merge',
      'desk.merge',
      async (actor, { params, body }) => {
        await desk.merge(actor, caseNumberOf(params.number), parse(Merge, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/link',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.link(actor, caseNumberOf(params.number), parse(Link, body));
        return DONE;
      },
    ),
  ];
}
