/** Keeps the page's picture true: the event stream says when to look, the clock is the floor under it. */
import { holdStream, type StreamDeps } from '../shared/staff/live.ts';

export interface LiveDeps extends Pick<StreamDeps, 'connect' | 'now' | 'link'> {
  /** Something may have changed. */
  readonly look: () => void;
}

const POLL_MS = 60_000;

/** Starts; the answer stops it. */
export function keepLive({ connect, now, link, look }: LiveDeps): () => void {
  let lookedAt = now();
  const lookNow = (): void => {
    lookedAt = now();
    look();
  };
  return holdStream({
    connect,
    now,
    link,
    hello: lookNow,
    changed: lookNow,
    tick: () => {
      if (now() - lookedAt >= POLL_MS) lookNow();
    },
  });
}
