/** What the database throws. No message holds a parameter, a row or a query. */
import type { CommitResult } from './contract.ts';

/** The database cannot be opened as configured; the message tells what to do. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
  /** The setting to look at. */
  readonly setting: 'DATA_DIR' | 'DATA_KEY' | 'DATABASE_URL';

  constructor(setting: DatabaseSetupError['setting'], message: string) {
    super(message);
    this.setting = setting;
  }
}

/**
 * A statement failed. PostgreSQL's own error is left behind: its detail and PGlite's `params` hold
 * residents' words.
 */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  /** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code: string;

  constructor(code: string, place: readonly (string | undefined)[]) {
    super(`statement failed: ${[code, ...place.filter((part) => part)].join(' ')}`);
    this.code = code;
  }
}

/**
 * Some turns of a commit failed for another reason than having moved. The others were written:
 * `results` has their outcome and null for those that failed. `cause` is the first failure.
 */
export class CommitError extends Error {
  override readonly name = 'CommitError';
  readonly results: readonly (CommitResult | null)[];

  constructor(results: CommitError['results'], cause: unknown) {
    super('some turns could not be written', { cause });
    this.results = results;
  }
}

const FIELDS = ['table', 'column', 'constraint', 'routine'] as const;

/** A server's error without its data; any other error as it is. */
export function withoutData(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const told = new Map<string, unknown>(Object.entries(error));
  const code = told.get('code');
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return error;
  const place = FIELDS.map((field) => told.get(field));
  return new StatementError(
    code,
    place.map((part) => (typeof part === 'string' ? part : undefined)),
  );
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
