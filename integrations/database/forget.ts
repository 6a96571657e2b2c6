/** Forgetting a person. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Their key, words, drafts, details and media go, with whatever waits to be said to them. Cases,
 * events and figures stay, no longer tied to the person. The conversations move on by a version,
 * so that a turn decided before cannot bring anything back.
 */
export function openForget(house: {
  readonly db: Kysely<Tables>;
  readonly drop: (personId: string) => void;
  readonly removeMedia: (ids: readonly string[]) => Promise<void>;
}): (personId: string) => Promise<void> {
  return async (personId) => {
    const media = await house.db.transaction().execute(async (tx) => {
      const theirs = sql`select id from conversations where person_id = ${personId}`;
      // First the conversations, as a commit does: the two wait for each other in one order.
      await sql`update conversations set state = null, sealed = null, version = version + 1
                 where person_id = ${personId}`.execute(tx);
      await sql`delete from persons where id = ${personId}`.execute(tx);
      await sql`delete from activities where conversation_id in (${theirs})`.execute(tx);
      await sql`update cases set person_id = null where person_id = ${personId}`.execute(
        tx,
      );
      await sql`delete from case_details where person_id = ${personId}`.execute(tx);
      await sql`delete from due_rows where conversation_id in (${theirs})`.execute(tx);
      await sql`delete from policy_notes where conversation_id in (${theirs})`.execute(
        tx,
      );
      await sql`delete from ties
                 where conversation_id in (${theirs})
                    or case_id in (select id from cases where conversation_id in (${theirs}))`.execute(
        tx,
      );
      await sql`delete from outbox where conversation_id in (${theirs})`.execute(tx);
      // That they want no messages is no word about them, and holds on.
      await sql`update contacts set sealed = null, window_until = null, budget = null
                 where conversation_id in (${theirs})`.execute(tx);
      const files = await sql<{ id: string }>`
        delete from media where person_id = ${personId} returning id`.execute(tx);
      return files.rows.map((row) => row.id);
    });
    house.drop(personId);
    await house.removeMedia(media);
  };
}
