/** Which cases are the same matter of the same place, and which are gathered as one issue. */
import { type Kysely, sql } from 'kysely';
import { OPEN } from './case-lists.ts';
import { type CaseReader, toCaseRow } from './case-reader.ts';
import type { Issues } from './contract.ts';
import type { Vault } from './seal.ts';
import type { Tables } from './tables.ts';

/** A page's worth: what is more waits until these are settled. */
const MOST = 30;

export function openIssues(
  db: Kysely<Tables>,
  vault: Pick<Vault, 'matterHash'>,
  read: CaseReader,
): Issues {
  return {
    async alike(since, least) {
      const found = await sql<{ matter: string; numbers: string[] }>`
        select w.matter, array_agg(c.number order by c.opened_at, c.id) as numbers
          from cases c join case_words w on w.case_id = c.id
         where ${OPEN} and c.opened_at >= ${since} and c.issue is null
           and w.matter is not null
           and not exists (select 1 from dismissed_matters d
                            where d.matter = w.matter and d.at >= ${since})
         group by w.matter having count(*) >= ${least}
         order by count(*) desc, w.matter
         limit ${MOST}`.execute(db);
      return found.rows;
    },
    async dismiss(matter, at) {
      await sql`insert into dismissed_matters (matter, at) values (${matter}, ${at})
                    on conflict (matter) do update set at = excluded.at`.execute(db);
    },
    async open() {
      const rows = await read(sql`
        where ${OPEN} and c.issue = c.number order by c.opened_at desc, c.id limit ${MOST}`);
      return rows.map(toCaseRow);
    },
    async members(issue) {
      const rows = await read(
        sql`where c.issue = ${issue} order by c.number <> ${issue}, c.opened_at, c.id`,
      );
      return rows.map(toCaseRow);
    },
    async rows(numbers) {
      const rows = await read(
        sql`where c.number = any(${numbers}::text[]) order by c.opened_at, c.id`,
      );
      return rows.map(toCaseRow);
    },
    async of(matter) {
      const hash = vault.matterHash(matter);
      const rows = await read(sql`
        where ${OPEN} and c.issue = c.number
          and exists (select 1 from cases m join case_words w on w.case_id = m.id
                       where m.issue = c.number and w.matter = ${hash})
        order by c.opened_at desc limit 1`);
      return rows[0] ? toCaseRow(rows[0]) : null;
    },
    async since(matter, from) {
      const hash = vault.matterHash(matter);
      const found = await sql<{ cases: number }>`
        select count(*) as cases from case_words
         where matter = ${hash} and opened_at >= ${from}`.execute(db);
      return found.rows[0]?.cases ?? 0;
    },
    hashOf: (matter) => vault.matterHash(matter),
  };
}
