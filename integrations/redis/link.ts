import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';

export interface LinkOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** Stands before every key and channel, for many houses on one server. */
  readonly prefix: string;
  /** Hears of everything that Redis could not do; the caller went on without it. */
  readonly onFault: (error: RedisFault) => void;
  /** Milliseconds until a command counts as unanswered. */
  readonly commandTimeout?: number;
  /** Milliseconds without asking after Redis failed, so that not every turn waits for it. */
  readonly rest?: number;
}

/** Redis could not do its part. Names the operation only: no key, no argument. */
export class RedisFault extends Error {
  override readonly name = 'RedisFault';
  readonly operation: string;
  constructor(operation: string, reason: string) {
    super(`Redis, ${operation}: ${reason}`);
    this.operation = operation;
  }
}

/** A Lua script with the digest under which the server keeps it. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/**
 * A connection that never keeps anyone waiting: a command is answered in time or given up, and
 * while Redis rests nothing is asked. It reconnects by itself for as long as it is open.
 */
export class Link {
  readonly redis: Redis;
  readonly #options: LinkOptions;
  #restsUntil = 0;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.redis = new Redis(options.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResubscribe: false,
      connectTimeout: 1_000,
      commandTimeout: options.commandTimeout ?? 500,
      retryStrategy: (times) => Math.min(25 * 2 ** Math.min(times, 10), 2_000),
    });
    this.redis.on('error', (error) => this.fault('connection', error));
    this.redis.on('ready', () => {
      this.#restsUntil = 0;
    });
  }

  key(...parts: readonly string[]): string {
    return [this.#options.prefix, ...parts].join(':');
  }

  /** Connects, or goes on trying in the background when that fails. */
  async connect(): Promise<void> {
    try {
      await this.redis.connect();
    } catch (error) {
      this.fault('connect', error);
    }
  }

  /** What the command answers, or `otherwise` when Redis cannot. */
  async attempt<T, F>(
    operation: string,
    command: (redis: Redis) => Promise<T>,
    otherwise: F,
  ): Promise<T | F> {
    if (performance.now() < this.#restsUntil) return otherwise;
    try {
      return await command(this.redis);
    } catch (error) {
      this.#restsUntil = performance.now() + (this.#options.rest ?? 1_000);
      this.fault(operation, error);
      return otherwise;
    }
  }

  /** Runs a script by its digest; a server that does not know it yet gets the text. */
  async run(
    { lua, sha }: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    try {
      return await this.redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return await this.redis.eval(lua, keys.length, ...keys, ...args);
    }
  }

  fault(operation: string, error: unknown): void {
    if (this.#closed) return;
    const reason = error instanceof Error ? error.message : 'unknown reason';
    this.#options.onFault(new RedisFault(operation, reason));
  }

  /** Says goodbye where somebody listens, and stops reconnecting either way. */
  async close(): Promise<void> {
    if (this.#closed) return;
    if (this.redis.status === 'ready')
      await this.attempt('quit', (redis) => redis.quit(), null);
    this.#closed = true;
    this.redis.disconnect();
  }
}
