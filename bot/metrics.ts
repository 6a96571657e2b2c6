/** What operators watch, in Prometheus's form. Labels are codes; nothing personal. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../integrations/database/contract.ts';
import type { Clock } from '../integrations/ports.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly turns: Counter<'channel' | 'result'>;
  readonly turnSeconds: Histogram<'channel'>;
  readonly limited: Counter;
  readonly failedDecisions: Counter;
  readonly buried: Counter<'kind'>;
  readonly undelivered: Counter<'channel'>;
  readonly faults: Counter<'part'>;
}

/** Figures that are counted from tables are this old at most; who asks often costs nothing. */
const COUNTED_FOR_MS = 5_000;

export function createMetrics(
  db: Pick<Database, 'cases' | 'due'>,
  clock: Clock,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const faults = new Counter({
    name: 'huying_shared_store_faults_total',
    help: 'Failures of what may be forgotten (Redis, notifications), and of reading these figures; work went on.',
    labelNames: ['part'],
    registers,
  });
  /** The other figures are wanted most when the database is away. */
  const orNothing = async <T>(rows: Promise<readonly T[]>): Promise<readonly T[]> =>
    await rows.catch(() => {
      faults.inc({ part: 'figures' });
      return [];
    });
  const waiting = remembered(() => orNothing(db.cases.waiting()), clock);
  const due = remembered(() => orNothing(db.due.counts()), clock);
  new Gauge({
    name: 'huying_handoffs',
    help: 'Cases that wait for a person or are with one, by urgency.',
    labelNames: ['urgency', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { urgency, ...counted } of await waiting()) {
        this.set({ urgency, state: 'waiting' }, counted.waiting);
        this.set({ urgency, state: 'taken' }, counted.taken);
      }
    },
  });
  new Gauge({
    name: 'huying_due_rows',
    help: 'Work that waits for its moment, by kind.',
    labelNames: ['kind'],
    registers,
    async collect() {
      this.reset();
      for (const row of await due()) this.set({ kind: row.kind }, row.waiting);
    },
  });
  return {
    registry,
    turns: new Counter({
      name: 'huying_turns_total',
      help: 'Messages received, by what became of them.',
      labelNames: ['channel', 'result'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'huying_turn_seconds',
      help: 'From a message to the commit of its turn.',
      labelNames: ['channel'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    limited: new Counter({
      name: 'huying_rate_limited_total',
      help: 'Messages refused because one person sent too many.',
      registers,
    }),
    failedDecisions: new Counter({
      name: 'huying_failed_decisions_total',
      help: 'Messages that were kept although deciding about them failed.',
      registers,
    }),
    buried: new Counter({
      name: 'huying_due_rows_buried_total',
      help: 'Work given up after its last try, by kind; a person must look.',
      labelNames: ['kind'],
      registers,
    }),
    undelivered: new Counter({
      name: 'huying_undelivered_total',
      help: 'Messages that no vendor took, or perhaps took, by channel; a person must look.',
      labelNames: ['channel'],
      registers,
    }),
    faults,
  };
}

/** One reading for all who ask within its time, those who ask at once too. */
function remembered<T>(read: () => Promise<T>, clock: Clock): () => Promise<T> {
  let until = Number.NEGATIVE_INFINITY;
  let reading: Promise<T> | null = null;
  return () => {
    const now = clock.now().getTime();
    if (reading === null || now >= until) {
      until = now + COUNTED_FOR_MS;
      reading = read();
    }
    return reading;
  };
}
