/**
 * A day's figures are read from a few of its events: what was opened, given another category, or
 * resolved. And how urgent a case was by then, from those that say so.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index case_events_figures on case_events (at)
     where data ->> 'kind' = 'opened'
        or (data ->> 'kind' = 'detailed' and data ? 'category')
        or (data ->> 'kind' = 'moved' and data ->> 'to' = 'resolved')`.execute(db);
  await sql`
    create index case_events_levels on case_events (case_id, seq)
     where data ->> 'kind' in ('opened', 'raised', 'lowered')`.execute(db);
}
