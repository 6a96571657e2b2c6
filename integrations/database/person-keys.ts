/** The key of each person: random, wrapped by the data key in `persons`, gone when forgotten. */
import { type KeyObject, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { Recent } from '../memory/recent.ts';
import { toJson } from './json.ts';
import { KEY_BYTES, seal, unseal, type Vault } from './seal.ts';
import type { Tables } from './tables.ts';

const REMEMBERED = 10_000;

export interface PersonKey {
  /** Changes when a forgotten person comes back with a new key. */
  readonly id: string;
  readonly key: KeyObject;
}

/** A row's view of `persons`; null columns where the row is missing (left join). */
export interface WrappedKey {
  readonly key_id: string | null;
  /** base64 */
  readonly wrapped: string | null;
}

export interface PersonKeys {
  /** Keys of all of them; makes and stores a fresh one for who has none. */
  ensure(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;
  /** What the database just said of a person's key; null: forgotten. */
  seen(personId: string, row: WrappedKey): PersonKey | null;
  /** Forgets the copy in memory. */
  drop(personId: string): void;
}

export function openPersonKeys(db: Kysely<Tables>, vault: Vault): PersonKeys {
  const known = new Recent<PersonKey>(REMEMBERED);

  function seen(personId: string, row: WrappedKey): PersonKey | null {
    if (row.key_id === null || row.wrapped === null) {
      known.delete(personId);
      return null;
    }
    const before = known.get(personId);
    if (before?.id === row.key_id) return before;
    const key = vault.unwrap(personId, Buffer.from(row.wrapped, 'base64'));
    const found = { id: row.key_id, key };
    known.set(personId, found);
    return found;
  }

  return {
    seen,
    drop: (personId) => known.delete(personId),
    async ensure(personIds) {
      const keys = new Map<string, PersonKey>();
      const unknown = new Set<string>();
      for (const id of personIds) {
        const key = known.get(id);
        if (key) keys.set(id, key);
        else unknown.add(id);
      }
      if (unknown.size === 0) return keys;
      const fresh = [...unknown].sort().map((id) => ({
        id,
        key_id: randomBytes(9).toString('base64url'),
        wrapped: vault.wrap(id, randomBytes(KEY_BYTES)).toString('base64'),
      }));
      // The update changes nothing: it makes the stored key come back where there is one.
      const stored = await sql<{ id: string; key_id: string; wrapped: string }>`
        insert into persons (id, key_id, wrapped)
        select id, key_id, decode(wrapped, 'base64')
          from jsonb_to_recordset(${toJson(fresh)}::jsonb)
            as x(id text, key_id text, wrapped text)
            on conflict (id) do update set key_id = persons.key_id
        returning id, key_id, encode(wrapped, 'base64') as wrapped`.execute(db);
      for (const row of stored.rows) {
        const key = seen(row.id, row);
        if (key) keys.set(row.id, key);
      }
      return keys;
    },
  };
}

/** JSON under a person's key, as base64; null stays null. */
export function sealJson(key: PersonKey, place: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return seal(key.key, place, Buffer.from(JSON.stringify(value))).toString('base64');
}

export function unsealJson(key: PersonKey, place: string, sealed: string): unknown {
  return JSON.parse(
    unseal(key.key, place, Buffer.from(sealed, 'base64')).toString('utf8'),
  );
}
