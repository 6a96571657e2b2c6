/** How far mailboxes that vendors keep were fetched. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cursors (
      channel_id text collate "C" not null,
      account text collate "C" not null,
      place text not null,
      primary key (channel_id, account)
    )`.execute(db);
}
