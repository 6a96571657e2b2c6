/** Work that waits for its moment, claimed under leases by any number of processes. */
import { type Kysely, sql } from 'kysely';
import type { DueRow, DueRows, NewDueRow } from './contract.ts';
import { dueColumns } from './due-row.ts';
import { toJson } from './json.ts';
import type { Tables } from './tables.ts';

interface Claimed {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly due_at: Date;
  readonly conversation_id: string | null;
  readonly payload: unknown;
  readonly attempts: number;
}

export function openDueRows(db: Kysely<Tables>): DueRows {
  const remove = gathered(async (ids) => {
    await sql`delete from due_rows where id = any(${ids}::text[])`.execute(db);
  });

  return {
    async claim(now, limit, leaseSeconds) {
      const leaseUntil = new Date(now.getTime() + leaseSeconds * 1_000);
      const claimed = await sql<Claimed>`
        with ready as (
          select id from due_rows
           where buried_reason is null and ready_at <= ${now}
           order by ready_at, id
           limit ${limit}
             for update skip locked)
        update due_rows d set ready_at = ${leaseUntil}
          from ready where d.id = ready.id
        returning d.id, d.key, d.kind, d.due_at, d.conversation_id, d.payload, d.attempts
      `.execute(db);
      return claimed.rows.map(toDueRow).sort(byMoment);
    },
    // A replaced row has a new id: an old claim finds nothing.
    done: (row) => remove(row.id),
    // The attempts tell this claim from a later one that took over after the lease.
    async retry(row, at) {
      await sql`
        update due_rows set due_at = ${at}, ready_at = ${at}, attempts = attempts + 1
         where id = ${row.id} and attempts = ${row.attempts}`.execute(db);
    },
    async bury(row, reason) {
      await sql`
        update due_rows set buried_reason = ${reason}
         where id = ${row.id} and attempts = ${row.attempts}`.execute(db);
    },
    async putOff(row, at) {
      await sql`
        update due_rows set due_at = ${at}, ready_at = ${at}
         where id = ${row.id} and attempts = ${row.attempts}`.execute(db);
    },
    plan: (rows) => planRows(db, rows),
    async next() {
      const found = await sql<{ next: Date | null }>`
        select min(ready_at) as next from due_rows where buried_reason is null`.execute(
        db,
      );
      return found.rows[0]?.next ?? null;
    },
    async counts() {
      const found = await sql<{ kind: string; waiting: number }>`
        select kind, count(*) as waiting from due_rows
         where buried_reason is null group by kind order by kind`.execute(db);
      return found.rows;
    },
  };
}

/** While one call of `work` runs, what comes waits for the next, which takes all of it at once. */
function gathered(work: (ids: readonly string[]) => Promise<void>) {
  let ended = Promise.resolve();
  let next: { readonly ids: string[]; readonly done: Promise<void> } | null = null;
  return (id: string): Promise<void> => {
    if (next === null) {
      const ids: string[] = [];
      const done = ended.then(() => {
        next = null;
        return work(ids);
      });
      next = { ids, done };
      // A failure is for those who wait for this call; the next one goes ahead.
      ended = done.catch(() => undefined);
    }
    next.ids.push(id);
    return next.done;
  };
}

function toDueRow(row: Claimed): DueRow {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    dueAt: row.due_at.toISOString(),
    conversationId: row.conversation_id,
    payload: row.payload,
    attempts: row.attempts,
  };
}

function byMoment(a: DueRow, b: DueRow): number {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}

/** Within a transaction too. A key that waits already stays as it is. */
export async function planRows(
  db: Kysely<Tables>,
  rows: readonly NewDueRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(dueColumns);
  await sql`
    insert into due_rows (id, key, kind, due_at, ready_at, conversation_id, payload)
    select x.id, x.key, x.kind, x.due_at, x.due_at, x.conversation_id, x.payload
      from jsonb_to_recordset(${toJson(list)}::jsonb) as x(
        id text, key text, kind text, due_at timestamptz, conversation_id text,
        payload jsonb)
        on conflict (key) do nothing`.execute(db);
}
