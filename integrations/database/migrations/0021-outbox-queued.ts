/** Messages that wait are few among those that were sent, and are looked for among them. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_queued on outbox (conversation_id)
             where state = 'queued'`.execute(db);
}
