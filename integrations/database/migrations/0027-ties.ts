/**
 * One person, several channels: a conversation follows a case that was told in another one, and with
 * it the cases of that conversation that have the same contact number.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // how: code (they typed what was sent to the case's own phone or conversation), staff.
  `create table ties (
     conversation_id text collate "C" not null,
     case_id text collate "C" not null,
     how text not null,
     at timestamptz not null,
     primary key (conversation_id, case_id)
   )`,
  `create index ties_case on ties (case_id)`,
  `create view followed_cases as
     select distinct t.conversation_id, k.id as case_id
       from ties t
       join cases c on c.id = t.case_id
       join cases k on k.conversation_id = c.conversation_id
       left join case_details d on d.case_id = c.id
       left join case_details e on e.case_id = k.id
      where k.id = c.id or e.phone_hash = d.phone_hash`,
  // Written by the statement that commits the turns. Nobody follows a person who was forgotten.
  // Without a case, everything ends: what the conversation follows, and what follows its cases.
  `create function keep_ties(changed jsonb) returns void language sql strict as $body$
     delete from ties t using jsonb_to_recordset(changed) as x(
         conversation_id text, case_id text)
      where x.case_id is null
        and (t.conversation_id = x.conversation_id
             or t.case_id in (select id from cases k
                               where k.conversation_id = x.conversation_id));
     insert into ties (conversation_id, case_id, how, at)
     select x.conversation_id, x.case_id, x.how, x.at
       from jsonb_to_recordset(changed) as x(
         conversation_id text, case_id text, how text, at timestamptz)
       join cases k on k.id = x.case_id and k.person_id is not null
         on conflict do nothing;
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
