/** Hot issues as JSON routes. What they do is the house's, behind `IssuePort`. */
import { z } from 'zod';
import { parse, RequestId } from '../../parse.ts';
import type { WebRoute } from '../../route.ts';
import { DONE, json, staffRoute as staff } from '../../shared/staff/routes.ts';
import { caseAct } from '../case-act-route.ts';
import { CaseNumber } from '../input.ts';
import { MOST_GATHERED } from '../limits.ts';
import type { IssuePort } from './contract.ts';

const Gather = z.strictObject({
  requestId: RequestId,
  cases: z.array(CaseNumber).min(2).max(MOST_GATHERED),
});

const Dismiss = z.strictObject({ proposal: z.string().regex(/^[\w-]{1,64}$/) });

const Regroup = z.strictObject({ requestId: RequestId, with: CaseNumber.nullable() });

export function issueRoutes(issues: IssuePort): readonly WebRoute[] {
  return [
    staff('GET', '/api/desk/issues', 'desk.read', async (actor) =>
      json(await issues.hotIssues(actor)),
    ),
    staff('POST', '/api/desk/issues', 'desk.merge', async (actor, { body }) => {
      await issues.gather(actor, parse(Gather, body));
      return DONE;
    }),
    staff('POST', '/api/desk/issues/dismiss', 'desk.merge', async (actor, { body }) => {
      await issues.dismiss(actor, parse(Dismiss, body).proposal);
      return DONE;
    }),
    caseAct('issue', 'desk.merge', Regroup, issues.regroup),
  ];
}
