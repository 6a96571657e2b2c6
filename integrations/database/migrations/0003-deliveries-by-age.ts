/**
 * Old deliveries are found by their age. They are written in the order of time, so a block range
 * index of a few pages does; it costs a turn next to nothing.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_at on deliveries using brin (at)`.execute(db);
}
