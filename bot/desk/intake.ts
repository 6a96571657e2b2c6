/**
 * A caller or visitor at the desk: the agent writes what they say, and reads out what the bot asks.
 * It is a conversation like any other, with the same understanding, form and urgency; only nobody
 * reads its messages later, so whoever works the case rings.
 */
import type { StoredActivity } from '../../integrations/activity.ts';
import type { House } from '../../integrations/channels/contract.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { Clock, Ids } from '../../integrations/ports.ts';
import type { CaseWay, IntakeSaid, IntakeView } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { callerWay, DESK_CHANNEL } from '../caller.ts';
import { transcriptLine } from './read.ts';

export interface IntakeDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'staff'>;
  readonly receive: House['receive'];
  readonly clock: Clock;
  readonly ids: Ids;
}

/** More is no longer one call. */
const MOST_LINES = 400;

/** Takes in what the caller said; an empty conversation begins one. */
export async function sayForCaller(
  { db, receive, clock, ids }: IntakeDeps,
  actor: WebActor,
  said: IntakeSaid,
): Promise<IntakeView> {
  const own = (way: CaseWay) => `desk-${way}-${actor.staffId}-`;
  const conversationId = said.conversation ?? `${own(said.way)}${ids.uuid(clock.now())}`;
  // Only who began it goes on with it.
  if (!conversationId.startsWith(own(callerWay(conversationId) ?? said.way)))
    throw new WebError(404, 'unknown_conversation', 'This call is not yours.');
  if (said.conversation === null) {
    const at = clock.now().toISOString();
    const entry = { at, staffId: actor.staffId, act: 'intake.begin' };
    await db.staff.audit({ ...entry, subject: conversationId });
  }
  const { choice, text } = said;
  const reception = await receive({
    deliveryKey: `intake:${actor.staffId}:${said.requestId}`,
    conversationId,
    personKey: conversationId,
    activity: {
      type: 'message',
      channelId: DESK_CHANNEL,
      conversation: { id: conversationId },
      from: { id: `caller-${actor.staffId}`, role: 'user' },
      text,
      ...(choice !== null && { value: { choice }, channelData: { postBack: true } }),
    },
  });
  if (reception.result === 'limited')
    throw new WebError(429, 'too_fast', 'Too fast.', reception.retryAfter);
  if (reception.result === 'failed')
    throw new WebError(503, 'our_fault', 'It was not kept. Try again.');
  return await viewOf(conversationId, db);
}

async function viewOf(conversation: string, db: IntakeDeps['db']): Promise<IntakeView> {
  const [stored, cases] = await Promise.all([
    db.turns.activities(conversation, 0, MOST_LINES),
    db.cases.ofConversation(conversation),
  ]);
  return {
    conversation,
    lines: stored.flatMap((each) => transcriptLine(each)),
    choices: choicesOf(stored),
    cases: cases.map(({ state }) => ({
      caseNumber: state.number,
      urgency: state.urgency,
      filed: state.confirmed,
    })),
  };
}

/** Those of the last word, where it has some. */
function choicesOf(stored: readonly StoredActivity[]): IntakeView['choices'] {
  const last = stored.findLast(({ activity }) => activity.type === 'message');
  const actions = last?.activity.suggestedActions?.actions ?? [];
  return actions.map(({ title, value }) => ({ id: value, label: title }));
}
