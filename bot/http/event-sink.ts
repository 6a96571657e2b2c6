/** Server-sent events on a raw response. https://html.spec.whatwg.org/multipage/server-sent-events.html */
import type { ServerResponse } from 'node:http';
import type { EventSink } from '../../web/route.ts';

/** A listener that reads nothing for this many bytes is cut off; it resyncs when it comes back. */
const MOST_BUFFERED = 1024 * 1024;

export function openEventSink(response: ServerResponse): EventSink {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
  return {
    send({ name, id, data }) {
      if (response.writableEnded || response.destroyed) return;
      if (response.writableLength > MOST_BUFFERED) {
        response.destroy();
        return;
      }
      const idLine = id === undefined ? '' : `id: ${id}\n`;
      response.write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
    },
    onClose(listener) {
      // Whoever left before the stream began is gone already.
      if (response.closed) listener();
      else response.once('close', listener);
    },
    end() {
      response.end();
    },
  };
}
