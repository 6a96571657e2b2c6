/** Messages on their way out, and what is counted of each person's window. */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table outbox (
     conversation_id text collate "C" not null,
     seq integer not null,
     channel_id text collate "C" not null,
     priority smallint not null,
     state text not null default 'queued',
     at timestamptz not null,
     held_until timestamptz,
     parts integer not null default 0,
     in_flight boolean not null default false,
     doubtful boolean not null default false,
     tries integer not null default 0,
     reason text,
     vendor_key text collate "C",
     primary key (conversation_id, seq)
   )`,
  `create index outbox_undelivered on outbox (priority, at)
     where state in ('failed', 'uncertain')`,
  `create index outbox_reports on outbox (channel_id, vendor_key) where vendor_key is not null`,
  `create index outbox_by_age on outbox using brin (at)`,
  // sending_*: who sends to this person at the moment. knocked_at: when they were asked, by a
  // template, to write again; writing ends it.
  `alter table contacts
     add column sending_by text, add column sending_until timestamptz,
     add column knocked_at timestamptz`,
  // Beyond every other state: what a vendor tells late or twice moves nothing back.
  `create function outbox_rank(state text) returns integer language sql immutable as $body$
     select array_position(
       array['queued', 'dropped', 'uncertain', 'sent', 'failed', 'delivered', 'read', 'settled'],
       state)
   $body$`,
  `create function keep_outbox(said jsonb) returns void language sql strict as $body$
     insert into outbox (conversation_id, seq, channel_id, priority, at, held_until)
     select x.conversation_id, x.seq, x.channel_id, x.priority, x.at, x.held_until
       from jsonb_to_recordset(said) as x(
         conversation_id text, seq integer, channel_id text, priority smallint,
         at timestamptz, held_until timestamptz);
   $body$`,
  `create or replace function keep_contacts(heard jsonb) returns void language sql strict as $body$
     insert into contacts as c (conversation_id, sealed, window_until, budget)
     select x.conversation_id, decode(x.sealed, 'base64'), x.window_until, x.budget
       from jsonb_to_recordset(heard) as x(
         conversation_id text, at timestamptz, sealed text, window_until timestamptz,
         budget integer, narrow boolean)
      where not x.narrow
         on conflict (conversation_id) do update
        set sealed = excluded.sealed, window_until = excluded.window_until,
            budget = excluded.budget, knocked_at = null;
     insert into contacts as c (conversation_id, sealed, window_until, budget)
     select x.conversation_id, decode(x.sealed, 'base64'), x.window_until, x.budget
       from jsonb_to_recordset(heard) as x(
         conversation_id text, at timestamptz, sealed text, window_until timestamptz,
         budget integer, narrow boolean)
      where x.narrow
         on conflict (conversation_id) do update
        set sealed = excluded.sealed, knocked_at = null,
            window_until = greatest(c.window_until, excluded.window_until),
            budget = case when c.window_until > excluded.window_until
              then greatest(c.budget, excluded.budget) else excluded.budget end;
   $body$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
