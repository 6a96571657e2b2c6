/**
 * What somebody changed in the register, apart from its fifty thousand rows: small enough to keep
 * in the browser, and to be laid onto rows that a colleague has changed meanwhile. Pure.
 */
import type { Register, RegisterRow } from '../../knowledge/content/register.ts';

export interface RegisterPatch {
  readonly changed: readonly { readonly was: RegisterRow; readonly now: RegisterRow }[];
  readonly added: readonly RegisterRow[];
}

/** Forms keep the rows that they do not change: those are told by identity, new ones stand last. */
export function patchOf(base: Register, now: Register): RegisterPatch {
  const changed = base.rows.flatMap((was, n) => {
    const row = now.rows[n];
    return row === undefined || row === was ? [] : [{ was, now: row }];
  });
  return { changed, added: now.rows.slice(base.rows.length) };
}

/**
 * The patch on other rows. A row that is no longer there as it was comes in as a new one beside
 * it: nothing that somebody wrote is lost, and what contradicts itself is told as a fault.
 */
export function patched(rows: readonly RegisterRow[], patch: RegisterPatch): Register {
  const changes = new Map(patch.changed.map(({ was, now }) => [keyOf(was), now]));
  const known = new Set<string>();
  const kept = rows.map((row) => {
    const key = keyOf(row);
    const now = changes.get(key);
    changes.delete(key);
    known.add(now === undefined ? key : keyOf(now));
    return now ?? row;
  });
  // What a colleague wrote just so need not stand there twice.
  const missing = [...changes.values(), ...patch.added].filter(
    (row) => !known.has(keyOf(row)),
  );
  return { rows: [...kept, ...missing] };
}

/** Key order differs between a form's rows and the server's. */
function keyOf(row: RegisterRow): string {
  const { place, aliases, district, zone, from, until, source, announcedOn } = row;
  const parts = [place, aliases, district, zone, from, until ?? '', source.zh];
  return JSON.stringify([...parts, source.en ?? '', announcedOn]);
}
