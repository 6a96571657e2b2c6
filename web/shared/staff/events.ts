/** A page's live stream: hints that something changed. The page reads what changed for itself. */
import type { EventSink } from '../../route.ts';

/** Silence that proxies and the page take for a dead line is longer than this. */
export const KEEP_ALIVE_MS = 15_000;

export interface Changes {
  /** Calls `changed` after each change, with its id where it has one; returns the way to stop. */
  readonly watch: (changed: (id?: string) => void) => () => void;
  /** Changes within this time travel as one event: a burst is one look for the page. */
  readonly gatherMs: number;
  /** What an event tells of them, each id once. */
  readonly tell: (ids: readonly string[]) => object;
}

/**
 * Writes `hello` at once, whatever `Last-Event-ID` the page brings: after any gap it reads
 * everything anew, so no event need be kept. Then `changed`, and `ping` while nothing does. Ids
 * grow within one stream.
 */
export function streamGathered(changes: Changes, sink: EventSink): void {
  let lastId = 0;
  let open = true;
  let gathering: ReturnType<typeof setTimeout> | null = null;
  const moved = new Set<string>();

  const write = (name: 'hello' | 'changed' | 'ping', data: object = {}): void => {
    lastId += 1;
    sink.send({ name, id: String(lastId), data });
  };

  const flush = (): void => {
    gathering = null;
    const ids = [...moved];
    moved.clear();
    write('changed', changes.tell(ids));
  };

  const unwatch = changes.watch((id) => {
    if (!open) return;
    if (id !== undefined) moved.add(id);
    gathering ??= setTimeout(flush, changes.gatherMs);
  });
  const keepAlive = setInterval(() => write('ping'), KEEP_ALIVE_MS);

  sink.onClose(() => {
    open = false;
    unwatch();
    clearInterval(keepAlive);
    if (gathering !== null) clearTimeout(gathering);
  });

  // Watching began first: what changes from here on is either in the page's read or in an event.
  if (open) write('hello');
}
