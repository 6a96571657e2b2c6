/** How often the codes on posters were scanned: counts alone, which belong to nobody. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table poster_counts (
      place text not null,
      channel_id text not null,
      day date not null,
      scans integer not null,
      newcomers integer not null,
      primary key (day, place, channel_id)
    )`.execute(db);
}
