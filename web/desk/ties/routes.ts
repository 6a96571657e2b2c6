/** Who follows a case from another channel, as JSON routes. */
import { z } from 'zod';
import { RequestId } from '../../parse.ts';
import type { WebRoute } from '../../route.ts';
import { json, staffRoute } from '../../shared/staff/routes.ts';
import { caseAct } from '../case-act-route.ts';
import { CaseNumber, Change, caseNumberOf } from '../input.ts';
import { TIE_REASONS, type TiesPort } from './contract.ts';

const Order = z.strictObject({
  requestId: RequestId,
  to: CaseNumber,
  reason: z.enum(TIE_REASONS),
});

export function tieRoutes(port: TiesPort): readonly WebRoute[] {
  const path = '/api/desk/cases/:number/ties';
  return [
    staffRoute('GET', path, 'desk.read', async (actor, { params }) =>
      json({ followers: await port.followers(actor, caseNumberOf(params.number)) }),
    ),
    caseAct('tie', 'desk.answer', Order, port.tie),
    caseAct('untie', 'desk.person', Change, port.untie),
  ];
}
