/** Notes tell with which numbers of the directory a text was told, and of which place of the register. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // A place is the register's name of an estate or street: it goes with the person as all notes do.
  `alter table policy_notes add column filled text, add column place text collate "C"`,
  `create index policy_notes_place on policy_notes (at) where place is not null`,
  `create or replace function keep_policy_notes(notes jsonb) returns void
     language sql strict as $body$
     insert into policy_notes
       (conversation_id, at, outcome, article, version, topic, words, filled, place)
     select x.conversation_id, x.at, x.outcome, x.article, x.version, x.topic, x.words,
            x.filled, x.place
       from jsonb_to_recordset(notes) as x(
         conversation_id text, at timestamptz, outcome text, article text, version integer,
         topic text, words text, filled text, place text);
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
