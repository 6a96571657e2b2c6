/**
 * The ledger's chain: each event's digest covers the one before it of its case, made where the
 * event is written. Seals, one after another, cover all that was written in a stretch of time, so
 * that a whole case cannot vanish either. Digests hold nothing personal: events do not.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create function event_digest(
     before bytea, case_id text, seq integer, at timestamptz,
     actor_kind text, actor_id text, data jsonb
   ) returns bytea language sql stable as $$
     select sha256(coalesce(before, '') || convert_to(jsonb_build_array(
       case_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
       actor_kind, actor_id, data)::text, 'UTF8'))
   $$`,
  `alter table case_events add column digest bytea`,
  `do $$
   declare
     event record;
     before bytea;
     of_case text collate "C" := '';
   begin
     for event in select * from case_events order by case_id, seq loop
       if event.case_id <> of_case then
         before := null;
         of_case := event.case_id;
       end if;
       before := event_digest(before, event.case_id, event.seq, event.at,
                              event.actor_kind, event.actor_id, event.data);
       update case_events set digest = before
        where case_id = event.case_id and seq = event.seq;
     end loop;
   end $$`,
  `alter table case_events alter column digest set not null`,
  `create function chain_event() returns trigger language plpgsql as $$
   begin
     new.digest := event_digest(
       (select digest from case_events where case_id = new.case_id and seq = new.seq - 1),
       new.case_id, new.seq, new.at, new.actor_kind, new.actor_id, new.data);
     return new;
   end $$`,
  `create trigger chain_event before insert on case_events
     for each row execute function chain_event()`,
  `create table ledger_seals (
     until timestamptz primary key,
     events bigint not null,
     digest bytea not null
   )`,
];
