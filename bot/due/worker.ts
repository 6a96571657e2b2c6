/**
 * Works off due rows: claims what is due under a lease, hands each to its kind's handler, and puts
 * it off with growing waits when that fails. Several processes may run one each.
 */
import type { DueRow, DueRows } from '../../integrations/database/contract.ts';
import type { Clock } from '../../integrations/ports.ts';
import type { Logger } from '../logger.ts';

export type DueOutcome =
  | { readonly done: true }
  /** Try again after so many seconds; null: by the usual back-off. */
  | { readonly again: number | null }
  | { readonly bury: string };

export type DueHandler = (row: DueRow) => Promise<DueOutcome>;

export interface WorkerDeps {
  readonly due: DueRows;
  readonly clock: Clock;
  readonly log: Logger;
  readonly handlers: Readonly<Record<string, DueHandler>>;
  /** Runs at each round beside the rows: leases that lapsed. */
  readonly sweep: () => Promise<void>;
}

const LEASE_SECONDS = 30;
const ROWS_AT_ONCE = 50;
const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_SECONDS = 900;
/** Looks at least this often, whatever hints were lost. */
const FLOOR_MS = 1_000;

/** 2, 4, 8 … seconds, at most a quarter of an hour. */
export function backOffSeconds(attempts: number): number {
  return Math.min(2 ** (attempts + 1), LONGEST_WAIT_SECONDS);
}

export class DueWorker {
  readonly #deps: WorkerDeps;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.wake();
  }

  /** Something was planned: look now, and plan the next look. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#round) {
      this.#again = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#round = this.#cycle();
  }

  /** Ends after the rows in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
  }

  async #cycle(): Promise<void> {
    let wait = FLOOR_MS;
    try {
      await this.tick();
      const next = await this.#deps.due.next();
      if (next) wait = Math.min(wait, next.getTime() - this.#deps.clock.now().getTime());
    } catch (error) {
      this.#deps.log.error({ err: error }, 'due rows could not be read');
    }
    this.#round = null;
    if (this.#stopped) return;
    if (this.#again) {
      this.#again = false;
      this.wake();
      return;
    }
    this.#timer = setTimeout(() => this.wake(), Math.max(wait, 5));
  }

  /** One round: everything that is due now. */
  async tick(): Promise<void> {
    const { due, clock, sweep } = this.#deps;
    await sweep();
    for (;;) {
      const rows = await due.claim(clock.now(), ROWS_AT_ONCE, LEASE_SECONDS);
      await Promise.all(ordered(rows).map((line) => this.#workLine(line)));
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  async #workLine(rows: readonly DueRow[]): Promise<void> {
    for (const row of rows) await this.#work(row);
  }

  async #work(row: DueRow): Promise<void> {
    const { due, log } = this.#deps;
    const fields = { due: row.id, kind: row.kind, attempts: row.attempts };
    try {
      const handler = this.#deps.handlers[row.kind];
      const outcome = handler ? await handler(row) : { bury: 'unknown kind' };
      if ('done' in outcome) return await due.done(row);
      if ('bury' in outcome) {
        log.error({ ...fields, reason: outcome.bury }, 'due row buried');
        return await due.bury(row, outcome.bury);
      }
      await this.#later(row, outcome.again);
    } catch (error) {
      log.warn({ ...fields, err: error }, 'due row failed');
      await this.#later(row, null);
    }
  }

  async #later(row: DueRow, seconds: number | null): Promise<void> {
    const { due, clock, log } = this.#deps;
    if (row.attempts + 1 >= MOST_ATTEMPTS) {
      log.error({ due: row.id, kind: row.kind }, 'due row buried after its last try');
      return await due.bury(row, 'last try failed');
    }
    const wait = seconds ?? backOffSeconds(row.attempts);
    await due.retry(row, new Date(clock.now().getTime() + wait * 1000));
  }
}

/** One line per conversation, so that its messages keep their order; lines run side by side. */
function ordered(rows: readonly DueRow[]): readonly (readonly DueRow[])[] {
  const lines = Map.groupBy(rows, (row) => row.conversationId ?? row.id);
  return [...lines.values()];
}
