/** PostgreSQL inside this process: PGlite on a folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';

/** Type 20 (int8) is read as a number, as on a server. */
export const INT8 = 20;
const JSONB = 3802;

/**
 * Opens the folder, made by a child process where it is missing. `load`: a tarball of
 * `dumpDataDir` to start from in memory instead (tests).
 */
export async function openPGlite(
  source: { readonly folder: string } | { readonly load: Blob },
): Promise<PGlite> {
  const child = 'folder' in source ? createFolder(source.folder) : Promise.resolve();
  const [{ PGlite }] = await Promise.all([import('@electric-sql/pglite'), child]);
  const pglite = await PGlite.create({
    ...('folder' in source ? { dataDir: source.folder } : { loadDataDir: source.load }),
    // The default of 128 MB would be resident; a conversation's pages are few.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    parsers: { [INT8]: Number },
  });
  // Bytes are bound as they are, though the option's type knows of text alone.
  Object.assign(pglite.serializers, { [JSONB]: jsonbBytes });
  return pglite;
}

/**
 * JSON text in jsonb's binary form: a version before it. PGlite would count the bytes of a text
 * character by character, and copy it as often as its buffer grows.
 */
function jsonbBytes(text: string): Uint8Array {
  return Buffer.from(`\u0001${text}`);
}

async function createFolder(folder: string): Promise<void> {
  const siblings = await readdir(dirname(folder));
  if (siblings.includes(basename(folder))) return;
  const remnants = siblings.filter((name) => name.startsWith(`${basename(folder)}.new-`));
  for (const name of remnants) {
    // Again where the maker of a killed server still writes into it.
    const remnant = join(dirname(folder), name);
    await rm(remnant, { recursive: true, force: true, maxRetries: 20 });
  }
  const program = fileURLToPath(new URL('./create-folder.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const [code] = await once(child, 'close');
  // A child of an earlier start, left behind by a kill, may have been the first to finish.
  if (code !== 0 && !(await readdir(dirname(folder))).includes(basename(folder))) {
    throw new Error(`could not make the database folder ${folder}: ${told.trim()}`);
  }
}
