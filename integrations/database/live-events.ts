/**
 * Live events over LISTEN and NOTIFY. Published events go out in groups; one that is published
 * while the connection is down is lost, as the contract allows.
 */
import type { PGliteInterface } from '@electric-sql/pglite';
import type { Client } from 'pg';
import { type LiveEvent, type LiveEvents, TOPICS, type Topic } from '../ports.ts';

const CHANNEL = 'huying_live';
const NOTIFY = `select pg_notify('${CHANNEL}', told) from unnest($1::text[]) as told`;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** What carries the texts. */
interface Link {
  /** Sends to every listener on the channel, this process included. */
  send(texts: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * On a PostgreSQL server, with a connection of its own that is opened again when it breaks.
 * Throws when the first one cannot be opened; `onError` hears of what goes wrong later.
 */
export async function openNotifyEvents(options: {
  readonly url: string;
  readonly onError?: (error: Error) => void;
}): Promise<LiveEvents> {
  const onError = options.onError ?? ((error: Error) => process.emitWarning(error));
  const hub = openHub(onError);
  const pg = await import('pg');
  let client: Client | null = null;
  let closed = false;
  let waiting: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = new pg.default.Client({
      connectionString: options.url,
      application_name: 'huying live events',
      keepAlive: true,
    });
    next.on('notification', (told) => hub.hear(told.payload ?? ''));
    next.on('error', onError);
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    next.once('end', () => {
      client = null;
      if (!closed) reconnect(FIRST_WAIT_MS);
    });
    client = next;
    if (closed) await next.end();
  }

  function reconnect(wait: number): void {
    waiting = setTimeout(() => {
      connect().catch((error: Error) => {
        onError(error);
        if (!closed) reconnect(Math.min(wait * 2, LONGEST_WAIT_MS));
      });
    }, wait);
    waiting.unref();
  }

  await connect();
  return hub.over({
    send: async (texts) => client?.query(NOTIFY, [texts]),
    async close() {
      closed = true;
      if (waiting) clearTimeout(waiting);
      await client?.end();
    },
  });
}

/** On PGlite, whose listeners are all in this process. Closing leaves PGlite open. */
export async function openEmbeddedEvents(
  pglite: PGliteInterface,
  onError: (error: Error) => void = (error) => process.emitWarning(error),
): Promise<LiveEvents> {
  const hub = openHub(onError);
  const stop = await pglite.listen(CHANNEL, (text) => hub.hear(text));
  return hub.over({
    send: (texts) => pglite.query(NOTIFY, [texts]),
    close: () => stop(),
  });
}

function openHub(onError: (error: Error) => void) {
  const listeners = new Map<Topic, Set<(id: string) => void>>();
  const waiting = new Set<string>();
  let sending: Promise<void> | null = null;

  /** All that waits as one statement, and again while more came meanwhile. */
  async function sendAll(link: Link): Promise<void> {
    await Promise.resolve();
    while (waiting.size > 0) {
      const texts = [...waiting];
      waiting.clear();
      try {
        await link.send(texts);
      } catch (error) {
        onError(error instanceof Error ? error : new Error('live events were not sent'));
      }
    }
    sending = null;
  }

  return {
    hear(text: string): void {
      const event = read(text);
      if (!event) return;
      for (const listener of listeners.get(event.topic) ?? []) {
        try {
          listener(event.id);
        } catch (error) {
          // One listener's fault keeps no other from hearing, and does not end the connection.
          onError(error instanceof Error ? error : new Error('a listener failed'));
        }
      }
    },
    over: (link: Link): LiveEvents => ({
      publish(event) {
        waiting.add(`${event.topic} ${event.id}`);
        sending ??= sendAll(link);
      },
      subscribe(topic, listener) {
        const heard = listeners.get(topic) ?? new Set();
        listeners.set(topic, heard.add(listener));
        return () => void heard.delete(listener);
      },
      async close() {
        await sending;
        listeners.clear();
        await link.close();
      },
    }),
  };
}

/** Null: not ours, or a topic that a newer version sends. */
function read(text: string): LiveEvent | null {
  const space = text.indexOf(' ');
  const topic = text.slice(0, space);
  const id = text.slice(space + 1);
  return space > 0 && isTopic(topic) ? { topic, id } : null;
}

function isTopic(text: string): text is Topic {
  return TOPICS.some((topic) => topic === text);
}
