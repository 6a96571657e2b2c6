/** Cases know what they went into, and what they have to do with. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update cases
               set state = '{"mergedInto": null, "followed": false, "links": []}'::jsonb
                           || state`.execute(db);
  await sql`alter table cases
              add column merged_into text collate "C"
              generated always as (state ->> 'mergedInto') stored`.execute(db);
  await sql`create index cases_merged_into on cases (merged_into)
             where merged_into is not null`.execute(db);
}
