/** An act on one case as a JSON route: most of the desk's are this and nothing else. */
import type { z } from 'zod';
import type { Act } from '../../cases/roles.ts';
import { parse } from '../parse.ts';
import type { WebActor, WebRoute } from '../route.ts';
import { DONE, staffRoute } from '../shared/staff/routes.ts';
import { caseNumberOf } from './input.ts';

/** `POST /api/desk/cases/:number/<name>` for whoever holds `act`. */
export function caseAct<Said>(
  name: string,
  act: Act,
  input: z.ZodType<Said>,
  does: (actor: WebActor, caseNumber: string, said: Said) => Promise<void>,
): WebRoute {
  const path = `/api/desk/cases/:number/${name}`;
  return staffRoute('POST', path, act, async (actor, { params, body }) => {
    await does(actor, caseNumberOf(params.number), parse(input, body));
    return DONE;
  });
}
