/** Who works at the desk, as JSON routes. What they do is the house's, behind `TeamPort`. */
import { z } from 'zod';
import { CHOICES } from '../../../cases/agents.ts';
import { parse, RequestId, said } from '../../parse.ts';
import type { WebRoute } from '../../route.ts';
import { DONE, json, staffRoute as staff } from '../../shared/staff/routes.ts';
import { caseAct } from '../case-act-route.ts';
import { LONGEST_ANSWER, MOST_AT_ONCE } from '../limits.ts';
import type { TeamPort } from './contract.ts';

const Id = z.string().min(1).max(64);

const Attend = z.strictObject({ state: z.enum(CHOICES) });

const Direct = z.strictObject({
  requestId: RequestId,
  to: z.union([z.strictObject({ agent: Id }), z.strictObject({ skill: Id })]),
  note: said(LONGEST_ANSWER).default(''),
});

const Equip = z.strictObject({
  skills: z.array(Id).max(32).optional(),
  capacity: z.int().min(1).max(MOST_AT_ONCE).optional(),
});

export function teamRoutes(team: TeamPort): readonly WebRoute[] {
  return [
    staff('GET', '/api/desk/team', 'desk.read', async (actor) =>
      json(await team.team(actor)),
    ),
    staff('GET', '/api/desk/overview', 'desk.assign', async (actor) =>
      json(await team.overview(actor)),
    ),
    staff('POST', '/api/desk/attendance', 'desk.take', async (actor, { body }) => {
      await team.attend(actor, parse(Attend, body).state);
      return DONE;
    }),
    caseAct('direct', 'desk.take', Direct, team.direct),
    staff(
      'POST',
      '/api/desk/agents/:id',
      'desk.assign',
      async (actor, { params, body }) => {
        await team.equip(actor, parse(Id, params.id), parse(Equip, body));
        return DONE;
      },
    ),
  ];
}
