/**
 * One process per data folder: PGlite in two processes on one folder loses rows without an error.
 * The lock is a file `pg.lock.{n}` that names its holder. Taking over from a dead holder means to
 * make the next number, which only one can; afterwards every holder looks once more for another.
 *
 * A holder is told by its pid and the moment it started, so that a pid that came round again
 * (every container's first process is pid 1) is not taken for it. Processes on two machines, or in
 * two containers that share the folder, do not see each other.
 */
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError, hasCode } from './errors.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** Each means that another process came first; those that lose see it living soon. */
const ATTEMPTS = 20;

/** Throws `DatabaseSetupError` naming the holder's pid while it lives; takes over from the dead. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  const draft = join(dataDir, `pg.lock.new-${randomUUID()}`);
  await writeFile(draft, mine);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await locks(dataDir);
      const holder = await anyAlive(dataDir, before);
      if (holder !== null) throw inUse(dataDir, holder);
      const number = (before.at(-1) ?? 0) + 1;
      const path = pathOf(dataDir, number);
      if (!(await created(draft, path))) continue;
      const others = (await locks(dataDir)).filter((each) => each !== number);
      if ((await anyAlive(dataDir, others)) === null) {
        for (const dead of others) await rm(pathOf(dataDir, dead), { force: true });
        return { release: () => rm(path, { force: true }) };
      }
      await rm(path, { force: true });
    }
    throw inUse(dataDir, null);
  } finally {
    await rm(draft, { force: true });
  }
}

function pathOf(dataDir: string, number: number): string {
  return join(dataDir, `pg.lock.${number}`);
}

/** Numbers of the locks in the folder, ascending. */
async function locks(dataDir: string): Promise<readonly number[]> {
  const names = await readdir(dataDir);
  return names
    .map((name) => Number(/^pg\.lock\.(\d+)$/.exec(name)?.[1] ?? Number.NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b);
}

/** The pid of a holder that lives; null: none. */
async function anyAlive(
  dataDir: string,
  numbers: readonly number[],
): Promise<number | null> {
  for (const number of numbers) {
    const holder = await readIfThere(pathOf(dataDir, number));
    const pid = holder === null ? null : await livingPid(holder);
    if (pid !== null) return pid;
  }
  return null;
}

function inUse(dataDir: string, pid: number | null): DatabaseSetupError {
  const who = pid === null ? 'another process' : `process ${pid}`;
  return new DatabaseSetupError(
    'DATA_DIR',
    `${dataDir} is in use by ${who}. Stop it, or give this one another DATA_DIR.`,
  );
}

/** `link` makes the lock with its content in one step, and only if there is none. */
async function created(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The holder's pid while that very process lives; null: dead, or not readable as a lock. */
async function livingPid(holder: string): Promise<number | null> {
  const match = /^\{"pid":(\d+),"started":"([^"]*)"\}$/.exec(holder);
  if (!match) return null;
  const pid = Number(match[1]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return null;
  }
  return (await startOf(pid)) === match[2] ? pid : null;
}

/** When a process started, as Linux tells it; '' elsewhere, where the pid alone must do. */
async function startOf(pid: number): Promise<string> {
  const boot = await readIfThere('/proc/sys/kernel/random/boot_id');
  const stat = await readIfThere(`/proc/${pid}/stat`);
  if (boot === null || stat === null) return '';
  // Field 22; the second field may hold spaces and ends with the last parenthesis.
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${boot.trim()} ${started}`;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return null;
    throw error;
  }
}
