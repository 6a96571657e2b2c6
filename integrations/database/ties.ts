/** Cases followed from other conversations. Written by turns; see `migrations/0027-ties.ts`. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';
import type { Ties } from './tie-contract.ts';

export function openTies(db: Kysely<Tables>): Ties {
  return {
    async followedBy(conversationId) {
      const found = await sql<{ id: string }>`
        select case_id as id from followed_cases
         where conversation_id = ${conversationId} order by case_id`.execute(db);
      return found.rows.map(({ id }) => id);
    },
    async followersOf(caseId) {
      const found = await sql<{ id: string }>`
        select conversation_id as id from followed_cases
         where case_id = ${caseId} order by conversation_id`.execute(db);
      return found.rows.map(({ id }) => id);
    },
    async isTied(conversationId) {
      const found = await sql`
        select 1 from ties t
         where t.conversation_id = ${conversationId}
            or t.case_id in (select id from cases
                              where conversation_id = ${conversationId})
         limit 1`.execute(db);
      return found.rows.length > 0;
    },
  };
}
