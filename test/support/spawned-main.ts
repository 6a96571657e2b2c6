/** `bot/main.ts` in a process of its own, as an operator starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

const MAIN = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface SpawnedMain {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Its end, when it came. */
  readonly ended: Promise<Ended>;
}

/** Nothing of this process's environment goes along. `cwd`: where its `.env` may stand. */
export function spawnMain(
  environment: Readonly<Record<string, string>>,
  cwd: string = ROOT,
): SpawnedMain {
  const child = spawn(process.execPath, [MAIN], {
    cwd,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    printed += more;
  });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const ended = Promise.all([once(child, 'close'), text(child.stderr)]).then(
    ([[code], errors]) => {
      process.off('exit', killed);
      return { code, output: printed, errors };
    },
  );
  return { child, output: () => printed, ended };
}

/** Waits until it serves; its address. */
export async function servingAt({ child, output, ended }: SpawnedMain): Promise<string> {
  const address = () => /residents +(\S+)\/chat/.exec(output())?.[1];
  await eventually(
    () => address() !== undefined || child.exitCode !== null,
    'the server says where it is',
    20_000,
  );
  const url = address();
  if (url === undefined) throw new Error(`it did not start: ${(await ended).errors}`);
  return url;
}
