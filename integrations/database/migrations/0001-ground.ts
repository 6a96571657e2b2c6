/**
 * The ground: every table of the first version. Ids are text in byte order, moments `timestamptz`.
 * Words stand in `activities` and `due_rows`, which forgetting deletes; everything else personal is
 * sealed under the person's key.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  // What the database must know of itself; holds the check value of the data key.
  `create table meta (
     key text collate "C" primary key,
     value text not null
   )`,

  // One random key a person, wrapped by the data key. No row: nobody known, or forgotten.
  `create table persons (
     id text collate "C" primary key,
     key_id text not null,
     wrapped bytea not null,
     created_at timestamptz not null default now()
   )`,

  // No index on a column that a turn changes, so that a turn's update stays in its page.
  `create table conversations (
     id text collate "C" primary key,
     channel_id text not null,
     person_id text collate "C" not null,
     version integer not null,
     seq integer not null,
     owner text not null,
     staff_id text,
     state jsonb,
     sealed bytea,
     expires_at timestamptz not null
   ) with (fillfactor = 70)`,
  `create index conversations_person on conversations (person_id)`,

  `create table deliveries (
     key text collate "C" primary key,
     conversation_id text collate "C" not null,
     seq integer not null,
     last_seq integer not null,
     at timestamptz not null default now()
   )`,

  `create table activities (
     conversation_id text collate "C" not null,
     seq integer not null,
     speaker text not null,
     at timestamptz not null,
     activity jsonb not null,
     primary key (conversation_id, seq)
   )`,

  // A case folded from its events. lease_until belongs to the reservation until the case is taken,
  // then to the agent who has it.
  `create table cases (
     id text collate "C" primary key,
     number text collate "C" not null unique,
     version integer not null,
     conversation_id text collate "C" not null,
     person_id text collate "C",
     status text not null,
     category text not null,
     urgency text not null,
     urgency_rank smallint not null,
     district text,
     zone text,
     opened_at timestamptz not null,
     updated_at timestamptz not null,
     state jsonb not null,
     handoff_requested_at timestamptz,
     taken_by text,
     taken_at timestamptz,
     reserved_by text,
     lease_until timestamptz
   )`,
  `create index cases_conversation on cases (conversation_id)`,
  `create index cases_person on cases (person_id)`,
  `create index cases_queue on cases (urgency_rank desc, handoff_requested_at, id)
     where handoff_requested_at is not null`,
  `create index cases_taken on cases (taken_by) where taken_by is not null`,

  `create table case_events (
     case_id text collate "C" not null,
     seq integer not null,
     at timestamptz not null,
     actor_kind text not null,
     actor_id text,
     data jsonb not null,
     primary key (case_id, seq)
   )`,

  `create table case_details (
     case_id text collate "C" primary key,
     person_id text collate "C" not null,
     sealed bytea not null,
     phone_hash text collate "C"
   )`,
  `create index case_details_person on case_details (person_id)`,
  `create index case_details_phone on case_details (phone_hash) where phone_hash is not null`,

  // ready_at: when the row may be claimed; a claim moves it to the end of its lease.
  `create table due_rows (
     id text collate "C" primary key,
     key text collate "C" not null unique,
     kind text not null,
     due_at timestamptz not null,
     ready_at timestamptz not null,
     conversation_id text collate "C",
     payload jsonb,
     attempts integer not null default 0,
     buried_reason text
   )`,
  `create index due_rows_ready on due_rows (ready_at, id) where buried_reason is null`,
  `create index due_rows_conversation on due_rows (conversation_id)
     where conversation_id is not null`,

  `create table media (
     id text collate "C" primary key,
     conversation_id text collate "C" not null,
     person_id text collate "C" not null,
     content_type text not null,
     size integer not null,
     sealed_name bytea not null,
     created_at timestamptz not null default now()
   )`,
  `create index media_person on media (person_id)`,

  `create table staff (
     id text collate "C" primary key,
     username text collate "C" not null unique,
     badge text not null,
     role text not null,
     password_hash text not null,
     disabled boolean not null default false
   )`,
  `create table staff_sessions (
     token_hash text collate "C" primary key,
     staff_id text collate "C" not null references staff (id),
     csrf_token text not null,
     expires_at timestamptz not null
   )`,
  `create index staff_sessions_expiry on staff_sessions (expires_at)`,
  `create table audit (
     id bigint generated always as identity primary key,
     at timestamptz not null,
     staff_id text,
     act text not null,
     subject text
   )`,
  `create index audit_at on audit (at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
