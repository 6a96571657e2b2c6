/** How a community hears that somebody of its register will need help: as bodies hear of tasks. */
import { z } from 'zod';
import type { CaseState } from '../../cases/case.ts';
import type { SpecialNeed } from '../../cases/parts.ts';
import type { Body, City } from '../../knowledge/content/city.ts';
import type { DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import { needLetter } from '../tasks/letter.ts';
import { type Outside, tellBy, WAYS } from '../tasks/tell-body.ts';
import type { Turn } from '../turn.ts';
import { needPath } from './link.ts';
import { entryOf } from './plan.ts';

const Payload = z.object({
  caseId: z.string(),
  special: z.int(),
  way: z.enum(WAYS),
});

/** Who looks after people of the case's district; undefined: nobody knows where they are. */
export function communityOf(state: CaseState, city: City): Body | undefined {
  const district = city.districts.find(({ id }) => id === state.district);
  return city.bodies.find(({ id }) => id === district?.body);
}

/** One row a way, as for tasks. */
export function planNeedTelling(turn: Turn, state: CaseState, entry: SpecialNeed): void {
  for (const way of WAYS) {
    turn.plan({
      key: `need.reminder:${way}:${state.id}:${entry.number}:${entry.dueAt}:${entry.reminders}`,
      kind: 'need_message',
      dueAt: turn.now,
      payload: { way, caseId: state.id, special: entry.number },
    });
  }
}

export function needTellingHandler(
  { db, city }: DueDeps,
  outside: Outside,
  pages: { readonly url: string; readonly secret: Uint8Array },
): DueHandler {
  return async (row) => {
    const { caseId, special, way } = Payload.parse(row.payload);
    const found = await db.cases.byId(caseId);
    const entry = found && entryOf(found.state, special);
    const body = found && communityOf(found.state, city);
    if (!found || !entry || !body || entry.stage === 'ended' || entry.arranged)
      return { done: true };
    const { state } = found;
    const page = pages.url + needPath(pages.secret, { caseId, special });
    return await tellBy(way, body, outside, row.key, {
      letter: () => needLetter(state, body, page, city),
      call: () => ({
        event: 'need.reminder',
        caseNumber: state.number,
        need: entry.need,
        body: body.id,
        bodyName: body.name.zh,
        district: state.district,
        dueAt: entry.dueAt,
        reminders: entry.reminders,
        page,
      }),
    });
  };
}
