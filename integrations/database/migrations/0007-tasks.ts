/** Cases know who is in charge of them, what bodies have to do, and what their resident says of it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update cases
               set state =
                   '{"inCharge": null, "outcomeAsks": 0, "score": null, "tasks": []}'::jsonb
                   || state`.execute(db);
}
