/** PostgreSQL as a server, through `pg`. */
import type { Pool } from 'pg';
import { INT8 } from './embedded.ts';
import { DatabaseSetupError } from './errors.ts';

const CONNECT_MS = 5_000;
/** No statement of ours takes a tenth of it; a lost one must not hold a connection for ever. */
const STATEMENT_MS = 30_000;

export async function openPool(options: {
  readonly url: string;
  readonly connections: number;
  readonly onError: (error: Error) => void;
}): Promise<Pool> {
  const pg = await import('pg');
  const { Pool, types } = pg.default;
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    application_name: 'huying',
    // Statements of milliseconds: compiling them takes longer than they do.
    options: '-c jit=off',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === INT8 && format !== 'binary' ? Number : types.getTypeParser(type, format),
    },
  });
  // An idle connection that breaks; the pool replaces it, the next statement tells if it cannot.
  pool.on('error', options.onError);
  try {
    const client = await pool.connect();
    client.release();
  } catch (error) {
    await pool.end();
    throw new DatabaseSetupError(
      'DATABASE_URL',
      `DATABASE_URL: the database does not answer (${reason(error)}). ${helpFor(error)}`,
    );
  }
  return pool;
}

const HELP: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Start it, or correct the host and port.',
  ENOTFOUND: 'Nobody knows that host: correct its name.',
  EAI_AGAIN: 'The name of that host could not be asked for: try again, or correct it.',
  '28P01': 'Correct the account or its password.',
  '28000': 'That account may not enter: correct it, or let it in (pg_hba.conf).',
  '3D000': 'There is no such database: create it, or correct its name.',
};

function helpFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return HELP[code] ?? 'Check that it runs and that this machine reaches it.';
}

/** Code or message of a failed connection; never the address, which holds the password. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message;
}
