/** The real server on a free port of the loopback, over a prepared embedded database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/logger.ts';
import { type Runtime, startRuntime } from '../../bot/runtime.ts';
import { openPGlite } from '../../integrations/database/embedded.ts';
import { openDatabase } from '../../integrations/database/open.ts';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { systemIds } from '../../integrations/memory/system-ids.ts';
import type { Clock } from '../../integrations/ports.ts';
import { emptyPGlite } from './databases.ts';

export const PASSWORD = 'correct horse battery';

export interface TestServer {
  readonly runtime: Runtime;
  readonly url: string;
  /** Everything logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Questions come at once unless `settings` says otherwise. */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huying-test-'));
  const load = await emptyPGlite();
  const lines: string[] = [];
  const config = parseConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    STAFF_PASSWORD: PASSWORD,
    DIRECTLINE_QUIET_MS: '0',
    RATE_BURST: '1000',
    LOG_LEVEL: 'debug',
    ...settings,
  });
  const runtime = await startRuntime(config, {
    log: createLogger('debug', { write: (line) => void lines.push(line) }),
    clock,
    ids: systemIds(),
    database: openDatabase({
      url: config.DATABASE_URL ?? null,
      dataDir,
      dataKey: config.DATA_KEY ? Buffer.from(config.DATA_KEY, 'hex') : null,
      ...(config.DATABASE_URL ? {} : { pglite: await openPGlite({ load }) }),
    }),
  });
  return {
    runtime,
    url: runtime.url,
    log: () => lines.join(''),
    async stop() {
      await runtime.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
