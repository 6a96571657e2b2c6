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
  /** Nothing was tried: look again after so many seconds, however often. */
  | { readonly wait: number }
  | { readonly bury: string };

export type DueHandler = (row: DueRow) => Promise<DueOutcome>;

export interface WorkerDeps {
  readonly due: DueRows;
  readonly clock: Clock;
  readonly log: Logger;
  readonly handlers: Readonly<Record<string, DueHandler>>;
  /** Kinds that wait for somebody outside: they keep nobody's question waiting meanwhile. */
  readonly apart: readonly string[];
  /** Run at each round before the rows, each for itself: leases that lapsed, old rows … */
  readonly sweeps: readonly (() => Promise<void>)[];
  /** Hears of work given up. */
  readonly buried: (kind: string) => void;
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
  readonly #apart = new Set<Promise<void>>();

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.wake();
  }

  /** Work was planned: what is due before the next look by the clock is looked for now. */
  planned(dueAt: Date): void {
    const soon = this.#deps.clock.now().getTime() + FLOOR_MS;
    if (dueAt.getTime() < soon) this.wake();
  }

  /** Looks now, and plans the next look. */
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
    await Promise.all(this.#apart);
  }

  async #cycle(): Promise<void> {
    let wait = FLOOR_MS;
    try {
      await this.#workOff();
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

  /** Everything that is due now, and what it makes due in turn, to its end. */
  async tick(): Promise<void> {
    for (;;) {
      await this.#round;
      const worked = await this.#workOff();
      await Promise.all(this.#apart);
      if (worked === 0 && !this.#round) return;
    }
  }

  /** One round. Returns how many rows it claimed. */
  async #workOff(): Promise<number> {
    const { due, clock, apart } = this.#deps;
    await this.#sweep();
    for (let claimed = 0; ; ) {
      const rows = await due.claim(clock.now(), ROWS_AT_ONCE, LEASE_SECONDS);
      const { away = [], here = [] } = Object.groupBy(rows, ({ kind }) =>
        apart.includes(kind) ? 'away' : 'here',
      );
      for (const row of away) this.#workApart(row);
      await Promise.all(ordered(here).map((line) => this.#workLine(line)));
      // A long line of work must not hold up a stop: what is left is claimed after the restart.
      claimed += rows.length;
      if (rows.length < ROWS_AT_ONCE || this.#stopped) return claimed;
    }
  }

  /** A sweep that fails must not keep what is due from being done. */
  async #sweep(): Promise<void> {
    for (const sweep of this.#deps.sweeps) {
      try {
        await sweep();
      } catch (error) {
        this.#deps.log.error({ err: error }, 'sweep failed');
      }
    }
  }

  #workApart(row: DueRow): void {
    const work = this.#work(row).finally(() => this.#apart.delete(work));
    this.#apart.add(work);
  }

  async #workLine(rows: readonly DueRow[]): Promise<void> {
    for (const row of rows) await this.#work(row);
  }

  /** Never throws: a row that could not even be put off comes back when its lease ends. */
  async #work(row: DueRow): Promise<void> {
    const { log } = this.#deps;
    const fields = { due: row.id, kind: row.kind, attempts: row.attempts };
    try {
      await this.#settle(row, await this.#handle(row));
    } catch (error) {
      log.error({ ...fields, err: error }, 'due row could not be settled');
    }
  }

  async #handle(row: DueRow): Promise<DueOutcome> {
    const handler = this.#deps.handlers[row.kind];
    if (!handler) return { bury: 'unknown kind' };
    try {
      return await handler(row);
    } catch (error) {
      const fields = { due: row.id, kind: row.kind, attempts: row.attempts };
      this.#deps.log.warn({ ...fields, err: error }, 'due row failed');
      return { again: null };
    }
  }

  async #settle(row: DueRow, outcome: DueOutcome): Promise<void> {
    const { due, clock, log, buried } = this.#deps;
    if ('done' in outcome) return await due.done(row);
    if ('wait' in outcome) {
      return await due.putOff(row, new Date(clock.now().getTime() + outcome.wait * 1000));
    }
    const lastTry = row.attempts + 1 >= MOST_ATTEMPTS;
    if ('bury' in outcome || lastTry) {
      const reason = 'bury' in outcome ? outcome.bury : 'last try failed';
      log.error({ due: row.id, kind: row.kind, reason }, 'due row buried');
      buried(row.kind);
      return await due.bury(row, reason);
    }
    const wait = outcome.again ?? backOffSeconds(row.attempts);
    await due.retry(row, new Date(clock.now().getTime() + wait * 1000));
  }
}

/** One line per conversation, so that its messages keep their order; lines run side by side. */
function ordered(rows: readonly DueRow[]): readonly (readonly DueRow[])[] {
  const lines = Map.groupBy(rows, (row) => row.conversationId ?? row.id);
  return [...lines.values()];
}
