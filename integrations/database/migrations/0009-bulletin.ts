/** What a day's bulletin is counted from: events by their time, cases by how they stand. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Written in the order of time: a range of a day is a range of pages.
  await sql`create index case_events_at on case_events using brin (at)`.execute(db);
  await sql`create index cases_standing on cases (status, urgency)`.execute(db);
}
