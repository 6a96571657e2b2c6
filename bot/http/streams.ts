/** The event streams that are open: each ends with its session, all of them with the house. */
import type { EventSink } from '../../web/route.ts';

export interface OpenStream {
  readonly sink: EventSink;
  /** Whether its reader may still read. */
  readonly allowed: () => Promise<boolean>;
}

export class Streams {
  readonly #open = new Set<OpenStream>();
  #closed = false;

  /** Ends at once where the house is stopping. */
  add(stream: OpenStream): void {
    if (this.#closed) {
      stream.sink.end();
      return;
    }
    this.#open.add(stream);
    stream.sink.onClose(() => this.#open.delete(stream));
  }

  /** Ends the streams of sessions that ended or expired. Throws where that cannot be told. */
  async review(): Promise<void> {
    for (const stream of [...this.#open]) {
      if (!(await stream.allowed())) stream.sink.end();
    }
  }

  close(): void {
    this.#closed = true;
    for (const { sink } of this.#open) sink.end();
  }
}
