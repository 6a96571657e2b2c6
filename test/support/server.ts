/** The real server on a free port of the loopback, over a prepared embedded database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/logger.ts';
import { type Runtime, startRuntime } from '../../bot/runtime.ts';
import type { Database } from '../../integrations/database/contract.ts';
import { openPGlite } from '../../integrations/database/embedded.ts';
import { openDatabase } from '../../integrations/database/open.ts';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { systemIds } from '../../integrations/memory/system-ids.ts';
import type { Clock } from '../../integrations/ports.ts';
import { emptyPGlite } from './databases.ts';

export const PASSWORD = 'correct horse battery';

export interface TestServer {
  readonly runtime: Runtime;
  readonly database: Database;
  /** Every row of every table, as text: what somebody with the disk in hand would read. */
  rows(): Promise<string>;
  readonly url: string;
  /** Everything logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Questions come at once unless `settings` says otherwise. `over` puts something between the house
 * and its database: a fault, a counter.
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
  over: (database: Database) => Database = (database) => database,
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huying-test-'));
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
  const pglite = config.DATABASE_URL
    ? null
    : await openPGlite({ load: await emptyPGlite() });
  const database = openDatabase({
    url: config.DATABASE_URL ?? null,
    dataDir,
    dataKey: config.DATA_KEY ? Buffer.from(config.DATA_KEY, 'hex') : null,
    ...(pglite && { pglite }),
  }).then(over);
  const runtime = await startRuntime(config, {
    log: createLogger('debug', { write: (line) => void lines.push(line) }),
    clock,
    ids: systemIds(),
    database,
  });
  return {
    runtime,
    database: await database,
    url: runtime.url,
    async rows() {
      if (!pglite) throw new TypeError('Only the embedded database is read here.');
      const tables = await pglite.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public'",
      );
      const texts: string[] = [];
      for (const { name } of tables.rows) {
        // What editors publish is meant for everybody.
        if (name === 'knowledge_versions') continue;
        const found = await pglite.query<{ row: string }>(
          `select '${name} ' || t::text as row from ${name} t`,
        );
        texts.push(...found.rows.map(({ row }) => row));
      }
      return texts.join('\n');
    },
    log: () => lines.join(''),
    async stop() {
      await runtime.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
