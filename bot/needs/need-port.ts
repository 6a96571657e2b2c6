/** A community's port over the house: one entry of the register, and that it is seen to. */
import type { CaseEventData } from '../../cases/case.ts';
import type { SpecialNeed } from '../../cases/parts.ts';
import { type SummaryNames, summarise } from '../../cases/summary.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import type { NeedPort } from '../../web/need/contract.ts';
import { WebError } from '../../web/route.ts';
import { act } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import { cityTime } from '../tasks/city-time.ts';
import { readNeedToken } from './link.ts';
import { entryOf, planNeed } from './plan.ts';
import { communityOf } from './tell.ts';

export type NeedDeps = DueDeps & {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff'>;
  readonly names: SummaryNames;
  readonly secret: Uint8Array;
};

export function createNeeds(deps: NeedDeps): NeedPort {
  const { db, city, clock, names, secret } = deps;

  async function open(token: string): Promise<{ row: CaseRow; entry: SpecialNeed }> {
    const ref = readNeedToken(secret, token);
    const row = ref && (await db.cases.byId(ref.caseId));
    const entry = ref && row && entryOf(row.state, ref.special);
    if (!row || !entry || entry.stage === 'ended')
      throw new WebError(404, 'unknown_need', 'This page is not there, or no longer.');
    return { row, entry };
  }

  return {
    async find(token) {
      const { row, entry } = await open(token);
      const at = clock.now().toISOString();
      const subject = `${row.state.id}:${entry.number}`;
      await db.staff.audit({ at, staffId: null, act: 'need.read', subject });
      const { caller, phone, address } = summarise({ ...row, names }).workOrder;
      const need = city.needs.find(({ id }) => id === entry.need);
      const body = communityOf(row.state, city);
      return {
        caseNumber: row.state.number,
        body: body?.name ?? null,
        need: need?.name ?? { zh: entry.need, en: entry.need },
        what: need?.register?.due ?? null,
        due:
          entry.dueAt === null
            ? null
            : {
                zh: cityTime(entry.dueAt, 'zh', city.timeZone),
                en: cityTime(entry.dueAt, 'en', city.timeZone),
              },
        arranged: entry.arranged,
        patient: row.details.patient?.value ?? null,
        caller,
        phone,
        address,
      };
    },
    async arrange(token) {
      const { row, entry } = await open(token);
      const key = `need:${row.state.id}:${entry.number}:${entry.dueAt}:arranged`;
      await act(deps, row, key, async (_context, turn, current) => {
        const event: CaseEventData = {
          kind: 'need',
          special: entry.number,
          step: 'arranged',
        };
        const body = communityOf(current.state, city);
        const actor = { kind: 'body', id: body?.id ?? 'community' } as const;
        const state = turn.changeCase(current, [event], actor);
        const now = entryOf(state, entry.number);
        if (now) planNeed(turn, state, now, city);
      });
    },
  };
}
