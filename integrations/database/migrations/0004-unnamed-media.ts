/** A file whose message was refused is found an hour later; one that is named is looked at once. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table media add column named boolean not null default false`.execute(
    db,
  );
  await sql`create index media_unnamed on media (created_at) where not named`.execute(db);
}
