/** One person's data at the desk: the copy, and its end. */
import type { PersonPort } from '../../web/desk/person/contract.ts';
import { type CopyDeps, copyOf } from './copy.ts';
import type { EraseDeps } from './erase.ts';
import { eraseByCase, ownerOfCase } from './of-case.ts';

export interface PersonDeps extends EraseDeps {
  readonly db: EraseDeps['db'] & CopyDeps;
}

export function createPersons(deps: PersonDeps): PersonPort {
  const { db, clock } = deps;
  return {
    async copy({ staffId }, caseNumber) {
      const { personId, caseId, number } = await ownerOfCase(caseNumber, db);
      const at = clock.now().toISOString();
      await db.staff.audit({ at, staffId, act: 'person.copy', subject: caseId });
      return { caseNumber: number, exportedAt: at, ...(await copyOf(personId, db)) };
    },
    erase: ({ staffId }, caseNumber) => eraseByCase(caseNumber, staffId, deps),
  };
}
