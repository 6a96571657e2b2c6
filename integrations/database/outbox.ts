/** Messages on their way out. Written by turns; see `outbox-contract.ts`. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  Outbox,
  OutMessage,
  OutPriority,
  OutState,
  Undelivered,
} from './outbox-contract.ts';
import type { Tables } from './tables.ts';

const PRIORITIES: readonly OutPriority[] = ['urgent', 'agent', 'other'];

export const priorityRank = (priority: OutPriority) => PRIORITIES.indexOf(priority);
const priorityOf = (rank: number): OutPriority => PRIORITIES[rank] ?? 'other';

interface Row {
  readonly seq: number;
  readonly priority: number;
  readonly at: Date;
  readonly parts: number;
  readonly inFlight: boolean;
  readonly doubtful: boolean;
  readonly tries: number;
  readonly held_until: Date | null;
}

/** What failed here, and was said elsewhere, is nobody's to see to. */
function standing(state: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when elsewhere and ${state} in ('failed', 'uncertain')
                  then 'settled' else ${state} end`;
}

export function openOutbox(db: Kysely<Tables>): Outbox {
  return {
    async begin(conversationId, holder, now, until) {
      const taken = await sql`
        insert into contacts as c (conversation_id, sending_by, sending_until)
        values (${conversationId}, ${holder}, ${until})
            on conflict (conversation_id) do update
           set sending_by = excluded.sending_by, sending_until = excluded.sending_until
         where c.sending_by is null or c.sending_by = ${holder} or c.sending_until <= ${now}
        returning 1`.execute(db);
      return taken.rows.length > 0;
    },
    async end(conversationId, holder) {
      await sql`
        update contacts set sending_by = null, sending_until = null
         where conversation_id = ${conversationId} and sending_by = ${holder}`.execute(
        db,
      );
    },
    async waiting(conversationId, limit) {
      const found = await sql<Row>`
        select seq, priority, at, parts, in_flight as "inFlight", doubtful, tries, held_until
          from outbox
         where conversation_id = ${conversationId} and state = 'queued'
         order by seq limit ${limit}`.execute(db);
      return found.rows.map(
        ({ at, priority, held_until, ...row }): OutMessage => ({
          ...row,
          conversationId,
          at: at.toISOString(),
          priority: priorityOf(priority),
          heldUntil: held_until?.toISOString() ?? null,
        }),
      );
    },
    async change(conversationId, seqs, change) {
      const { state, reason, parts, inFlight, doubtful, tries } = change;
      const { heldUntil, vendorKey } = change;
      const changed = await sql<{ state: OutState }>`
        update outbox
           set state = ${standing(sql`coalesce(${state ?? null}::text, state)`)},
               reason = coalesce(${reason ?? null}::text, reason),
               parts = coalesce(${parts ?? null}::integer, parts),
               in_flight = coalesce(${inFlight ?? null}::boolean, in_flight),
               doubtful = coalesce(${doubtful ?? null}::boolean, doubtful),
               tries = coalesce(${tries ?? null}::integer, tries),
               held_until = coalesce(${heldUntil ?? null}::timestamptz, held_until),
               vendor_key = coalesce(${vendorKey ?? null}::text, vendor_key)
         where conversation_id = ${conversationId} and seq = any(${[...seqs]}::integer[])
           and state = 'queued'
        returning state`.execute(db);
      return changed.rows.map((row) => row.state);
    },
    async saidElsewhere(conversationId, seqs) {
      await sql`
        update outbox
           set elsewhere = true,
               state = case when state in ('failed', 'uncertain') then 'settled' else state end
         where conversation_id = ${conversationId}
           and seq = any(${[...seqs]}::integer[])`.execute(db);
    },
    async carried(conversationId, messages, now) {
      const seqs = messages.map(({ seq }) => seq);
      const keys = messages.map(({ vendorKey }) => vendorKey);
      await sql`
        update outbox
           set state = case when seq = any(${seqs}::integer[]) then 'sent' else state end,
               vendor_key = coalesce(
                 (${keys}::text[])[array_position(${seqs}::integer[], seq)], vendor_key),
               held_until = null
         where conversation_id = ${conversationId} and state = 'queued' and tries = 0
           and held_until > ${now}`.execute(db);
    },
    async report(channelId, vendorKey, state, reason) {
      const moved = await sql<{ conversationId: string; seq: number; state: OutState }>`
        update outbox set state = ${standing(sql`${state}::text`)}, reason = ${reason}
         where channel_id = ${channelId} and vendor_key = ${vendorKey}
           and outbox_rank(state) < outbox_rank(${state})
        returning conversation_id as "conversationId", seq, state`.execute(db);
      return moved.rows;
    },
    async forgotten(now, limit) {
      const found = await sql<{ conversation_id: string }>`
        select distinct conversation_id from outbox o
         where state = 'queued' and (held_until is null or held_until <= ${now})
           and not exists (
             select 1 from due_rows d
              where d.kind = 'outbox' and d.conversation_id = o.conversation_id
                and d.buried_reason is null)
         limit ${limit}`.execute(db);
      return found.rows.map((row) => row.conversation_id);
    },
    async states(conversationId) {
      const found = await sql<{ seq: number; state: OutState }>`
        select seq, state from outbox where conversation_id = ${conversationId}
         order by seq`.execute(db);
      return new Map(found.rows.map(({ seq, state }) => [seq, state]));
    },
    async undelivered(limit) {
      const found = await sql<{
        conversation_id: string;
        seq: number;
        channel_id: string;
        priority: number;
        at: Date;
        state: Undelivered['state'];
        reason: string | null;
      }>`
        select conversation_id, seq, channel_id, priority, at, state, reason from outbox
         where state in ('failed', 'uncertain') order by priority, at limit ${limit}`.execute(
        db,
      );
      return found.rows.map((row) => ({
        conversationId: row.conversation_id,
        seq: row.seq,
        channelId: row.channel_id,
        priority: priorityOf(row.priority),
        at: row.at.toISOString(),
        state: row.state,
        reason: row.reason,
      }));
    },
    async resolve(conversationId, seq, to) {
      const moved = await sql`
        update outbox
           set state = ${to}, tries = 0, parts = 0, in_flight = false, doubtful = false,
               held_until = null, reason = null,
               vendor_key = null
         where conversation_id = ${conversationId} and seq = ${seq}
           and state in ('failed', 'uncertain')
        returning 1`.execute(db);
      return moved.rows.length > 0;
    },
  };
}
