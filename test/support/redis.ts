/** A Redis server for tests: local binary, loopback only, nothing on disk that outlives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Keeps the process from answering, its connections open. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/**
 * Starts a server of its own. Null where this machine has no redis-server (the caller is pending
 * then); an error where `CI` is set.
 */
export async function startRedis(port?: number): Promise<RedisServer | null> {
  const binary = await findBinary('redis-server');
  if (binary === null) {
    if (process.env.CI) throw new Error('CI needs redis-server on its PATH');
    return null;
  }
  const folder = await mkdtemp(join(tmpdir(), 'huying-redis-'));
  const chosen = port ?? (await freePort());
  const child = spawn(
    binary,
    [
      ...['--port', String(chosen), '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  await ready(child);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      process.off('exit', killed);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let shared: Promise<RedisServer | null> | null = null;

/** The one server that all suites of a run share; every test takes a key prefix of its own. */
export function sharedRedis(): Promise<RedisServer | null> {
  shared ??= startRedis();
  return shared;
}

// Registered where this file is first loaded, which is outside every suite: the root.
after(async () => {
  await (await shared)?.stop();
});

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('redis-server has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('Ready to accept connections')) continue;
    child.stdout.resume();
    return;
  }
  throw new Error('redis-server ended before it was ready');
}

async function findBinary(name: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}
