/** Cases that are one issue: found by a keyed hash of matter and place, and gathered under one number. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `update cases set state = '{"issue": null}'::jsonb || state`,
  `alter table cases
     add column issue text collate "C" generated always as (state ->> 'issue') stored`,
  `create index cases_issue on cases (issue, opened_at) where issue is not null`,
  `alter table case_words add column matter text collate "C"`,
  `create index case_words_matter on case_words (matter, opened_at) where matter is not null`,
  // Known cases are read again, for their matter.
  `update case_details set words_read = false`,
  // And again when somebody says that they are about something else.
  `create function case_about_changed() returns trigger language plpgsql as $body$
     begin
       update case_details set words_read = false where case_id = new.id;
       return null;
     end
   $body$`,
  `create trigger case_about_changed after update of category on cases
     for each row when (old.category is distinct from new.category)
     execute function case_about_changed()`,
  `create table dismissed_matters (
     matter text collate "C" primary key,
     at timestamptz not null
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
