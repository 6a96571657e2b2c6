/** Cases as they stand, and the queue of those that wait for a person. */
import { type Kysely, sql } from 'kysely';
import type { CaseEvent, CaseState } from '../../cases/case.ts';
import type { Urgency } from '../../intents/understanding.ts';
import { type CaseReader, type ReadCase, toCaseRow } from './case-reader.ts';
import type { Cases } from './contract.ts';
import type { Tables } from './tables.ts';
import type { URGENCY_RANK } from './turn-rows.ts';

/** Before whom the bot's queue puts whom; the index `cases_queue` has the same order. */
const QUEUE_ORDER = sql`c.urgency_rank desc, c.handoff_requested_at, c.id`;
const QUEUE_KEYS = sql`c.urgency_rank, c.handoff_requested_at, c.id`;

export function openCases(db: Kysely<Tables>, read: CaseReader): Cases {
  const first = (rows: readonly ReadCase[]) => (rows[0] ? toCaseRow(rows[0]) : null);

  return {
    byId: async (id) => first(await read(sql`where c.id = ${id}`)),
    byNumber: async (number) => first(await read(sql`where c.number = ${number}`)),
    async ofConversation(id) {
      const rows = await read(
        sql`where c.conversation_id = ${id} order by c.opened_at desc, c.id desc`,
      );
      return rows.map(toCaseRow);
    },
    async mergedInto(number) {
      const rows = await read(
        sql`where c.merged_into = ${number} order by c.opened_at, c.id`,
      );
      return rows.map(toCaseRow);
    },
    async events(caseId) {
      const rows = await db
        .selectFrom('case_events')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      return rows.map(
        (row): CaseEvent => ({
          caseId: row.case_id,
          seq: row.seq,
          at: row.at.toISOString(),
          actor:
            row.actor_id === null
              ? { kind: row.actor_kind }
              : { kind: row.actor_kind, id: row.actor_id },
          data: row.data,
        }),
      );
    },
    async queue(limit) {
      const rows = await read(sql`
        where c.handoff_requested_at is not null order by ${QUEUE_ORDER} limit ${limit}`);
      return rows.map((row) => ({
        ...toCaseRow(row),
        leaseUntil: row.lease_until?.toISOString() ?? null,
      }));
    },
    async standing(limit) {
      const found = await sql<{ state: CaseState }>`
        (select c.state, ${QUEUE_KEYS} from cases c
          where c.handoff_requested_at is not null and c.taken_by is not null)
        union all
        (select c.state, ${QUEUE_KEYS} from cases c
          where c.handoff_requested_at is not null and c.taken_by is null
          order by ${QUEUE_ORDER} limit ${limit})
        order by urgency_rank desc, handoff_requested_at, id`.execute(db);
      return found.rows.map(({ state }) => state);
    },
    async position(caseId) {
      const found = await sql<{ before: number }>`
        select (select count(*) from cases c
                 where c.handoff_requested_at is not null and c.taken_by is null
                   and (-c.urgency_rank, c.handoff_requested_at, c.id)
                     < (-own.urgency_rank, own.handoff_requested_at, own.id)) as before
          from cases own
         where own.id = ${caseId}
           and own.handoff_requested_at is not null and own.taken_by is null`.execute(db);
      return found.rows[0]?.before ?? null;
    },
    async waiting() {
      const found = await sql<{ urgency: Urgency; waiting: number; taken: number }>`
        select urgency, count(*) filter (where taken_by is null) as waiting,
               count(taken_by) as taken
          from cases where handoff_requested_at is not null group by urgency`.execute(db);
      const counted = new Map(found.rows.map((row) => [row.urgency, row]));
      return urgencies().map(
        (urgency) => counted.get(urgency) ?? { urgency, waiting: 0, taken: 0 },
      );
    },
    async claim(caseId, staffId, now, leaseUntil) {
      const claimed = await sql`
        update cases set reserved_by = ${staffId}, lease_until = ${leaseUntil}
         where id = ${caseId} and handoff_requested_at is not null and taken_by is null
           and (reserved_by is null or reserved_by = ${staffId} or lease_until <= ${now})
        returning id`.execute(db);
      return claimed.rows.length > 0;
    },
    async giveBack(caseId, staffId) {
      await sql`update cases set reserved_by = null, lease_until = null
                 where id = ${caseId} and reserved_by = ${staffId}
                   and taken_by is null`.execute(db);
    },
    async renew(staffId, leaseUntil) {
      await sql`update cases set lease_until = ${leaseUntil}
                 where taken_by = ${staffId}`.execute(db);
    },
    async lapsed(now) {
      // Taken without a reservation and never renewed: the lease was over when it began.
      const found = await sql<{ id: string; taken_by: string }>`
        select id, taken_by from cases
         where taken_by is not null and coalesce(lease_until, taken_at) <= ${now}
         order by id`.execute(db);
      return found.rows.map((row) => ({ caseId: row.id, staffId: row.taken_by }));
    },
  };
}

/** Most urgent first. */
function urgencies(): readonly Urgency[] {
  return ['critical', 'high', 'normal', 'none'] satisfies (keyof typeof URGENCY_RANK)[];
}
