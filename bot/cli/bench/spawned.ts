/** A server of the bench in its own process, on a core of its own where the system can pin. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

const canPin = spawnSync('taskset', ['--version']).status === 0;
const ALL_CORES = `0-${availableParallelism() - 1}`;
/** The servers' core, all of them on the same one. */
const SERVER_CORE = '0';
/** The load's core. */
const OWN_CORE = '1';

const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 20_000;

export interface Spawned {
  readonly port: number;
  /** Resident memory, in MB. */
  rssMB(): number;
  /** The most that was ever resident, in MB. */
  peakMB(): number;
  /** User and system time so far, in ms. */
  cpuMs(): number;
  /** Ends it, by force where it does not end within 20 s. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();

// Whatever ends the bench ends its servers.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Puts this process on the load's core; where the system cannot, it runs where it likes. */
export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', OWN_CORE, String(process.pid)]);
}

/**
 * Starts `node args` on the servers' core (or on any) and waits for the line that tells its port.
 * Throws where it ends early or is silent for 30 s.
 */
export async function spawnServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  portOf: (line: string) => number | null,
  onOneCore = true,
): Promise<Spawned> {
  const cores = onOneCore ? SERVER_CORE : ALL_CORES;
  const prefix = canPin ? ['taskset', '-c', cores] : [];
  const [command = '', ...rest] = [...prefix, process.execPath, ...args];
  const child = spawn(command, rest, {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const exited = once(child, 'exit').finally(() => running.delete(child));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(force);
  };
  try {
    const port = await firstPort(child, exited, portOf);
    const pid = child.pid ?? 0;
    return {
      port,
      rssMB: () => memoryMB(pid, 'VmRSS'),
      peakMB: () => memoryMB(pid, 'VmHWM'),
      cpuMs: () => cpuMs(pid),
      stop,
    };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

async function firstPort(
  child: ChildProcess,
  exited: Promise<unknown[]>,
  portOf: (line: string) => number | null,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const patience = setTimeout(() => {
    reject(new Error(`A server was not ready within ${START_WITHIN_MS / 1000} s.`));
  }, START_WITHIN_MS);
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = portOf(line);
      if (found !== null) resolve(found);
      // Log lines: the server is told to log nothing but trouble.
      else if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
  }
  exited.then(([code]) => reject(new Error(`A server ended early (${code}).`)), reject);
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
  }
}

function memoryMB(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const match = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status);
  return Math.round(Number(match?.[1] ?? 0) / 1024);
}

function cpuMs(pid: number): number {
  // Fields 14 and 15 of /proc/pid/stat, in ticks of 10 ms; the name before may hold spaces.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
