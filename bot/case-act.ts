/** What every act on a case from outside its conversation shares: it is one turn of it. */
import { CaseError } from '../cases/case-error.ts';
import type { Reply } from '../dialogs/contract.ts';
import type { QuestionId } from '../dialogs/question-ids.ts';
import type { CaseRow } from '../integrations/database/contract.ts';
import { type WebActor, WebError } from '../web/route.ts';
import { conversationKey, type DueDeps } from './due/deps.ts';
import { questionKey } from './due/quiet-question.ts';
import type { TurnLogic } from './intake-adapter.ts';
import { keepMemory, readMemory } from './memory.ts';
import { renderReply } from './render-reply.ts';
import type { Turn } from './turn.ts';

type Act = (
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  current: CaseRow,
) => Promise<void>;

/**
 * Runs an act as a turn of the case's conversation, on the case as it is then. One that was done
 * before succeeds again, whatever became of the case since.
 */
export async function act(
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

/** @throws WebError 404 where there is none. */
export async function caseByNumber(deps: DueDeps, caseNumber: string): Promise<CaseRow> {
  const row = await deps.db.cases.byNumber(caseNumber);
  if (!row) throw new WebError(404, 'unknown_case', 'There is no such case.');
  return row;
}

/** @throws WebError 409 where somebody else has the case, or nobody. */
export function mustHold(row: CaseRow, actor: WebActor): void {
  const holder = row.state.handoff?.takenBy ?? null;
  if (holder === actor.staffId) return;
  if (holder === null) throw new WebError(409, 'not_yours', 'Take the case first.');
  throw new WebError(409, 'held_by_other', 'This case is with somebody else.');
}

/** Who acts, as the case's events name them. */
export function staff(actor: WebActor): { readonly kind: 'staff'; readonly id: string } {
  return { kind: 'staff', id: actor.staffId };
}

/** The same for a request that is sent again, and nobody else's. */
export function requestKey(actor: WebActor, requestId: string): string {
  return `desk:${actor.staffId}:${requestId}`;
}

/** This is the question now: what comes next does not answer an older one. */
export function askOnly(turn: Turn, question: QuestionId, { choices }: Reply): void {
  const { dialog, heard } = readMemory(turn.loaded);
  const asked = { question, choices, failures: 0 };
  turn.cancel(questionKey(turn.loaded.id));
  keepMemory(
    turn,
    { dialog: { ...dialog, asked }, heard },
    new Date(turn.loaded.expiresAt),
  );
}

/** The language that the resident is spoken to in. */
export function languageOf(turn: Turn) {
  return readMemory(turn.loaded).dialog.language;
}

/** Says it to the resident. */
export async function tell(
  context: Parameters<TurnLogic>[0],
  turn: Turn,
  reply: Reply,
): Promise<void> {
  await context.sendActivity(renderReply(reply, languageOf(turn)));
}
