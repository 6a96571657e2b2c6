/** The house's own failures. Each class answers: try again? tell whom what? */
import { StatementError } from '../integrations/database/errors.ts';

/** A setting is wrong. Not retried; the operator reads `message`, which names every key. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  /** @param warnings what else is odd, and may be the reason. */
  constructor(problems: readonly string[], warnings: readonly string[] = []) {
    const lines = [...problems, ...warnings].map((each) => `  - ${each}`);
    super(`The settings are not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** The address cannot be listened on. Not retried; the operator reads which setting to change. */
export class ListenError extends Error {
  constructor(host: string, port: number, code: string) {
    super(LISTEN_HELP[code]?.(host, port) ?? `cannot listen on ${host}:${port}: ${code}`);
    this.name = 'ListenError';
  }
}

const LISTEN_HELP: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `PORT: ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one (0 takes any).`,
  EACCES: (_host, port) =>
    `PORT: this account may not listen on ${port}. Take one above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST: this machine has no address ${host}.`,
  ENOTFOUND: (host) => `HOST: nobody knows the name ${host}.`,
};

/**
 * A conversation moved under a turn more often than we try. Nothing was written; the sender may
 * try again with the same delivery key.
 */
export class ContentionError extends Error {
  constructor() {
    super('The conversation kept moving; nothing was written.');
    this.name = 'ContentionError';
  }
}

/** SQLSTATE classes that say the data is at fault: data exception, constraint, limit exceeded. */
const BY_DATA = new Set(['22', '23', '54']);

/**
 * The database did not give or take a turn. Nothing is known to be written; the same delivery key
 * finds out and mends it.
 */
export class StoreError extends Error {
  /** It will do better later; otherwise this very turn is what it refuses. */
  readonly passing: boolean;
  constructor(cause: unknown) {
    super('The database did not give or take a turn.', { cause });
    this.name = 'StoreError';
    this.passing = !(
      cause instanceof RangeError ||
      (cause instanceof StatementError && BY_DATA.has(cause.code.slice(0, 2)))
    );
  }
}
