/** The page's live stream: it says that something changed, and the page reads it for itself. */
import type { EventSink } from '../route.ts';
import type { EditorPort } from './contract.ts';

/** Silence that proxies and the page take for a dead line is longer than this. */
export const KEEP_ALIVE_MS = 15_000;

/** Changes within this time travel as one event: an import is one look for the page. */
export const GATHER_MS = 200;

/**
 * Writes `hello` at once, whatever `Last-Event-ID` the page brings: after any gap it reads
 * everything anew. Then `changed`, and `ping` while nothing does. Ids grow within one stream.
 */
export function streamChanges(editor: Pick<EditorPort, 'watch'>, sink: EventSink): void {
  let lastId = 0;
  let open = true;
  let gathering: NodeJS.Timeout | null = null;

  const write = (name: 'hello' | 'changed' | 'ping'): void => {
    lastId += 1;
    sink.send({ name, id: String(lastId), data: {} });
  };

  const unwatch = editor.watch(() => {
    if (!open) return;
    gathering ??= setTimeout(() => {
      gathering = null;
      write('changed');
    }, GATHER_MS);
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
