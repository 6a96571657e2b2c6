/** Persons across the tables. What forgetting one does stands in `forget.ts`; this looks. */
import { type Kysely, sql } from 'kysely';
import type { Persons } from './person-contract.ts';
import type { Tables } from './tables.ts';

export function openPersons(db: Kysely<Tables>): Persons {
  return {
    async belongings(personId) {
      const found = await sql<{ conversations: string[]; media: string[] }>`
        select array(select id from conversations where person_id = ${personId} order by id)
                 as conversations,
               array(select id from media where person_id = ${personId}
                      order by created_at, id) as media`.execute(db);
      return found.rows[0] ?? { conversations: [], media: [] };
    },
    async traces(personId) {
      const theirs = sql`(select id from conversations where person_id = ${personId})`;
      const found = await sql<{ name: string; rows: number }>`
        select name, rows::int from (
          select 'persons' as name, count(*) as rows from persons where id = ${personId}
          union all select 'conversations', count(*) from conversations
           where person_id = ${personId} and (state is not null or sealed is not null)
          union all select 'activities', count(*) from activities
           where conversation_id in ${theirs}
          union all select 'cases', count(*) from cases where person_id = ${personId}
          union all select 'case_details', count(*) from case_details
           where person_id = ${personId}
          union all select 'case_words', count(*) from case_words
           where case_id in (select id from cases where conversation_id in ${theirs})
          union all select 'media', count(*) from media where person_id = ${personId}
          union all select 'due_rows', count(*) from due_rows where conversation_id in ${theirs}
          union all select 'policy_notes', count(*) from policy_notes
           where conversation_id in ${theirs}
          union all select 'outbox', count(*) from outbox where conversation_id in ${theirs}
          union all select 'ties', count(*) from ties
           where conversation_id in ${theirs}
              or case_id in (select id from cases where conversation_id in ${theirs})
          union all select 'contacts', count(*) from contacts
           where conversation_id in ${theirs} and sealed is not null) left_over
         where rows > 0`.execute(db);
      return Object.fromEntries(found.rows.map(({ name, rows }) => [name, rows]));
    },
    async outlived({ draftsUntil, changed }, limit) {
      const found = await sql<{ id: string }>`
        select p.id from persons p
         where p.created_at < ${changed}
           and not exists (select 1 from conversations c
                            where c.person_id = p.id and c.expires_at >= ${draftsUntil})
           and not exists (select 1 from cases k
                            where k.person_id = p.id
                              and (k.updated_at >= ${changed}
                                   or k.status not in ('resolved', 'closed', 'merged', 'withdrawn')))
         order by p.created_at, p.id limit ${limit}`.execute(db);
      return found.rows.map(({ id }) => id);
    },
  };
}
