/** Published articles that fit a case, as a JSON route. */
import type { WebRoute } from '../../route.ts';
import { json, staffRoute as staff } from '../../shared/staff/routes.ts';
import { caseNumberOf } from '../input.ts';
import { LONGEST_SEARCH } from '../limits.ts';
import type { QuotingPort } from './contract.ts';

export function quotingRoutes(quoting: QuotingPort): readonly WebRoute[] {
  return [
    staff(
      'GET',
      '/api/desk/cases/:number/articles',
      'desk.answer',
      async (actor, { params, query }) => {
        const words = query.get('words')?.trim().slice(0, LONGEST_SEARCH) || null;
        return json(await quoting.fitting(actor, caseNumberOf(params.number), words));
      },
    ),
  ];
}
