/**
 * The code by which somebody shows that a request is theirs: a text to its contact number where the
 * house reaches telephones, else words in the conversation that it was told in. It stands, sealed,
 * in the state of the conversation that asked; no row and no log holds it.
 */
import { z } from 'zod';
import { notice } from '../../dialogs/notices.ts';
import type { SentCode } from '../../dialogs/state.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import { languageOf, tell } from '../case-act.ts';
import { conversationKey, type DueDeps } from '../due/deps.ts';
import type { DueHandler } from '../due/worker.ts';
import type { Texts } from '../duty/texts.ts';
import { readMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';

export const TIE_CODE = 'tie_code';

const Payload = z.object({ caseId: z.string() });

/** A code that was asked for again takes the place of one that has not left yet. */
export function planCode(turn: Turn, caseId: string): void {
  const key = `${TIE_CODE}:${turn.loaded.id}`;
  turn.plan({ key, kind: TIE_CODE, dueAt: turn.now, payload: { caseId } });
}

/** @param texts null: the house reaches no telephones. */
export function tieCodeHandler(deps: DueDeps, texts: Texts | null): DueHandler {
  const { db, clock, city } = deps;
  return async ({ key, id, conversationId, payload }) => {
    const { caseId } = Payload.parse(payload);
    const asking = conversationId && (await db.turns.find(conversationId));
    const row = await db.cases.byId(caseId);
    if (!asking || !row) return { done: true };
    const { dialog } = readMemory(asking);
    const sent = dialog.personal.tie;
    if (sent?.caseId !== caseId || Date.parse(sent.until) <= clock.now().getTime())
      return { done: true };
    const phone = row.details.phone?.value;
    if (texts && phone !== undefined) {
      const { text } = words(sent, dialog.language, city);
      const taken = await texts.send({ key: `${key}:${id}`, to: phone, words: text });
      if (taken === 'later') return { again: null };
      if (taken === 'accepted') return { done: true };
    }
    await sayThere(row, `due:${id}`, deps, (language) => words(sent, language, city));
    return { done: true };
  };
}

/** Whoever told it learns that it can be seen elsewhere: they can end what is not theirs. */
export function tieMadeHandler(deps: DueDeps): DueHandler {
  return async ({ id, payload }) => {
    const row = await deps.db.cases.byId(Payload.parse(payload).caseId);
    if (!row) return { done: true };
    const params = { number: row.state.number, city: deps.city };
    await sayThere(row, `due:${id}`, deps, (language) =>
      notice('tie_made', language, params),
    );
    return { done: true };
  };
}

function words(
  { code, number }: SentCode,
  language: ReturnType<typeof languageOf>,
  city: DueDeps['city'],
) {
  return notice('tie_code', language, { code, number, city });
}

/** In the conversation of the case; nothing where it was forgotten. */
async function sayThere(
  { state }: CaseRow,
  deliveryKey: string,
  deps: DueDeps,
  saying: (language: ReturnType<typeof languageOf>) => ReturnType<typeof notice>,
): Promise<void> {
  const conversation = await conversationKey(state.conversationId, deps);
  if (!conversation) return;
  await deps.adapter.run(
    { deliveryKey, conversation, arrival: null },
    async (context, turn) => await tell(context, turn, saying(languageOf(turn))),
  );
}
