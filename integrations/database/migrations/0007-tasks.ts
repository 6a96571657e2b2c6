/** Cases know who is in charge of them, and what bodies have to do. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update cases
               set state = '{"inCharge": null, "tasks": []}'::jsonb || state`.execute(db);
}
