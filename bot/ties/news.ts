/**
 * What is said of a case without being asked (progress, an agent's words) is said as well in the
 * conversations that follow it: there it arrives where the first one has become silent.
 */
import { ActivityTypes, type Middleware } from 'botbuilder';
import { z } from 'zod';
import { notice } from '../../dialogs/notices.ts';
import type { StoredActivity } from '../../integrations/activity.ts';
import type { Contact, Database } from '../../integrations/database/contract.ts';
import type { Ties } from '../../integrations/database/tie-contract.ts';
import { languageOf, tell } from '../case-act.ts';
import { conversationKey, type DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import { turnOf } from '../turn.ts';

export const TIE_NEWS = 'tie_news';

const Payload = z.object({ caseId: z.string(), first: z.int(), last: z.int() });

export interface NewsDeps extends DueDeps {
  readonly db: DueDeps['db'] & Pick<Database, 'ties' | 'contacts' | 'outbox'>;
}

/** Looks at each turn once it is decided: an answer to the resident's own words is theirs alone. */
export function tieNews(ties: Pick<Ties, 'followersOf'>): Middleware {
  return {
    async onTurn(context, next) {
      await next();
      const turn = turnOf(context);
      if (turn.cause.arrival !== null) return;
      const [first, ...rest] = turn.activities.filter(isSaid);
      if (!first) return;
      for (const { after } of turn.changes) {
        if ((await ties.followersOf(after.id)).length === 0) continue;
        turn.plan({
          key: `${TIE_NEWS}:${turn.loaded.id}:${first.seq}`,
          kind: TIE_NEWS,
          dueAt: turn.now,
          payload: {
            caseId: after.id,
            first: first.seq,
            last: rest.at(-1)?.seq ?? first.seq,
          },
        });
        return;
      }
    },
  };
}

export function tieNewsHandler(deps: NewsDeps): DueHandler {
  const { db, clock } = deps;
  return async ({ id, conversationId, payload }) => {
    const { caseId, first, last } = Payload.parse(payload);
    const row = await db.cases.byId(caseId);
    if (!row || conversationId === null) return { done: true };
    const between = await db.turns.activities(
      conversationId,
      first - 1,
      last - first + 1,
    );
    const said = between.filter(isSaid);
    for (const follower of await db.ties.followersOf(caseId)) {
      if (!isReached(await db.contacts.find(follower), clock.now())) continue;
      const { number } = row.state;
      if (!(await sayAt(follower, `due:${id}:${follower}`, number, said, deps))) continue;
      const seqs = said.map(({ seq }) => seq);
      await db.outbox.saidElsewhere(conversationId, seqs);
    }
    return { done: true };
  };
}

/** False: forgotten meanwhile. */
async function sayAt(
  follower: string,
  deliveryKey: string,
  number: string,
  said: readonly StoredActivity[],
  deps: NewsDeps,
): Promise<boolean> {
  const conversation = await conversationKey(follower, deps);
  if (!conversation) return false;
  const cause = { deliveryKey, conversation, arrival: null };
  await deps.adapter.run(cause, async (context, turn) => {
    for (const { activity, speaker } of said) {
      const params = { number, words: activity.text ?? '', city: deps.city };
      const reply = notice('tie_news', languageOf(turn), params);
      if (speaker !== 'agent') await tell(context, turn, reply);
      else {
        const huying = { speaker, badge: activity.from.name ?? '' };
        const { text } = reply;
        const { Message: type } = ActivityTypes;
        await context.sendActivity({ type, text, channelData: { huying } });
      }
    }
  });
  return true;
}

function isSaid({ activity, speaker }: StoredActivity): boolean {
  return activity.type === 'message' && speaker !== 'resident' && !!activity.text;
}

/** They read it there themselves, or may be written to: nobody is pressed who wants no messages. */
function isReached(contact: Contact | null, now: Date): boolean {
  if (contact === null) return true;
  const { optedOut, windowUntil, budget } = contact;
  const open = windowUntil === null || Date.parse(windowUntil) > now.getTime();
  return !optedOut && open && budget !== 0;
}
