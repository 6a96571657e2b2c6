/** Agents let somebody follow their case from another channel; a supervisor can undo it. */
import { notice } from '../../dialogs/notices.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { TiesPort } from '../../web/desk/ties/contract.ts';
import { WebError } from '../../web/route.ts';
import { act, caseByNumber, languageOf, requestKey, tell } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import { followFrom, followNothing } from '../ties/follow.ts';

export interface TiesDeps extends DueDeps {
  readonly db: DueDeps['db'] & Pick<Database, 'ties' | 'staff'>;
}

export function createTies(deps: TiesDeps): TiesPort {
  const { db, clock, city } = deps;
  const audit = async (staffId: string, what: string, subject: string) => {
    const at = clock.now().toISOString();
    await db.staff.audit({ at, staffId, act: what, subject });
  };
  return {
    async followers(_actor, caseNumber) {
      const { state } = await caseByNumber(deps, caseNumber);
      return (await db.ties.followersOf(state.id)).length;
    },
    async tie(actor, caseNumber, { requestId, to, reason }) {
      const { state } = await caseByNumber(deps, caseNumber);
      const other = await caseByNumber(deps, to);
      if (other.state.conversationId === state.conversationId)
        throw new WebError(409, 'same_talk', 'Both cases are of one conversation.');
      await audit(actor.staffId, `tie.${reason}`, `${state.id} ${other.state.id}`);
      await act(deps, other, requestKey(actor, requestId), async (context, turn) => {
        followFrom(turn, state.id, 'staff');
        const params = { number: state.number, city };
        await tell(context, turn, notice('tie_staff', languageOf(turn), params));
      });
    },
    async untie(actor, caseNumber, requestId) {
      const row = await caseByNumber(deps, caseNumber);
      await audit(actor.staffId, 'tie.undo', row.state.id);
      await act(deps, row, requestKey(actor, requestId), async (_context, turn) =>
        followNothing(turn),
      );
    },
  };
}
