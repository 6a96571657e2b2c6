/** The desk lists who is on the register of special needs. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index cases_special on cases (opened_at desc, id desc)
             where jsonb_path_exists(state, '$.special[*] ? (@.stage == "registered")')`.execute(
    db,
  );
}
