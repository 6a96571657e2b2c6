/** The ledger's chain, sealed as time goes by and verified from its events alone. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Ledger, LedgerFault, LedgerHead } from './ledger-contract.ts';
import type { Tables } from './tables.ts';

/** Faults named in one report: enough to look where it broke. */
const MOST_FAULTS = 100;

export function openLedger(db: Kysely<Tables>): Ledger {
  return {
    async seal(until) {
      await db.transaction().execute(async (tx) => {
        // One seal after another, from whatever process.
        await sql`lock table ledger_seals in exclusive mode`.execute(tx);
        await sql`
          insert into ledger_seals (until, events, digest)
          select ${until}, sealed.events, sealed.digest
            from (select max(until) as until from ledger_seals) last,
                 lateral (${sealOf(sql`last.until`, sql`${until}::timestamptz`)}) sealed
           where last.until is null or last.until < ${until}`.execute(tx);
      });
    },
    async verify() {
      const counted = await sql<{ events: number; cases: number; seals: number }>`
        select (select count(*) from case_events)::int as events,
               (select count(*) from cases)::int as cases,
               (select count(*) from ledger_seals)::int as seals`.execute(db);
      const broken = await sql<LedgerFault>`
        select case_id as "caseId", seq,
               case when seq <> place then 'gap' else 'changed' end as what
          from (select e.*, row_number() over w as place, lag(e.digest) over w as before
                  from case_events e
                window w as (partition by e.case_id order by e.seq)) e
         where seq <> place
            or digest <> event_digest(before, case_id, seq, at, actor_kind, actor_id, data)
         order by case_id, seq limit ${MOST_FAULTS}`.execute(db);
      const cut = await sql<LedgerFault>`
        select c.id as "caseId", c.version as seq, 'cut' as what
          from cases c
         where c.version is distinct from
               (select max(e.seq) from case_events e where e.case_id = c.id)
         order by c.id limit ${MOST_FAULTS}`.execute(db);
      const seals = await sql<LedgerFault>`
        select null as "caseId", null as seq,
               'seal ' || to_char(s.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as what
          from (select *, lag(until) over (order by until) as since from ledger_seals) s,
               lateral (${sealOf(sql`s.since`, sql`s.until`)}) again
         where again.digest <> s.digest or again.events <> s.events
         order by s.until limit ${MOST_FAULTS}`.execute(db);
      const figures = counted.rows[0] ?? { events: 0, cases: 0, seals: 0 };
      const faults = [...broken.rows, ...cut.rows, ...seals.rows];
      return { ...figures, faults };
    },
    async heads(caseIds) {
      const found = await sql<LedgerHead>`
        select e.case_id as "caseId", e.seq as events, encode(e.digest, 'hex') as digest
          from unnest(${caseIds}::text[]) with ordinality wanted (id, place),
               lateral (select * from case_events where case_id = wanted.id
                         order by seq desc limit 1) e
         order by wanted.place`.execute(db);
      return found.rows;
    },
  };
}

/** The seal over what was written from one moment (null: ever) until another, on the one before. */
function sealOf(
  since: RawBuilder<unknown>,
  until: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select count(*) as events,
           sha256(coalesce((select digest from ledger_seals where until = ${since}), '')
                  || coalesce(string_agg(e.digest, ''::bytea order by e.case_id, e.seq), ''))
             as digest
      from case_events e
     where (${since} is null or e.at >= ${since}) and e.at < ${until}`;
}
