/** A database with a switch for each way in which it fails. */
import type { Database } from '../../integrations/database/contract.ts';

export interface Faults {
  /** Thrown by what a decision reads. */
  reading: Error | null;
  /** Thrown by every commit before anything is written. */
  commit: Error | null;
  /** Thrown by the next commit alone. */
  nextCommit: Error | null;
  /** Thrown by a commit that was written all the same: its answer got lost. */
  answer: Error | null;
}

export function faultyDatabase(): {
  readonly faults: Faults;
  readonly over: (database: Database) => Database;
} {
  const faults: Faults = { reading: null, commit: null, nextCommit: null, answer: null };
  return {
    faults,
    over: (database) => ({
      ...database,
      cases: {
        ...database.cases,
        async ofConversation(id) {
          if (faults.reading) throw faults.reading;
          return await database.cases.ofConversation(id);
        },
      },
      turns: {
        ...database.turns,
        async commit(turns) {
          const fault = faults.nextCommit ?? faults.commit;
          faults.nextCommit = null;
          if (fault) throw fault;
          const results = await database.turns.commit(turns);
          if (faults.answer) throw faults.answer;
          return results;
        },
      },
    }),
  };
}
