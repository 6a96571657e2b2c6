/** What the handlers of due rows need. */
import type {
  ConversationKey,
  Database,
  DueRow,
} from '../../integrations/database/contract.ts';
import type { Clock } from '../../integrations/ports.ts';
import type { City } from '../../knowledge/content/city.ts';
import type { IntakeAdapter, TurnLogic } from '../intake-adapter.ts';

export interface DueDeps {
  readonly adapter: IntakeAdapter;
  readonly db: Pick<Database, 'turns' | 'cases'>;
  readonly clock: Clock;
  readonly city: City;
}

/** The row's conversation as a turn's key; null where it was forgotten. */
export async function conversationOf(
  row: DueRow,
  deps: DueDeps,
): Promise<ConversationKey | null> {
  if (!row.conversationId) return null;
  return await conversationKey(row.conversationId, deps);
}

/**
 * Does the row's work as one turn of its conversation, once however often it is claimed; nothing
 * where the conversation was forgotten.
 */
export async function runDue(row: DueRow, deps: DueDeps, work: TurnLogic): Promise<void> {
  const conversation = await conversationOf(row, deps);
  if (!conversation) return;
  const cause = { deliveryKey: `due:${row.id}`, conversation, arrival: null };
  await deps.adapter.run(cause, work);
}

export async function conversationKey(
  conversationId: string,
  { db }: Pick<DueDeps, 'db'>,
): Promise<ConversationKey | null> {
  const stored = await db.turns.find(conversationId);
  // A stored conversation is found by its id; the person's key is read with it, never written.
  return stored && { conversationId, channelId: stored.channelId, personKey: '' };
}
