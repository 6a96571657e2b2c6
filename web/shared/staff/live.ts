/** Holds a page's event stream open: lost, silent or refused, it is opened again. */

/** The part of `EventSource` that is used. */
export interface Stream {
  addEventListener(name: string, listener: (event: { data?: string }) => void): void;
  close(): void;
}

export interface StreamDeps {
  readonly connect: () => Stream;
  readonly now: () => number;
  readonly link: (link: 'live' | 'lost') => void;
  /** The stream stands: whatever happened before it is not in it. */
  readonly hello: () => void;
  readonly changed: (data: string | undefined) => void;
  readonly ping?: () => void;
  readonly typing?: (data: string | undefined) => void;
  /** Once a second, stream or not: the clock is the floor under it. */
  readonly tick: () => void;
}

/** Two pings and a bit: a line that is silent for longer is dead. */
export const SILENCE_MS = 35_000;
export const TICK_MS = 1000;
const BACK_OFF_MS = [500, 1000, 2000, 5000] as const;

/** Starts; the answer stops it. */
export function holdStream(deps: StreamDeps): () => void {
  const { now, link } = deps;
  let stream: Stream | null = null;
  let heardAt = now();
  let reconnectAt: number | null = null;
  let failures = 0;

  const lose = (): void => {
    stream?.close();
    stream = null;
    const wait = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 5000;
    reconnectAt = now() + wait;
    failures += 1;
    link('lost');
  };

  const open = (): void => {
    reconnectAt = null;
    heardAt = now();
    const opened = deps.connect();
    stream = opened;
    const on = (name: string, listener: (data: string | undefined) => void): void => {
      opened.addEventListener(name, (event) => {
        if (stream !== opened) return;
        heardAt = now();
        listener(event.data);
      });
    };
    on('hello', () => {
      failures = 0;
      link('live');
      deps.hello();
    });
    on('changed', deps.changed);
    on('ping', () => deps.ping?.());
    on('typing', (data) => deps.typing?.(data));
    on('error', lose);
  };

  const timer = setInterval(() => {
    if (reconnectAt !== null && now() >= reconnectAt) open();
    else if (stream !== null && now() - heardAt > SILENCE_MS) lose();
    deps.tick();
  }, TICK_MS);

  open();
  return () => {
    clearInterval(timer);
    stream?.close();
    stream = null;
  };
}
