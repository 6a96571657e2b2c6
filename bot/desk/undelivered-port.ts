/** The call list: what did not reach residents, and what staff decide about it. */
import { activityId, activitySeq } from '../../integrations/activity.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { Undelivered } from '../../integrations/database/outbox-contract.ts';
import type { Clock, Ids, LiveEvents } from '../../integrations/ports.ts';
import {
  REASONS,
  type Reason,
  type UndeliveredLine,
  type UndeliveredPort,
} from '../../web/desk/undelivered/contract.ts';
import { WebError } from '../../web/route.ts';
import { lookAt } from '../outbox/plan.ts';

export interface UndeliveredDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'outbox' | 'due' | 'staff'>;
  readonly events: LiveEvents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly planned: (dueAt: Date) => void;
}

const MOST = 100;
/** Nobody rings for more than the beginning; the case shows the whole. */
const MOST_TEXT = 300;

export function createUndelivered(deps: UndeliveredDeps): UndeliveredPort {
  const { db, clock, events, ids, planned } = deps;
  return {
    async list() {
      const found = await db.outbox.undelivered(MOST);
      return await Promise.all(found.map((message) => lineOf(message, db)));
    },
    async settle({ staffId }, id, how) {
      const [conversationId = ''] = id.split('|');
      const to = how === 'again' ? 'queued' : 'settled';
      const seq = activitySeq(id) ?? 0;
      if (!(await db.outbox.resolve(conversationId, seq, to))) {
        const gone = 'This message is seen to already.';
        throw new WebError(404, 'unknown_message', gone);
      }
      const now = clock.now();
      const act = `message.${how}`;
      await db.staff.audit({ at: now.toISOString(), staffId, act, subject: id });
      if (how === 'again') {
        await db.due.plan([lookAt(conversationId, now, ids)]);
        planned(now);
      }
      events.publish({ topic: 'desk', id: conversationId });
    },
  };
}

async function lineOf(
  { conversationId, seq, at, state, reason, priority }: Undelivered,
  { turns, cases }: UndeliveredDeps['db'],
): Promise<UndeliveredLine> {
  const [[stored], [newest]] = await Promise.all([
    turns.activities(conversationId, seq - 1, 1),
    cases.ofConversation(conversationId),
  ]);
  return {
    id: activityId(conversationId, seq),
    caseNumber: newest?.state.number ?? null,
    text: [...(stored?.activity.text ?? '')].slice(0, MOST_TEXT).join(''),
    at,
    urgent: priority === 'urgent',
    surelyNot: state === 'failed',
    reason: REASONS.find((each) => each === reason) ?? ('refused' satisfies Reason),
  };
}
