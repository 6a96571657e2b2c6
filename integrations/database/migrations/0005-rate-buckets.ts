/** Token buckets of several processes without Redis. May be forgotten, so it writes no journal. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table rate_buckets (
      key text collate "C" primary key,
      tokens double precision not null,
      at double precision not null,
      available double precision not null
    )`.execute(db);
}
