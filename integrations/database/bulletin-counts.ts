/** A day's and all cases' figures, counted by the database. `cases/bulletin.ts` says what counts. */
import { type Kysely, sql } from 'kysely';
import type { DayCounts, TotalCounts } from '../../cases/bulletin.ts';
import type { OpenedCount } from '../../cases/overview.ts';
import type { BulletinCounts } from './contract.ts';
import type { Tables } from './tables.ts';

/** Word for word the condition of the index `case_events_figures`, which finds them by their time. */
const COUNTED = sql`
  (data ->> 'kind' = 'opened'
   or (data ->> 'kind' = 'detailed' and data ? 'category')
   or (data ->> 'kind' = 'moved' and data ->> 'to' = 'resolved'))`;

export function openBulletinCounts(db: Kysely<Tables>): BulletinCounts {
  return {
    async day(from, until) {
      const found = await sql<DayCounts>`
        with inside as materialized (
          select case_id, seq, data ->> 'kind' as kind, data ->> 'category' as category
            from case_events
           where at >= ${from} and at < ${until} and ${COUNTED}),
        received as (
          select category, count(*) as cases
            from (select (array_agg(category order by seq desc))[1] as category
                    from inside
                   where kind in ('opened', 'detailed')
                   group by case_id
                  having bool_or(kind = 'opened')) last
           group by category),
        resolved as (
          select last.urgency
            from (select case_id, max(seq) as seq
                    from inside where kind = 'moved' group by case_id) ended,
                 lateral (
                   select e.data ->> 'urgency' as urgency
                     from case_events e
                    where e.case_id = ended.case_id and e.seq < ended.seq
                      and e.data ->> 'kind' in ('opened', 'raised', 'lowered')
                    order by e.seq desc
                    limit 1) last)
        select coalesce((select jsonb_object_agg(category, cases) from received), '{}')
                 as received,
               (select count(*) from resolved) as resolved,
               (select count(*) from resolved where urgency in ('high', 'critical'))
                 as "resolvedUrgent"`.execute(db);
      return found.rows[0] ?? { received: {}, resolved: 0, resolvedUrgent: 0 };
    },
    async opened(from, until) {
      const found = await sql<Omit<OpenedCount, 'quarter'> & { quarter: number }>`
        select floor(extract(epoch from at) / 900)::int * 900 as quarter,
               data ->> 'district' as district, data ->> 'urgency' as urgency,
               count(*)::int as count
          from case_events
         where at >= ${from} and at < ${until} and data ->> 'kind' = 'opened'
         group by 1, 2, 3 order by 1, 2, 3`.execute(db);
      return found.rows.map(({ quarter, ...row }) => ({
        quarter: new Date(quarter * 1000).toISOString(),
        ...row,
      }));
    },
    async totals() {
      const found = await sql<TotalCounts>`
        select count(*) as received,
               count(*) filter (where status in ('resolved', 'closed')) as resolved,
               count(*) filter (where status in ('resolved', 'closed')
                                  and urgency in ('high', 'critical')) as "resolvedUrgent"
          from cases`.execute(db);
      return found.rows[0] ?? { received: 0, resolved: 0, resolvedUrgent: 0 };
    },
  };
}
