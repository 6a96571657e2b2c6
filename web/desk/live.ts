/**
 * Keeps the page's picture true: the event stream says when to look, the clock is the floor under
 * it. Heartbeats ride on the stream's pings, which a hidden tab gets on time while its own timers
 * may be slowed to one a minute.
 */

import { holdStream, type StreamDeps, TICK_MS } from '../shared/staff/live.ts';
import type { Typist } from './contract.ts';

export interface LiveDeps extends Pick<StreamDeps, 'connect' | 'now' | 'link'> {
  /** Read everything anew, send what waited. */
  readonly resync: () => void;
  /** Something moved in these conversations. */
  readonly changed: (conversationIds: readonly string[]) => void;
  readonly typing: (typist: Typist) => void;
  readonly poll: () => void;
  readonly heartbeat: () => void;
}

export const POLL_MS = 10_000;
const HEARTBEAT_MS = 15_000;

/** Starts; the answer stops it. */
export function keepLive({ connect, now, link, ...deps }: LiveDeps): () => void {
  let polledAt = now();
  let beatAt = -HEARTBEAT_MS;

  const beat = (): void => {
    // A ping and the clock may fall together: one is enough.
    if (now() - beatAt < HEARTBEAT_MS - TICK_MS) return;
    beatAt = now();
    deps.heartbeat();
  };

  return holdStream({
    connect,
    now,
    link,
    hello: () => {
      deps.resync();
      beat();
    },
    changed: (data) => deps.changed(idsOf(data)),
    typing: (data) => {
      const typist: Typist | null = JSON.parse(data ?? 'null');
      if (typist !== null) deps.typing(typist);
    },
    ping: beat,
    tick: () => {
      if (now() - polledAt >= POLL_MS) {
        polledAt = now();
        deps.poll();
      }
      beat();
    },
  });
}

function idsOf(data: string | undefined): readonly string[] {
  const parsed: unknown = JSON.parse(data ?? 'null');
  if (typeof parsed !== 'object' || parsed === null || !('ids' in parsed)) return [];
  const { ids } = parsed;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
