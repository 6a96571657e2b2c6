/** Whose a case is: the way to a person at the desk and on the command line. */
import { parseCaseNumber } from '../../cases/number.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { ErasureProof } from '../../web/desk/person/contract.ts';
import { WebError } from '../../web/route.ts';
import { type EraseDeps, erase } from './erase.ts';

export interface CaseOwner {
  readonly personId: string;
  readonly caseId: string;
  /** In its canonical form. */
  readonly number: string;
}

/** @throws WebError 404 where there is no such case. */
export async function ownerOfCase(
  caseNumber: string,
  db: Pick<Database, 'cases' | 'turns'>,
): Promise<CaseOwner> {
  const number = parseCaseNumber(caseNumber);
  const row = number && (await db.cases.byNumber(number));
  const conversation = row && (await db.turns.find(row.state.conversationId));
  if (!row || !conversation)
    throw new WebError(404, 'unknown_case', 'There is no such case.');
  const { state } = row;
  return { personId: conversation.personId, caseId: state.id, number: state.number };
}

/**
 * Forgets the person whose case has this number.
 * @param staffId null: by whoever runs the house.
 * @throws WebError 404 where there is no such case.
 */
export async function eraseByCase(
  caseNumber: string,
  staffId: string | null,
  deps: EraseDeps,
): Promise<ErasureProof> {
  const { personId, caseId, number } = await ownerOfCase(caseNumber, deps.db);
  const by = { staffId, act: 'person.forget', caseId } as const;
  return { caseNumber: number, ...(await erase(personId, by, deps)) };
}
