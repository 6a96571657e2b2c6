/** Keeps the page's picture true: the event stream says when to look, the clock is the floor under it. */

/** The part of `EventSource` that is used. */
export interface Stream {
  addEventListener(name: string, listener: () => void): void;
  close(): void;
}

export interface LiveDeps {
  readonly connect: () => Stream;
  readonly now: () => number;
  /** Something may have changed. */
  readonly look: () => void;
  readonly link: (link: 'live' | 'lost') => void;
}

export const POLL_MS = 60_000;
/** Two pings and a bit: a line that is silent for longer is dead. */
export const SILENCE_MS = 35_000;
const TICK_MS = 1000;
const BACK_OFF_MS = [500, 1000, 2000, 5000] as const;

/** Starts; the answer stops it. */
export function keepLive({ connect, now, look, link }: LiveDeps): () => void {
  let stream: Stream | null = null;
  let heardAt = now();
  let lookedAt = now();
  let reconnectAt: number | null = null;
  let failures = 0;

  const lookNow = (): void => {
    lookedAt = now();
    look();
  };

  const lose = (): void => {
    stream?.close();
    stream = null;
    reconnectAt =
      now() + (BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 5000);
    failures += 1;
    link('lost');
  };

  const open = (): void => {
    reconnectAt = null;
    heardAt = now();
    const opened = connect();
    stream = opened;
    const on = (name: string, listener: () => void): void => {
      opened.addEventListener(name, () => {
        if (stream !== opened) return;
        heardAt = now();
        listener();
      });
    };
    on('hello', () => {
      failures = 0;
      link('live');
      lookNow();
    });
    on('changed', lookNow);
    on('ping', () => {});
    on('error', lose);
  };

  const timer = setInterval(() => {
    if (reconnectAt !== null && now() >= reconnectAt) open();
    else if (stream !== null && now() - heardAt > SILENCE_MS) lose();
    if (now() - lookedAt >= POLL_MS) lookNow();
  }, TICK_MS);

  open();
  return () => {
    clearInterval(timer);
    stream?.close();
    stream = null;
  };
}
