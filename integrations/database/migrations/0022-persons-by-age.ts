/** Persons are looked through by age: whom nobody needs to know any more is forgotten. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index persons_age on persons (created_at, id)`.execute(db);
}
