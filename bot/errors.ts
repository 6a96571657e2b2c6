/** The house's own failures. Each class answers: try again? tell whom what? */

/** A setting is wrong. Not retried; the operator reads `message`, which names every key. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

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
