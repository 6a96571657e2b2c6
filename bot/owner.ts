/** Whose a conversation is once a case has left a person's hands. */
import type { CaseState } from '../cases/case.ts';
import type { Cases } from '../integrations/database/contract.ts';
import type { Turn } from './turn.ts';

/**
 * Hands the conversation on after `left` was released: to the agent who has another case of it, to
 * the queue where one waits, else to the bot.
 */
export async function handOn(
  turn: Turn,
  left: CaseState,
  cases: Pick<Cases, 'ofConversation'>,
): Promise<void> {
  const stored = await cases.ofConversation(turn.loaded.id);
  const all = stored.map(({ state }) => (state.id === left.id ? left : state));
  const holder = all.find(({ handoff }) => handoff?.takenBy != null)?.handoff?.takenBy;
  if (holder) turn.handTo('agent', holder);
  else turn.handTo(all.some(({ handoff }) => handoff !== null) ? 'queue' : 'bot', null);
}
