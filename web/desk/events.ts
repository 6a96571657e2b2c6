/** The desk's live stream: hints with ids only. The page reads what changed for itself. */
import type { EventSink } from '../route.ts';
import type { DeskPort } from './contract.ts';

/** Silence that proxies and the page take for a dead line is longer than this. */
export const KEEP_ALIVE_MS = 15_000;

/** Changes within this time travel as one event: a burst of turns is one look for the page. */
export const GATHER_MS = 50;

/**
 * Writes `hello` at once, whatever `Last-Event-ID` the page brings: after any gap it reads
 * everything anew, so no event need be kept. Then `changed {ids}` with the conversations that
 * moved, and `ping` while nothing does. Ids grow within one stream.
 */
export function streamChanges(desk: Pick<DeskPort, 'watch'>, sink: EventSink): void {
  let lastId = 0;
  let open = true;
  let gathering: NodeJS.Timeout | null = null;
  const moved = new Set<string>();

  const write = (name: 'hello' | 'changed' | 'ping', data: object): void => {
    lastId += 1;
    sink.send({ name, id: String(lastId), data });
  };

  const flush = (): void => {
    gathering = null;
    const ids = [...moved];
    moved.clear();
    write('changed', { ids });
  };

  const unwatch = desk.watch((conversationId) => {
    if (!open) return;
    moved.add(conversationId);
    gathering ??= setTimeout(flush, GATHER_MS);
  });
  const keepAlive = setInterval(() => write('ping', {}), KEEP_ALIVE_MS);

  sink.onClose(() => {
    open = false;
    unwatch();
    clearInterval(keepAlive);
    if (gathering !== null) clearTimeout(gathering);
  });

  // Watching began first: what changes from here on is either in the page's read or in an event.
  if (open) write('hello', {});
}
