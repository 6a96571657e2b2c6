/** What the page of a call shows, and its one act: somebody sees to it. */
import { isUnattended } from '../../cases/queue.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import type { DutyPort } from '../../web/duty/contract.ts';
import { WebError } from '../../web/route.ts';
import { act } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import { readTaskToken } from '../tasks/link.ts';

export function createDuty(deps: DueDeps & { readonly secret: Uint8Array }): DutyPort {
  const { db, city, secret } = deps;

  async function called(token: string) {
    const ref = readTaskToken(secret, token);
    const row = ref && (await db.cases.byId(ref.caseId));
    const person = ref && city.duty?.roster[ref.task];
    if (!row || !person)
      throw new WebError(404, 'unknown_call', 'There is no such call.');
    return { row, person };
  }

  return {
    async find(token) {
      const { row, person } = await called(token);
      const { number, urgency, category, district, handoff, openedAt } = row.state;
      return {
        caseNumber: number,
        urgency,
        category,
        district,
        name: person.name,
        since: handoff?.requestedAt ?? openedAt,
        stands: standing(row),
      };
    },
    async acknowledge(token) {
      const { row, person } = await called(token);
      if (standing(row) !== 'open') return;
      // Once for each alarm: a page that is sent again says nothing new.
      const key = `duty:${row.state.id}:${row.state.handoff?.alarms ?? 0}:${person.id}`;
      await act(deps, row, key, async (_context, turn, current) => {
        turn.changeCase(current, [{ kind: 'duty_acknowledged' }], {
          kind: 'duty',
          id: person.id,
        });
      });
    },
  };

  function standing({ state: { handoff } }: CaseRow): 'open' | 'acknowledged' | 'over' {
    if (!handoff || !isUnattended(handoff)) return 'over';
    const { acknowledgedAt, alarmedAt } = handoff;
    const answered = acknowledgedAt !== undefined && acknowledgedAt >= (alarmedAt ?? '');
    return answered ? 'acknowledged' : 'open';
  }
}
