/** Forgetting a person, with proof. */
import type { Database } from '../../integrations/database/contract.ts';
import type { Clock, LiveEvents } from '../../integrations/ports.ts';
import type { ErasureProof } from '../../web/desk/person/contract.ts';

export interface EraseDeps {
  readonly db: Pick<
    Database,
    'cases' | 'turns' | 'staff' | 'persons' | 'ledger' | 'forget'
  >;
  readonly clock: Clock;
  /** Open pages look again; absent where nobody listens. */
  readonly events?: LiveEvents;
}

/** Who wants it: somebody of the staff, or by themselves, as the audit trail names it. */
export interface Erasing {
  readonly staffId: string | null;
  /** person.forget: by staff or whoever runs the house; .own: the person; .outlived: its time. */
  readonly act: 'person.forget' | 'person.forget.own' | 'person.forget.outlived';
  /** A case of theirs; null: they have none. */
  readonly caseId: string | null;
}

/**
 * Key, words, drafts and media of the person go; their cases stay as codes. Written to the audit
 * trail first: a forgetting that broke off is seen, and done again it does no harm.
 */
export async function erase(
  personId: string,
  { staffId, act, caseId }: Erasing,
  { db, clock, events }: EraseDeps,
): Promise<Omit<ErasureProof, 'caseNumber'>> {
  const { conversations } = await db.persons.belongings(personId);
  const rows = (
    await Promise.all(conversations.map((id) => db.cases.ofConversation(id)))
  ).flat();
  const ids = rows.map(({ state }) => state.id);
  const before = await db.ledger.heads(ids);
  const at = clock.now().toISOString();
  await db.staff.audit({ at, staffId, act, subject: caseId });
  await db.forget(personId);
  for (const id of conversations) {
    events?.publish({ topic: 'conversation', id });
    events?.publish({ topic: 'desk', id });
  }
  const [after, left] = await Promise.all([
    db.ledger.heads(ids),
    db.persons.traces(personId),
  ]);
  const cases = rows.map(({ state: { id, number } }) => {
    const was = before.find((head) => head.caseId === id);
    const is = after.find((head) => head.caseId === id);
    return {
      number,
      events: is?.events ?? 0,
      digest: is?.digest ?? '',
      // Somebody may have worked on it meanwhile: its chain goes on, and never back.
      unchanged:
        was !== undefined &&
        is !== undefined &&
        (is.digest === was.digest || is.events > was.events),
    };
  });
  const complete =
    Object.keys(left).length === 0 && cases.every(({ unchanged }) => unchanged);
  return { erasedAt: at, complete, cases, left };
}
