/** Opens the system of record: PGlite in a folder, or a PostgreSQL server. */
import { hkdfSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { folderFiles } from '../media/folder-files.ts';
import type { SealedFiles } from '../media/sealed-files.ts';
import { openBulletinCounts } from './bulletin-counts.ts';
import { openCaseLists } from './case-lists.ts';
import { openCaseReader } from './case-reader.ts';
import { openCases } from './case-store.ts';
import { openCaseWords } from './case-words.ts';
import { cleanDialect } from './clean-dialect.ts';
import { openCleanUp } from './clean-up.ts';
import { openContacts } from './contacts.ts';
import type { Database } from './contract.ts';
import { openCursors } from './cursors.ts';
import { makeDataFolder } from './data-folder.ts';
import { checkedKey, embeddedKey, verifyKey } from './data-key.ts';
import { openDueRows } from './due-rows.ts';
import { openPGlite } from './embedded.ts';
import { DatabaseSetupError } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { openForget } from './forget.ts';
import { openIssues } from './issue-store.ts';
import { openKnowledge } from './knowledge-store.ts';
import { openLedger } from './ledger.ts';

import { openMediaStore } from './media.ts';
import { migrate } from './migrate.ts';
import { openOutbox } from './outbox.ts';
import { openPersonKeys } from './person-keys.ts';
import { openPersons } from './persons.ts';
import { openPosterCounts } from './poster-counts.ts';
import { openRateLimits } from './rate-limits.ts';
import { openVault } from './seal.ts';
import { openPool } from './server.ts';
import { openStaff } from './staff-store.ts';
import type { Tables } from './tables.ts';
import { openTies } from './ties.ts';
import { openTurns } from './turns.ts';

export interface DatabaseOptions {
  /** `postgres://…`; null: embedded, in `dataDir/pg`. */
  readonly url: string | null;
  /** Folder of the embedded database and its key, and of the media where `files` is absent. */
  readonly dataDir: string;
  /** Where sealed media lie; absent: in `dataDir/media`. */
  readonly files?: SealedFiles;
  /** 32 bytes. Null: embedded, the key in `dataDir/data.key`, made at the first start. */
  readonly dataKey: Buffer | null;
  /**
   * How many conversations are kept decrypted in memory; 0: none. A stale one costs a turn decided
   * twice, never a mistake. Default: 5,000 embedded, 0 on a server, where others write too.
   */
  readonly rememberedConversations?: number;
  /** Connections to the server; default 10. */
  readonly connections?: number;
  /** Hears of a broken idle connection, which is replaced; default: a process warning. */
  readonly onError?: (error: Error) => void;
  /** Embedded: an open PGlite, used in place of the one in `dataDir/pg`, and closed with it. */
  readonly pglite?: PGlite;
}

interface Connection {
  readonly dialect: Dialect;
  readonly key: Buffer;
  readonly embedded: boolean;
  readonly description: string;
  /** What is left to end after Kysely ended its driver. */
  readonly release: () => Promise<void>;
}

/**
 * Opens and migrates. Throws `DatabaseSetupError` (which names the setting) when the folder is in
 * use, the server does not answer, or the data key is missing or not the database's.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await makeDataFolder(options.dataDir);
  const connection = await (options.url === null
    ? openEmbedded(options)
    : openServer(options, options.url));
  const db = new Kysely<Tables>({ dialect: cleanDialect(connection.dialect) });
  const close = async () => {
    await db.destroy();
    await connection.release();
  };
  try {
    await migrate(db);
    const vault = openVault(connection.key);
    await verifyKey(db, vault.check);
    const keys = openPersonKeys(db, vault);
    const read = openCaseReader(db, keys);
    const remembered =
      options.rememberedConversations ?? (connection.embedded ? 5_000 : 0);
    const { turns, personOf, drop } = openTurns({ db, vault, keys, remembered });
    const media = openMediaStore({
      db,
      keys,
      personOf,
      files: options.files ?? folderFiles(join(options.dataDir, 'media')),
    });
    return {
      turns,
      cases: openCases(db, read),
      lists: openCaseLists({ db, vault, read, words: openCaseWords(db, vault) }),
      issues: openIssues(db, vault, read),
      bulletin: openBulletinCounts(db),
      posters: openPosterCounts(db),
      ledger: openLedger(db),
      due: openDueRows(db),
      contacts: openContacts(db, keys),
      cursors: openCursors(db),
      ties: openTies(db),
      outbox: openOutbox(db),
      persons: openPersons(db),
      staff: openStaff(db),
      knowledge: openKnowledge(db),
      media,
      limits: openRateLimits(db),
      description: connection.description,
      embedded: connection.embedded,
      secret: (purpose) =>
        Buffer.from(hkdfSync('sha256', connection.key, '', purpose, 32)),
      ping: async () => void (await sql`select 1`.execute(db)),
      cleanUp: openCleanUp(db, media.removeFiles),
      forget: openForget({ db, drop, removeMedia: media.removeFiles }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openEmbedded(options: DatabaseOptions): Promise<Connection> {
  const dataDir = resolve(options.dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const exists = (await readdir(dataDir)).includes('pg');
    const key = options.dataKey
      ? checkedKey(options.dataKey, 'DATA_KEY')
      : await embeddedKey(dataDir, exists);
    const pglite = options.pglite ?? (await openPGlite({ folder: join(dataDir, 'pg') }));
    return {
      dialect: new PGliteDialect({ pglite }),
      key,
      embedded: true,
      description:
        `embedded PostgreSQL (PGlite) in ${join(dataDir, 'pg')}: one process, and no fsync: ` +
        'a power failure may lose the last writes. Not for production: set DATABASE_URL there.',
      release: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openServer(options: DatabaseOptions, url: string): Promise<Connection> {
  if (options.dataKey === null) {
    throw new DatabaseSetupError(
      'DATA_KEY',
      'DATA_KEY must be set where DATABASE_URL is: 64 hexadecimal digits, kept apart from ' +
        'the database (openssl rand -hex 32).',
    );
  }
  const key = checkedKey(options.dataKey, 'DATA_KEY');
  const pool = await openPool({
    url,
    connections: options.connections ?? 10,
    onError: options.onError ?? ((error) => process.emitWarning(error)),
  });
  return {
    dialect: new PostgresDialect({ pool }),
    key,
    embedded: false,
    description: 'PostgreSQL server: durable as the server is configured.',
    release: () => Promise.resolve(),
  };
}
