/**
 * Keeps the page's picture true: the event stream says when to look, the clock is the floor under
 * it. Heartbeats ride on the stream's pings, which a hidden tab gets on time while its own timers
 * may be slowed to one a minute.
 */

/** The part of `EventSource` that is used. */
export interface Stream {
  addEventListener(name: string, listener: (event: { data?: string }) => void): void;
  close(): void;
}

export interface LiveDeps {
  readonly connect: () => Stream;
  readonly now: () => number;
  /** Read everything anew, send what waited. */
  readonly resync: () => void;
  /** Something moved in these conversations. */
  readonly changed: (conversationIds: readonly string[]) => void;
  readonly poll: () => void;
  readonly heartbeat: () => void;
  readonly link: (link: 'live' | 'lost') => void;
}

export const POLL_MS = 10_000;
/** Two pings and a bit: a line that is silent for longer is dead. */
export const SILENCE_MS = 35_000;
const HEARTBEAT_MS = 15_000;
const TICK_MS = 1000;
const BACK_OFF_MS = [500, 1000, 2000, 5000] as const;

/** Starts; the answer stops it. */
export function keepLive(deps: LiveDeps): () => void {
  let stream: Stream | null = null;
  let heardAt = deps.now();
  let reconnectAt: number | null = null;
  let failures = 0;
  let polledAt = deps.now();
  let beatAt = -HEARTBEAT_MS;

  const beat = (): void => {
    // A ping and the clock may fall together: one is enough.
    if (deps.now() - beatAt < HEARTBEAT_MS - TICK_MS) return;
    beatAt = deps.now();
    deps.heartbeat();
  };

  const lose = (): void => {
    stream?.close();
    stream = null;
    const wait = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 5000;
    failures += 1;
    reconnectAt = deps.now() + wait;
    deps.link('lost');
  };

  const connect = (): void => {
    reconnectAt = null;
    heardAt = deps.now();
    const opened = deps.connect();
    stream = opened;
    const on = (name: string, listener: (data: string | undefined) => void): void => {
      opened.addEventListener(name, (event) => {
        if (stream !== opened) return;
        heardAt = deps.now();
        listener(event.data);
      });
    };
    on('hello', () => {
      failures = 0;
      deps.link('live');
      deps.resync();
      beat();
    });
    on('changed', (data) => deps.changed(idsOf(data)));
    on('ping', beat);
    on('error', lose);
  };

  const timer = setInterval(() => {
    const now = deps.now();
    if (reconnectAt !== null && now >= reconnectAt) connect();
    else if (stream !== null && now - heardAt > SILENCE_MS) lose();
    if (now - polledAt >= POLL_MS) {
      polledAt = now;
      deps.poll();
    }
    beat();
  }, TICK_MS);

  connect();
  return () => {
    clearInterval(timer);
    stream?.close();
    stream = null;
  };
}

function idsOf(data: string | undefined): readonly string[] {
  const parsed: unknown = JSON.parse(data ?? 'null');
  if (typeof parsed !== 'object' || parsed === null || !('ids' in parsed)) return [];
  const { ids } = parsed;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
