/** Rows of cases with what is personal in them opened. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CaseDetails, CaseState } from '../../cases/case.ts';
import type { CaseRow } from './contract.ts';
import { type PersonKeys, unsealJson, type WrappedKey } from './person-keys.ts';
import type { Tables } from './tables.ts';
import { casePlace } from './turn-rows.ts';

interface Stored extends WrappedKey {
  readonly id: string;
  readonly state: CaseState;
  readonly opened_at: Date;
  readonly lease_until: Date | null;
  readonly person_id: string | null;
  readonly sealed: string | null;
}

export type ReadCase = Omit<Stored, keyof WrappedKey> & CaseRow;

/** `rest`: what follows `from cases c`. */
export type CaseReader = (rest: RawBuilder<unknown>) => Promise<readonly ReadCase[]>;

const SELECT = sql`
  select c.id, c.state, c.opened_at, c.lease_until,
         d.person_id, encode(d.sealed, 'base64') as sealed,
         p.key_id, encode(p.wrapped, 'base64') as wrapped
    from cases c
    left join case_details d on d.case_id = c.id
    left join persons p on p.id = d.person_id`;

const NO_DETAILS: CaseDetails = {
  account: [],
  needs: [],
  facts: [],
  flags: [],
  media: [],
  adviceGiven: [],
};

export function openCaseReader(db: Kysely<Tables>, keys: PersonKeys): CaseReader {
  function detailsOf({ id, person_id, sealed, ...wrapped }: Stored): CaseDetails {
    const key = person_id === null ? null : keys.seen(person_id, wrapped);
    if (key === null || sealed === null) return NO_DETAILS;
    // Authenticated, and written by `caseRows` from this very type.
    return unsealJson(key, casePlace(id), sealed) as CaseDetails;
  }

  return async (rest) => {
    const { rows } = await sql<Stored>`${SELECT} ${rest}`.execute(db);
    return rows.map((row) => ({ ...row, details: detailsOf(row) }));
  };
}

/** What of it the house asked for. */
export function toCaseRow({ state, details }: ReadCase): CaseRow {
  return { state, details };
}
