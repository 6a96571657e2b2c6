/** How persons are reached through their channels. Written by turns; read when messages leave. */
import { type Kysely, sql } from 'kysely';
import type { Contacts } from './contract.ts';
import { type PersonKeys, unsealJson } from './person-keys.ts';
import type { Tables } from './tables.ts';
import { contactPlace } from './turn-rows.ts';

interface Row {
  readonly person_id: string | null;
  readonly sealed: string | null;
  readonly window_until: Date | null;
  readonly budget: number | null;
  readonly opted_out: boolean;
  readonly knocked_at: Date | null;
  readonly key_id: string | null;
  readonly wrapped: string | null;
}

export function openContacts(db: Kysely<Tables>, keys: PersonKeys): Contacts {
  return {
    async find(conversationId) {
      const found = await sql<Row>`
        select c.person_id, encode(t.sealed, 'base64') as sealed, t.window_until, t.budget,
               t.opted_out, t.knocked_at, p.key_id, encode(p.wrapped, 'base64') as wrapped
          from contacts t
          left join conversations c on c.id = t.conversation_id
          left join persons p on p.id = c.person_id
         where t.conversation_id = ${conversationId}`.execute(db);
      const row = found.rows[0];
      if (!row) return null;
      const key = row.person_id === null ? null : keys.seen(row.person_id, row);
      const readable = key !== null && row.sealed !== null;
      return {
        conversationId,
        address: readable
          ? unsealJson(key, contactPlace(conversationId), row.sealed)
          : null,
        windowUntil: row.window_until?.toISOString() ?? null,
        budget: row.budget,
        optedOut: row.opted_out,
        knockedAt: row.knocked_at?.toISOString() ?? null,
      };
    },
    async optOut(conversationId, stopped) {
      await sql`
        insert into contacts (conversation_id, opted_out) values (${conversationId}, ${stopped})
            on conflict (conversation_id) do update set opted_out = excluded.opted_out`.execute(
        db,
      );
    },
    async spend(conversationId, now) {
      const taken = await sql`
        update contacts set budget = budget - 1
         where conversation_id = ${conversationId}
           and (window_until is null or window_until > ${now})
           and (budget is null or budget > 0)
        returning 1`.execute(db);
      return taken.rows.length > 0;
    },
    async giveBack(conversationId) {
      await sql`
        update contacts set budget = budget + 1
         where conversation_id = ${conversationId}`.execute(db);
    },
    async shut(conversationId, now) {
      await sql`
        update contacts set window_until = ${now}
         where conversation_id = ${conversationId}`.execute(db);
    },
    async knocked(conversationId, now) {
      await sql`
        update contacts set knocked_at = ${now}
         where conversation_id = ${conversationId}`.execute(db);
    },
  };
}
