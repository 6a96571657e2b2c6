/** How the person of a conversation is reached through their channel, and whether they may be. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table contacts (
     conversation_id text collate "C" primary key,
     sealed bytea,
     window_until timestamptz,
     budget integer,
     opted_out boolean not null default false
   )`,
  // Written by the statement that commits the turns, in its transaction. A narrow window (a tap on
  // a menu) does not end a wider one that is open.
  `create function keep_contacts(heard jsonb) returns void language sql strict as $body$
     insert into contacts as c (conversation_id, sealed, window_until, budget)
     select x.conversation_id, decode(x.sealed, 'base64'), x.window_until, x.budget
       from jsonb_to_recordset(heard) as x(
         conversation_id text, at timestamptz, sealed text, window_until timestamptz,
         budget integer, narrow boolean)
      where not x.narrow
         on conflict (conversation_id) do update
        set sealed = excluded.sealed, window_until = excluded.window_until,
            budget = excluded.budget;
     insert into contacts as c (conversation_id, sealed, window_until, budget)
     select x.conversation_id, decode(x.sealed, 'base64'), x.window_until, x.budget
       from jsonb_to_recordset(heard) as x(
         conversation_id text, at timestamptz, sealed text, window_until timestamptz,
         budget integer, narrow boolean)
      where x.narrow
         on conflict (conversation_id) do update
        set sealed = excluded.sealed,
            window_until = greatest(c.window_until, excluded.window_until),
            budget = case when c.window_until > excluded.window_until
              then greatest(c.budget, excluded.budget) else excluded.budget end;
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
