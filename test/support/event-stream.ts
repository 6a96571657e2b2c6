/** A server-sent event stream, read as it comes. */
import { eventually } from './eventually.ts';

export interface ReadEvent {
  readonly name: string;
  readonly data: unknown;
}

export class EventStream {
  readonly events: ReadEvent[] = [];
  readonly #abort = new AbortController();
  #ended = false;

  /** `open` gets the signal that ends the reading. */
  static async open(
    open: (signal: AbortSignal) => Promise<Response>,
  ): Promise<EventStream> {
    const stream = new EventStream();
    const response = await open(stream.#abort.signal);
    void stream.#read(response);
    await stream.until((events) => events.some(({ name }) => name === 'hello'), 'hello');
    return stream;
  }

  get ended(): boolean {
    return this.#ended;
  }

  async until(
    holds: (events: readonly ReadEvent[]) => boolean,
    what: string,
    ms = 5_000,
  ): Promise<void> {
    await eventually(() => holds(this.events), what, ms);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        this.events.push(...parts.map(toEvent));
      }
    } catch (error) {
      // Cut off by either side: that is its end.
      if (!(error instanceof Error)) throw error;
    }
    this.#ended = true;
  }
}

function toEvent(part: string): ReadEvent {
  const field = (name: string) =>
    part
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { name: field('event'), data: JSON.parse(field('data') || 'null') };
}
