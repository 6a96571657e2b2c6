/** What served its time: sign-ins that ended, deliveries that no channel repeats any more. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** No channel tries a delivery again after days; two weeks outlast a broken integration. */
export const DELIVERY_DAYS = 14;
const DAY_MS = 86_400_000;

/** See `Database.cleanUp`. */
export function openCleanUp(db: Kysely<Tables>) {
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
    return sessions.rows.length + deliveries.rows.length;
  };
}
