/** Every implementation of the system of record, for suites that run over all of them. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Database } from '../../integrations/database/contract.ts';
import { openPGlite } from '../../integrations/database/embedded.ts';
import { type DatabaseOptions, openDatabase } from '../../integrations/database/open.ts';
import { freshDatabase } from './postgres.ts';

type Options = Partial<Omit<DatabaseOptions, 'url' | 'dataDir' | 'pglite'>>;

/** One empty database. */
export interface TestDatabase {
  readonly database: Database;
  readonly dataDir: string;
  /** The same database with a memory of its own, as another process would have it. */
  readonly another: (options?: Options) => Promise<Database>;
  /** Everything that stands in the tables, as text. */
  readonly rows: () => Promise<Buffer>;
  /** A statement as somebody with the database in hand would run it. */
  readonly run: (statement: string) => Promise<void>;
  /** Empties the tables. What is remembered of persons stays: use new ones. */
  readonly wipe: () => Promise<void>;
  /** Ends everything opened and removes what was made. */
  readonly close: () => Promise<void>;
}

export interface DatabaseTarget {
  readonly name: string;
  /** Null: not available here; the suite is pending. */
  readonly open: (options?: Options) => Promise<TestDatabase | null>;
}

let template: Promise<Blob> | null = null;

/** An empty PGlite folder as a tarball, made once a run. */
export function emptyPGlite(): Promise<Blob> {
  template ??= (async () => {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    return dump;
  })();
  return template;
}

export const DATABASES: readonly DatabaseTarget[] = [
  {
    name: 'PGlite',
    async open(options = {}) {
      const pglite = await openPGlite({ load: await emptyPGlite() });
      return opened(
        { url: null, pglite, ...options },
        async (query) => (await pglite.query(query)).rows,
        () => Promise.resolve(),
      );
    },
  },
  {
    name: 'PostgreSQL',
    async open(options = {}) {
      const fresh = await freshDatabase();
      if (fresh === null) return null;
      const client = new pg.Client({ connectionString: fresh.url });
      await client.connect();
      return opened(
        { url: fresh.url, ...options },
        async (query) => (await client.query(query)).rows,
        async () => {
          await client.end();
          await fresh.drop();
        },
      );
    },
  },
];

async function opened(
  options: Omit<DatabaseOptions, 'dataDir' | 'dataKey'>,
  query: (text: string) => Promise<readonly unknown[]>,
  end: () => Promise<void>,
): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huying-data-'));
  const dataKey = randomBytes(32);
  const all: Database[] = [];
  const another = async (changed: Options = {}) => {
    // The folder's lock is not what is tested here; media are told apart by their rows.
    const own = all.length === 0 ? dataDir : join(dataDir, `another-${all.length}`);
    const database = await openDatabase({
      dataKey,
      ...options,
      ...changed,
      dataDir: own,
    });
    all.push(database);
    return database;
  };
  const database = await another();
  const tables = (
    await query("select tablename from pg_tables where schemaname = 'public'")
  ).map((row) => String(Object.values(row ?? {})[0]));
  const emptied = tables.filter((name) => name !== 'meta' && !name.startsWith('kysely'));
  return {
    database,
    dataDir,
    another,
    async rows() {
      const texts: string[] = [];
      // What editors publish is meant for everybody.
      for (const name of tables.filter((one) => one !== 'knowledge_versions')) {
        const found = await query(`select t::text as row from ${name} t`);
        texts.push(...found.map((row) => JSON.stringify(row)));
      }
      return Buffer.from(texts.join('\n'));
    },
    async run(statement) {
      await query(statement);
    },
    async wipe() {
      await query(`truncate ${emptied.join(', ')}`);
    },
    async close() {
      for (const each of all) await each.close();
      await end();
      await rm(dataDir, { recursive: true });
    },
  };
}
