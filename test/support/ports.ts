/**
 * The implementations that the contract suite of `integrations/ports.ts` runs over. A new one is
 * one entry; it may bring only some of the ports.
 */
import { randomUUID } from 'node:crypto';
import { openPGlite } from '../../integrations/database/embedded.ts';
import {
  openEmbeddedEvents,
  openNotifyEvents,
} from '../../integrations/database/live-events.ts';
import { memoryDeliveries } from '../../integrations/memory/deliveries.ts';
import { memoryEvents } from '../../integrations/memory/events.ts';
import { memoryLocks } from '../../integrations/memory/locks.ts';
import { memoryRateLimits } from '../../integrations/memory/rate-limits.ts';
import type {
  KnownDeliveries,
  LiveEvents,
  Locks,
  RateLimits,
} from '../../integrations/ports.ts';
import { openRedis } from '../../integrations/redis/open-redis.ts';
import { DATABASES, emptyPGlite } from './databases.ts';
import { freshDatabase } from './postgres.ts';
import { sharedRedis } from './redis.ts';

export interface PortSet {
  readonly locks?: Locks;
  readonly events?: LiveEvents;
  readonly deliveries?: KnownDeliveries;
  readonly rateLimits?: RateLimits;
}

/** Two users of the same shared thing: two processes, or twice the same where there is but one. */
export interface Pair {
  readonly here: PortSet;
  readonly there: PortSet;
  /** Faults reported so far; none is expected while the server runs. */
  readonly faults: readonly Error[];
  close(): Promise<void>;
}

export interface PortTarget {
  readonly name: string;
  readonly brings: readonly (keyof PortSet)[];
  /** Fresh and empty; null where this machine lacks the server. */
  open(): Promise<Pair | null>;
}

/** Rows of the system of record, seen by two processes. */
const ROWS: readonly PortTarget[] = DATABASES.map(({ name, open }) => ({
  name: `${name} rows`,
  brings: ['rateLimits'],
  async open() {
    const opened = await open();
    if (opened === null) return null;
    const there = await opened.another();
    return {
      here: { rateLimits: opened.database.limits },
      there: { rateLimits: there.limits },
      faults: [],
      close: () => opened.close(),
    };
  },
}));

export const PORTS: readonly PortTarget[] = [
  ...ROWS,
  {
    name: 'memory',
    brings: ['locks', 'events', 'deliveries', 'rateLimits'],
    async open() {
      const faults: Error[] = [];
      const here = {
        locks: memoryLocks(),
        events: memoryEvents((error) => faults.push(asError(error))),
        deliveries: memoryDeliveries({ limit: 100 }),
        rateLimits: memoryRateLimits(),
      };
      return {
        here,
        there: here,
        faults,
        async close() {
          await here.locks.close();
          await here.events.close();
        },
      };
    },
  },
  {
    name: 'redis',
    brings: ['locks', 'events', 'deliveries', 'rateLimits'],
    async open() {
      const server = await sharedRedis();
      if (server === null) return null;
      const faults: Error[] = [];
      const options = {
        url: server.url,
        prefix: `test-${randomUUID()}`,
        onFault: (error: Error) => faults.push(error),
      };
      const here = await openRedis(options);
      const there = await openRedis(options);
      return {
        here,
        there,
        faults,
        async close() {
          await here.close();
          await there.close();
        },
      };
    },
  },
  {
    name: 'PostgreSQL',
    brings: ['events'],
    async open() {
      const fresh = await freshDatabase();
      if (fresh === null) return null;
      const faults: Error[] = [];
      const options = { url: fresh.url, onError: (error: Error) => faults.push(error) };
      const here = await openNotifyEvents(options);
      const there = await openNotifyEvents(options);
      return {
        here: { events: here },
        there: { events: there },
        faults,
        async close() {
          await here.close();
          await there.close();
          await fresh.drop();
        },
      };
    },
  },
  {
    name: 'PGlite',
    brings: ['events'],
    async open() {
      const faults: Error[] = [];
      const pglite = await openPGlite({ load: await emptyPGlite() });
      const events = await openEmbeddedEvents(pglite, (error) => faults.push(error));
      return {
        here: { events },
        there: { events },
        faults,
        async close() {
          await events.close();
          await pglite.close();
        },
      };
    },
  },
];

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error');
}
