/** What agents do, each as one turn of the resident's conversation: take, answer, resolve, hand back. */
import { ActivityTypes } from 'botbuilder';
import type { CaseEventData } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { LEASE_SECONDS } from '../../cases/queue.ts';
import type { Reply } from '../../dialogs/contract.ts';
import { notice } from '../../dialogs/notices.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import { LONGEST_ANSWER } from '../../web/desk/limits.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { cleanText } from '../clean-json.ts';
import { conversationKey, type DueDeps } from '../due/deps.ts';
import { clockKey } from '../due/handoff-clock.ts';
import { questionKey } from '../due/quiet-question.ts';
import { sendStatus } from '../handoff.ts';
import type { TurnLogic } from '../intake-adapter.ts';
import { keepMemory, readMemory } from '../memory.ts';
import { handOn } from '../owner.ts';
import { renderReply } from '../render-reply.ts';
import type { Turn } from '../turn.ts';

/** The named case, or the first that waits; the number of the case taken, null: none waits. */
export async function take(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string | null,
): Promise<string | null> {
  const { db, clock } = deps;
  const wanted = caseNumber === null ? null : await caseByNumber(deps, caseNumber);
  if (wanted?.state.handoff?.takenBy === actor.staffId) return wanted.state.number;
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + LEASE_SECONDS * 1000);
  const caseId = await db.cases.claim(
    wanted?.state.id ?? null,
    actor.staffId,
    now,
    leaseUntil,
  );
  if (caseId === null) {
    if (!wanted) return null;
    const code = wanted.state.handoff ? 'held_by_other' : 'not_waiting';
    throw new WebError(409, code, 'This case is with somebody else or waits no longer.');
  }
  const row = await db.cases.byId(caseId);
  if (!row) throw new WebError(404, 'unknown_case', 'There is no such case.');
  await act(
    deps,
    row,
    `take:${caseId}:${row.state.version}:${actor.staffId}`,
    async (context, turn, current) => {
      if (current.state.handoff?.takenBy === actor.staffId) return;
      if (turn.owner === 'agent' && turn.staffId !== actor.staffId) {
        await db.cases.giveBack(caseId, actor.staffId);
        const message = 'This person is in a conversation with somebody else.';
        throw new WebError(409, 'held_by_other', message);
      }
      turn.changeCase(current, [{ kind: 'handoff_taken' }], staff(actor));
      turn.handTo('agent', actor.staffId);
      turn.cancel(clockKey(caseId));
      await sendStatus(context, 'accepted', actor.badge);
      const language = languageOf(turn);
      await tell(
        context,
        turn,
        notice('agent_took', language, { badge: actor.badge, city: deps.city }),
      );
    },
  );
  return row.state.number;
}

export async function answer(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  message: { readonly requestId: string; readonly text: string },
): Promise<void> {
  const text = cleanText(message.text).trim();
  if (text.length === 0 || text.length > LONGEST_ANSWER) {
    throw new WebError(
      422,
      'bad_text',
      `An answer has 1 to ${LONGEST_ANSWER} characters.`,
    );
  }
  const row = await caseByNumber(deps, caseNumber);
  await act(
    deps,
    row,
    requestKey(actor, message.requestId),
    async (context, turn, current) => {
      mustHold(current, actor);
      const said = await context.sendActivity({
        type: ActivityTypes.Message,
        text,
        channelData: { huying: { speaker: 'agent', badge: actor.badge } },
      });
      const messages = said ? [said.id] : [];
      turn.changeCase(current, [{ kind: 'answered', messages }], staff(actor));
    },
  );
}

/** The trouble is solved: the case moves on, the bot has the conversation again. */
export async function resolve(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  requestId: string,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    mustHold(current, actor);
    const moves: CaseEventData[] = [
      { kind: 'handoff_released', reason: 'resolved' },
      { kind: 'moved', to: 'resolved' },
    ];
    await handOn(turn, turn.changeCase(current, moves, staff(actor)), deps.db.cases);
    await sendStatus(context, 'completed');
    const params = { number: current.state.number, city: deps.city };
    const asks = notice('resolved_ask', languageOf(turn), params);
    await tell(context, turn, asks);
    askOnly(turn, asks);
  });
}

/** Back to the bot with the case still open. */
export async function handBack(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  requestId: string,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    mustHold(current, actor);
    const back: CaseEventData = { kind: 'handoff_released', reason: 'returned' };
    await handOn(turn, turn.changeCase(current, [back], staff(actor)), deps.db.cases);
    await sendStatus(context, 'completed');
    const params = { number: current.state.number, city: deps.city };
    await tell(context, turn, notice('handed_back', languageOf(turn), params));
  });
}

// ---------------------------------------------------------------------------- one act, one turn

type Act = (
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  current: CaseRow,
) => Promise<void>;

/**
 * Runs an act as a turn of the case's conversation, on the case as it is then. One that was done
 * before succeeds again, whatever became of the case since.
 */
async function act(
  deps: DueDeps,
  row: CaseRow,
  deliveryKey: string,
  logic: Act,
): Promise<void> {
  if (await deps.db.turns.delivery(deliveryKey)) return;
  const conversation = await conversationKey(row.state.conversationId, deps);
  if (!conversation)
    throw new WebError(410, 'forgotten', 'This person has been forgotten.');
  try {
    await deps.adapter.run(
      { deliveryKey, conversation, arrival: null },
      async (context, turn) => {
        const current = await deps.db.cases.byId(row.state.id);
        if (current) await logic(context, turn, current);
      },
    );
  } catch (error) {
    // The case moved on while the agent looked at it: theirs to see, nobody's failure.
    if (error instanceof CaseError) throw new WebError(409, error.code, error.message);
    throw error;
  }
}

async function caseByNumber(deps: DueDeps, caseNumber: string): Promise<CaseRow> {
  const row = await deps.db.cases.byNumber(caseNumber);
  if (!row) throw new WebError(404, 'unknown_case', 'There is no such case.');
  return row;
}

function mustHold(row: CaseRow, actor: WebActor): void {
  const holder = row.state.handoff?.takenBy ?? null;
  if (holder === actor.staffId) return;
  if (holder === null) throw new WebError(409, 'not_yours', 'Take the case first.');
  throw new WebError(409, 'held_by_other', 'This case is with somebody else.');
}

function staff(actor: WebActor): { readonly kind: 'staff'; readonly id: string } {
  return { kind: 'staff', id: actor.staffId };
}

function requestKey(actor: WebActor, requestId: string): string {
  return `desk:${actor.staffId}:${requestId}`;
}

/** This is the question now: what comes next does not answer an older one. */
function askOnly(turn: Turn, { choices }: Reply): void {
  const { dialog, heard } = readMemory(turn.loaded);
  const asked = { question: 'outcome', choices, failures: 0 };
  turn.cancel(questionKey(turn.loaded.id));
  keepMemory(
    turn,
    { dialog: { ...dialog, asked }, heard },
    new Date(turn.loaded.expiresAt),
  );
}

function languageOf(turn: Turn) {
  return readMemory(turn.loaded).dialog.language;
}

async function tell(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  reply: Reply,
): Promise<void> {
  await context.sendActivity(renderReply(reply, languageOf(turn)));
}
