/**
 * All cases can be listed and searched. What a list is narrowed by is told by the case's state, so
 * its columns are generated from it. The words stand as keyed hashes in rows that go with the
 * details: see `case-words.ts`.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create function task_bodies(state jsonb) returns text[] language sql immutable as $body$
     select array(select distinct task ->> 'body'
                    from jsonb_array_elements(state -> 'tasks') task)
   $body$`,
  // ISO 8601 in UTC sorts as text; a cast to a moment would not be immutable.
  `create function first_task_due(state jsonb) returns text language sql immutable as $body$
     select min(task ->> 'dueAt') from jsonb_array_elements(state -> 'tasks') task
      where task ->> 'stage' in ('offered', 'accepted')
   $body$`,
  `alter table cases
     add column in_charge text collate "C" generated always as (state ->> 'inCharge') stored,
     add column bodies text[] collate "C" generated always as (task_bodies(state)) stored,
     add column task_due text collate "C" generated always as (first_task_due(state)) stored`,

  // Newest first. The rare are found by an index of their own; the common, on the way down.
  `create index cases_newest on cases (opened_at desc, id desc)`,
  `create index cases_open on cases (opened_at desc, id desc)
     where status not in ('resolved', 'closed', 'merged', 'withdrawn')`,
  `create index cases_matter on cases (category, district, opened_at desc, id desc)`,
  `create index cases_in_charge on cases (in_charge, opened_at desc, id desc)
     where in_charge is not null`,
  `create index cases_bodies on cases using gin (bodies)`,
  `create index cases_task_due on cases (task_due) where task_due is not null`,

  `create table case_words (
     case_id text collate "C" primary key references case_details (case_id) on delete cascade,
     opened_at timestamptz not null,
     terms integer[] not null
   )`,
  // Without a list of pending entries, which every search would have to read through.
  `create index case_words_terms on case_words using gin (terms) with (fastupdate = off)`,

  // Read for their words a little later, so that a turn need not wait for it.
  `alter table case_details add column words_read boolean not null default false`,
  `create index case_details_unread on case_details (case_id) where not words_read`,
  `create function details_changed() returns trigger language plpgsql as $body$
     begin
       new.words_read := false;
       return new;
     end
   $body$`,
  `create trigger details_changed before update of sealed on case_details
     for each row execute function details_changed()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
