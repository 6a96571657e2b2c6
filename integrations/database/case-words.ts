/**
 * Finding cases by words. What stands in a case is encrypted, so its terms are kept as keyed hashes:
 * the rows say nothing to who has not the data key, and go with the details when a person is
 * forgotten. Each hash is bound to the week in which the case was opened: a search goes back from
 * the newest week until its page is full, so that a word that is in every fifth case costs no more
 * than a rare one.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseDetails } from '../../cases/case.ts';
import { toJson } from './json.ts';
import type { Vault } from './seal.ts';
import { holds, termsOf, wordsOf } from './search-terms.ts';
import type { Tables } from './tables.ts';

const WEEK_MS = 7 * 86_400_000;
/** Weeks looked through at once: few where the first suffice, many where the words are rare. */
const FIRST_WEEKS = 1;
const GROWTH = 8;

/** Where a case stands in the lists: newest first. */
export interface Place {
  readonly id: string;
  readonly opened_at: Date;
}

/** A case as its words were read. */
export interface WordsRead extends Place {
  readonly details: CaseDetails;
  /** base64 */
  readonly sealed: string;
  readonly matter: string | null;
}

export interface CaseWords {
  /** Of the cases that fit, up to `limit` that may hold the words; the next ones lie behind the last. */
  find(
    words: string,
    fitting: RawBuilder<unknown> | null,
    after: Place | null,
    limit: number,
  ): Promise<readonly Place[]>;
  /** Whether it really holds them. */
  holds(details: CaseDetails, words: string): boolean;
  /** Keeps the terms and the matter of cases, but of those whose details changed since they were read. */
  keep(rows: readonly WordsRead[]): Promise<void>;
}

export function openCaseWords(
  db: Kysely<Tables>,
  vault: Pick<Vault, 'termHash' | 'matterHash'>,
): CaseWords {
  const hashes = (terms: readonly string[], week: number) =>
    terms.map((term) => vault.termHash(week, term));

  /** The weeks in which cases were opened, oldest first. */
  async function span(): Promise<{ from: number; until: number } | null> {
    const found = await sql<{ oldest: Date | null; newest: Date | null }>`
      select min(opened_at) as oldest, max(opened_at) as newest from cases`.execute(db);
    const [row] = found.rows;
    if (!row?.oldest || !row.newest) return null;
    return { from: weekOf(row.oldest), until: weekOf(row.newest) };
  }

  return {
    async find(words, fitting, after, limit) {
      const terms = termsOf(words);
      const weeks = await span();
      if (terms.length === 0 || weeks === null) return [];
      const found: Place[] = [];
      let week = after === null ? weeks.until : weekOf(after.opened_at);
      for (let many = FIRST_WEEKS; week >= weeks.from; many *= GROWTH) {
        const oldest = Math.max(weeks.from, week - many + 1);
        const asked = [];
        for (; week >= oldest; week -= 1) asked.push({ terms: hashes(terms, week) });
        const before =
          after === null
            ? sql``
            : sql`and (w.opened_at, w.case_id) < (${after.opened_at}, ${after.id})`;
        const fits =
          fitting === null
            ? sql``
            : sql`and exists (select 1 from cases c where c.id = w.case_id and ${fitting})`;
        const rows = await sql<Place>`
          select hit.case_id as id, hit.opened_at
            from jsonb_to_recordset(${toJson(asked)}::jsonb) as asked(terms integer[]),
                 lateral (
                   select w.case_id, w.opened_at from case_words w
                    where w.terms @> asked.terms ${before} ${fits}
                    order by w.opened_at desc, w.case_id desc
                    limit ${limit}) hit
           order by hit.opened_at desc, hit.case_id desc
           limit ${limit - found.length}`.execute(db);
        found.push(...rows.rows);
        if (found.length >= limit) break;
      }
      return found;
    },
    holds: (details, words) => holds(wordsOf(details), words),
    async keep(rows) {
      const list = rows.map(({ id, opened_at, details, sealed, matter }) => ({
        case_id: id,
        opened_at,
        sealed,
        terms: hashes(termsOf(wordsOf(details)), weekOf(opened_at)),
        matter: matter === null ? null : vault.matterHash(matter),
      }));
      await sql`
        with read as (
          update case_details d set words_read = true
            from jsonb_to_recordset(${toJson(list)}::jsonb)
              as x(case_id text, opened_at timestamptz, sealed text, terms integer[],
                   matter text)
           where d.case_id = x.case_id and d.sealed = decode(x.sealed, 'base64')
          returning x.case_id, x.opened_at, x.terms, x.matter)
        insert into case_words (case_id, opened_at, terms, matter)
        select case_id, opened_at, terms, matter from read
            on conflict (case_id) do update
               set terms = excluded.terms, matter = excluded.matter`.execute(db);
    },
  };
}

function weekOf(moment: Date): number {
  return Math.floor(moment.getTime() / WEEK_MS);
}
