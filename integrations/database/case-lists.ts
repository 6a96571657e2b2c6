/** All cases, newest first: narrowed, searched by phone or by words, a page at a time. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseFilter } from '../../cases/finding.ts';
import { type CaseReader, toCaseRow } from './case-reader.ts';
import type { CaseWords, Place } from './case-words.ts';
import type { CaseLists, CasePage, CaseRow } from './contract.ts';
import type { Vault } from './seal.ts';
import type { Tables } from './tables.ts';

/** The same list as the index `cases_open`. */
export const OPEN = sql`c.status not in ('resolved', 'closed', 'merged', 'withdrawn')`;
const NEWEST = sql`c.opened_at desc, c.id desc`;

export function openCaseLists(house: {
  readonly db: Kysely<Tables>;
  readonly vault: Pick<Vault, 'phoneHash'>;
  readonly read: CaseReader;
  readonly words: CaseWords;
}): CaseLists {
  const { db, vault, read, words } = house;

  async function placeOfNumber(number: string | null): Promise<Place | null> {
    if (number === null) return null;
    const found = await sql<Place>`
      select id, opened_at from cases where number = ${number}`.execute(db);
    return found.rows[0] ?? null;
  }

  async function places(
    conditions: readonly RawBuilder<unknown>[],
    after: Place | null,
    limit: number,
  ): Promise<readonly Place[]> {
    const behind =
      after === null
        ? []
        : [sql`(c.opened_at, c.id) < (${after.opened_at}, ${after.id})`];
    const where = joined([...conditions, ...behind]);
    const found = await sql<Place>`
      select c.id, c.opened_at from cases c
       where ${where ?? sql`true`} order by ${NEWEST} limit ${limit}`.execute(db);
    return found.rows;
  }

  async function rowsOf(found: readonly Place[]): Promise<readonly CaseRow[]> {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const rows = await read(sql`where c.id = any(${ids}::text[]) order by ${NEWEST}`);
    return rows.map(toCaseRow);
  }

  async function page(found: readonly Place[], limit: number): Promise<CasePage> {
    return { rows: await rowsOf(found.slice(0, limit)), more: found.length > limit };
  }

  /** The hashes may lead to a case that does not hold the words: it is left out here. */
  async function wordsPage(
    asked: string,
    conditions: readonly RawBuilder<unknown>[],
    start: Place | null,
    limit: number,
  ): Promise<CasePage> {
    const rows: CaseRow[] = [];
    for (let after = start; ; ) {
      const wanted = limit + 1 - rows.length;
      const found = await words.find(asked, joined(conditions), after, wanted);
      const held = await rowsOf(found);
      rows.push(...held.filter(({ details }) => words.holds(details, asked)));
      if (rows.length > limit) return { rows: rows.slice(0, limit), more: true };
      if (found.length < wanted) return { rows, more: false };
      after = found.at(-1) ?? null;
    }
  }

  return {
    async list(filter, after, limit) {
      const start = await placeOfNumber(after);
      return await page(await places(conditionsOf(filter), start, limit + 1), limit);
    },
    async byPhone(phones, filter, limit) {
      const hashes = phones.map((phone) => vault.phoneHash(phone));
      const theirs = sql`c.id in (
        select case_id from case_details where phone_hash = any(${hashes}::text[]))`;
      const found = await places([theirs, ...conditionsOf(filter)], null, limit + 1);
      return await page(found, limit);
    },
    async byWords(asked, filter, after, limit) {
      const start = await placeOfNumber(after);
      return await wordsPage(asked, conditionsOf(filter), start, limit);
    },
    async readWords(limit, matterOf) {
      const unread = await read(sql`
        where c.id in (select case_id from case_details where not words_read limit ${limit})`);
      const readable = unread.flatMap(({ id, opened_at, state, details, sealed }) =>
        sealed === null
          ? []
          : [{ id, opened_at, details, sealed, matter: matterOf({ state, details }) }],
      );
      if (readable.length > 0) await words.keep(readable);
      return unread.map(toCaseRow);
    },
  };
}

function conditionsOf(filter: CaseFilter): readonly RawBuilder<unknown>[] {
  const { state, urgency, category, district, body, inCharge, overdueAt } = filter;
  const { toRing, special } = filter;
  return [
    state === 'open' && OPEN,
    state !== undefined && state !== 'open' && sql`c.status = ${state}`,
    urgency !== undefined && sql`c.urgency = ${urgency}`,
    category !== undefined && sql`c.category = ${category}`,
    district !== undefined && sql`c.district = ${district}`,
    body !== undefined && sql`c.bodies @> array[${body}::text]`,
    inCharge !== undefined && sql`c.in_charge = ${inCharge}`,
    overdueAt !== undefined && sql`c.task_due <= ${overdueAt}`,
    toRing &&
      sql`c.handoff_requested_at is not null
      and c.state -> 'handoff' ->> 'reason' = 'callback'`,
    special &&
      sql`jsonb_path_exists(c.state, '$.special[*] ? (@.stage == "registered")')`,
  ].filter((condition) => typeof condition === 'object');
}

function joined(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> | null {
  return conditions.length === 0 ? null : sql.join([...conditions], sql` and `);
}
