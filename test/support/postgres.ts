/**
 * A PostgreSQL server for the tests: `TEST_DATABASE_URL`, or one started from local binaries on a
 * free port of 127.0.0.1 in a temporary folder. One a run, started by the first suite that asks,
 * stopped by a root hook.
 */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

interface Server {
  /** URL without a database name. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

let server: Promise<Server | null> | null = null;

/**
 * The server's URL without a database; null: no binaries here, the caller's suite is pending.
 * Throws where `CI` is set, so that no run there passes without it.
 */
async function postgresUrl(): Promise<string | null> {
  server ??= start();
  const started = await server;
  if (!started && process.env.CI) {
    throw new Error(
      'PostgreSQL is needed here: install its binaries or set TEST_DATABASE_URL',
    );
  }
  return started?.url ?? null;
}

/** A fresh database on the server, dropped by `drop`. Null: no server here. */
export async function freshDatabase(): Promise<{
  readonly url: string;
  readonly drop: () => Promise<void>;
} | null> {
  const base = await postgresUrl();
  if (base === null) return null;
  const name = `huying_${randomBytes(6).toString('hex')}`;
  await admin(base, `create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    // Waits up to five seconds for connections that are ending; one left open is an error.
    drop: () => admin(base, `drop database ${name}`),
  };
}

after('stop PostgreSQL', async () => {
  const started = await server;
  await started?.stop();
});

async function admin(base: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function start(): Promise<Server | null> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const bin = await binaries();
  if (bin === null) return null;

  const folder = await mkdtemp(join(tmpdir(), 'huying-pg-'));
  const user = await unprivileged();
  if (user) await chown(folder, user.uid, user.gid);
  const as = { cwd: folder, ...user };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'huying', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await run(join(bin, 'initdb'), [...initdb, '--locale=C.UTF-8'], as);

  const port = await freePort();
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'exit');
  // Immediate shutdown, should the run end without its hooks.
  const killed = () => child.kill('SIGQUIT');
  process.once('exit', killed);
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
  return {
    url: `postgres://huying@127.0.0.1:${port}/postgres`,
    async stop() {
      // Fast shutdown: ends the connections that are left.
      child.kill('SIGINT');
      await ended;
      process.off('exit', killed);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The newest version's folder of programs. */
async function binaries(): Promise<string | null> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  const all = [...folders, ...(process.env.PATH ?? '').split(delimiter)];
  return all.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** initdb refuses root: there, the ids of `postgres` or `nobody`. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const uid = Number((await run('id', ['-u', name])).stdout);
      const gid = Number((await run('id', ['-g', name])).stdout);
      return { uid, gid };
    } catch (error) {
      if (name === 'nobody') throw error;
    }
  }
  return null;
}
