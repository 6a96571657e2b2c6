/** Forgetting a person, by the number of a case of theirs. */
import { parseCaseNumber } from '../cases/number.ts';
import type { Database } from '../integrations/database/contract.ts';
import type { Clock, LiveEvents } from '../integrations/ports.ts';
import { WebError } from '../web/route.ts';

export interface ForgetDeps {
  readonly db: Pick<Database, 'cases' | 'turns' | 'staff' | 'forget'>;
  readonly clock: Clock;
  /** Open pages look again; absent where nobody listens. */
  readonly events?: LiveEvents;
}

/**
 * Key, words, drafts and media of the person go; their cases stay as codes. Written to the audit
 * trail first, by case id: a forgetting that broke off is seen, and done again it does no harm.
 * @param staffId null: by whoever runs the house.
 * @returns the case's number in its canonical form.
 * @throws WebError 404 where there is no such case.
 */
export async function forgetPerson(
  caseNumber: string,
  staffId: string | null,
  { db, clock, events }: ForgetDeps,
): Promise<string> {
  const number = parseCaseNumber(caseNumber);
  const row = number && (await db.cases.byNumber(number));
  const conversation = row && (await db.turns.find(row.state.conversationId));
  if (!row || !conversation) {
    throw new WebError(404, 'unknown_case', 'There is no such case.');
  }
  const at = clock.now().toISOString();
  await db.staff.audit({ at, staffId, act: 'person.forget', subject: row.state.id });
  await db.forget(conversation.personId);
  events?.publish({ topic: 'conversation', id: conversation.id });
  events?.publish({ topic: 'desk', id: conversation.id });
  return row.state.number;
}
