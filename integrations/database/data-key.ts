/** Where the data key comes from, and that it is the database's own. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { DatabaseSetupError, hasCode } from './errors.ts';
import { KEY_BYTES } from './seal.ts';
import type { Tables } from './tables.ts';

/**
 * The embedded database's key: `data.key` (hexadecimal) in the data folder, made at the first start.
 * `exists`: the database is there already, so that a missing key must not be made anew.
 */
export async function embeddedKey(dataDir: string, exists: boolean): Promise<Buffer> {
  const path = join(dataDir, 'data.key');
  const stored = await readKey(path);
  if (stored) return stored;
  if (exists) {
    throw new DatabaseSetupError(
      'DATA_KEY',
      `${path} is missing, and ${dataDir} holds a database that was written with it. ` +
        'Put the file back, or set DATA_KEY to its content.',
    );
  }
  const key = randomBytes(KEY_BYTES);
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, `${key.toString('hex')}\n`, { mode: 0o600, flush: true });
  await link(draft, path);
  await rm(draft);
  return key;
}

async function readKey(path: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  return checkedKey(Buffer.from(text.trim(), 'hex'), path);
}

/** `from`: what to name when it has the wrong size. */
export function checkedKey(key: Buffer, from: string): Buffer {
  if (key.length === KEY_BYTES) return key;
  throw new DatabaseSetupError(
    'DATA_KEY',
    `${from} must hold ${KEY_BYTES} bytes in hexadecimal; it holds ${key.length}.`,
  );
}

/** Throws when the database was written under another data key. The first start sets it. */
export async function verifyKey(db: Kysely<Tables>, check: string): Promise<void> {
  const stored = await sql<{ value: string }>`
    insert into meta (key, value) values ('data_key', ${check})
        on conflict (key) do update set value = meta.value
    returning value`.execute(db);
  if (stored.rows[0]?.value === check) return;
  throw new DatabaseSetupError(
    'DATA_KEY',
    'DATA_KEY is not the key that this database was written with: ' +
      'what is encrypted in it could not be read. Set the key it was made with.',
  );
}
