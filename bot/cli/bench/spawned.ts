/** A server of the bench in its own process, on a core of its own where the system can pin. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const canPin = spawnSync('taskset', ['--version']).status === 0;

export interface Spawned {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** Resident memory, in MB. */
  rssMB(): number;
  /** User and system time so far, in ms. */
  cpuMs(): number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Puts a process on one core; where the system cannot, it runs where it likes. */
export function pin(pid: number, core: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', String(core), String(pid)]);
}

/** Starts `node args` (on the first core, unless said otherwise) and waits for the line that tells its port. */
export async function spawnServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  portOf: (line: string) => number | null,
  onOneCore = true,
): Promise<Spawned> {
  const [command, ...rest] =
    canPin && onOneCore
      ? ['taskset', '-c', '0', process.execPath, ...args]
      : [process.execPath, ...args];
  const child = spawn(command ?? process.execPath, rest, {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = portOf(line);
      if (found !== null) resolve(found);
    });
    exited.then(
      ([code]) => reject(new Error(`The server ended early (${code}).`)),
      reject,
    );
  });
  const pid = child.pid ?? 0;
  return {
    child,
    pid,
    port,
    rssMB() {
      const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      return Math.round(Number(match?.[1] ?? 0) / 1024);
    },
    cpuMs() {
      // Fields 14 and 15 of /proc/pid/stat, in ticks of 10 ms; the name before may hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
    },
  };
}
