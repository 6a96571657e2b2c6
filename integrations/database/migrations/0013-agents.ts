/** What agents can do and how much of it, and when each was last heard. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table staff
    add column skills jsonb not null default '[]',
    add column capacity smallint not null default 3`.execute(db);
  await sql`create table attendance (
    staff_id text primary key references staff (id),
    choice text not null,
    seen_at timestamptz not null,
    touched_at timestamptz not null
  )`.execute(db);
}
