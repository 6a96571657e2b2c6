/**
 * Run as a program: makes PGlite's folder and ends. Apart, because initdb leaves 800 MB resident
 * in the process that ran it. The folder is made beside its place and renamed into it complete:
 * killed midway, it leaves a remnant that the next start removes, never half a database.
 */
import { rename, rm } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: create-folder.ts <folder>');

const draft = `${folder}.new-${process.pid}`;
await rm(draft, { recursive: true, force: true });
const pglite = await PGlite.create(draft);
await pglite.close();
try {
  await rename(draft, folder);
} catch (error) {
  await rm(draft, { recursive: true });
  throw error;
}
