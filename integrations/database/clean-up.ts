/**
 * What served its time: sign-ins that ended, deliveries that no channel repeats any more, and files
 * whose message never came. Notes of what was asked stay for the year's figures.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** No channel tries a delivery again after days; two weeks outlast a broken integration. */
const DELIVERY_DAYS = 14;
/** Nobody asks after a month whether a message was read. */
const OUTBOX_DAYS = 31;
/** A year's figures and a little. */
const NOTE_DAYS = 400;
const DAY_MS = 86_400_000;
/** A file is kept before the message that names it; a refused message leaves it behind. */
const UNNAMED_MEDIA_MS = 3_600_000;

/** See `Database.cleanUp`. */
export function openCleanUp(
  db: Kysely<Tables>,
  removeFiles: (ids: readonly string[]) => Promise<void>,
) {
  /** Looks at each file once: what a message or an event names stays for as long as its person is known. */
  async function cleanMedia(now: Date, limit: number): Promise<number> {
    const before = new Date(now.getTime() - UNNAMED_MEDIA_MS);
    const named = sql`(exists (
      select 1 from activities a,
             jsonb_path_query(a.activity, '$.attachments[*].contentUrl') as url
       where a.conversation_id = m.conversation_id
         and right(url #>> '{}', length(m.id) + 7) = '/media/' || m.id)
      or exists (
      select 1 from cases c join case_events e on e.case_id = c.id
       where c.conversation_id = m.conversation_id and e.data -> 'photos' ? m.id))`;
    const old = sql`select m.id from media m
      where not m.named and m.created_at < ${before} order by m.created_at limit ${limit}`;
    const seen = await sql`
      update media m set named = true where m.id in (${old}) and ${named}
      returning 1`.execute(db);
    const gone = await sql<{ id: string }>`
      delete from media m where m.id in (${old}) and not m.named and not ${named}
      returning m.id`.execute(db);
    await removeFiles(gone.rows.map(({ id }) => id));
    return seen.rows.length + gone.rows.length;
  }

  return async (now: Date, limit: number): Promise<number> => {
    const before = new Date(now.getTime() - DELIVERY_DAYS * DAY_MS);
    const sessions = await sql`
      delete from staff_sessions where token_hash in (
        select token_hash from staff_sessions where expires_at <= ${now} limit ${limit})
      returning 1`.execute(db);
    const deliveries = await sql`
      delete from deliveries where key in (
        select key from deliveries where at < ${before} limit ${limit})
      returning 1`.execute(db);
    await sql`delete from rate_buckets where at < ${now.getTime() - DAY_MS}::float8`.execute(
      db,
    );
    const notes = await sql`
      delete from policy_notes where id in (
        select id from policy_notes
         where at < ${new Date(now.getTime() - NOTE_DAYS * DAY_MS)} limit ${limit})
      returning 1`.execute(db);
    // What a person must still see to stays.
    const sent = await sql`
      delete from outbox where (conversation_id, seq) in (
        select conversation_id, seq from outbox
         where at < ${new Date(now.getTime() - OUTBOX_DAYS * DAY_MS)}
           and state not in ('queued', 'failed', 'uncertain') limit ${limit})
      returning 1`.execute(db);
    const media = await cleanMedia(now, limit);
    const rows = [sessions, deliveries, notes, sent].map((each) => each.rows.length);
    return rows.reduce((sum, count) => sum + count, media);
  };
}
