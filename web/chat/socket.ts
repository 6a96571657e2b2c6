/** One WebSocket's life. */
import type { Ports } from './direct-line-calls.ts';
import { type ActivitySet, readActivitySet } from './wire.ts';

/** Milliseconds: until a socket must be open, and between the empty frames that keep it so. */
const OPEN_WITHIN = 8_000;
const KEEP_ALIVE = 20_000;

export interface Hearing {
  readonly onOpen: () => void;
  readonly onSet: (set: ActivitySet) => void;
  /** Nothing was heard for a while; a rejection ends the socket. */
  readonly onSilence: () => Promise<void>;
  /** Hands out the way to end it. */
  readonly onStop: (close: () => void) => void;
}

/** Listens until the socket ends. Resolves with whether it was ever open; never rejects. */
export function listen(
  ports: Ports,
  address: string,
  silence: number,
  hearing: Hearing,
): Promise<boolean> {
  return new Promise((resolve) => {
    let opened = false;
    let heard = ports.now();
    let cancel: () => void = () => undefined;
    const socket = openOrNull(ports, address);
    if (!socket) return resolve(false);

    const end = () => {
      cancel();
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
      resolve(opened);
    };
    const tick = () => {
      cancel = ports.after(KEEP_ALIVE, tick);
      socket.send('');
      if (ports.now() - heard < silence) return;
      heard = ports.now();
      hearing.onSilence().catch(end);
    };

    socket.onopen = () => {
      opened = true;
      cancel();
      cancel = ports.after(KEEP_ALIVE, tick);
      hearing.onOpen();
    };
    socket.onmessage = ({ data }) => {
      heard = ports.now();
      const set = frame(data);
      if (set) hearing.onSet(set);
    };
    socket.onclose = end;
    socket.onerror = end;
    cancel = ports.after(OPEN_WITHIN, end);
    hearing.onStop(end);
  });
}

function openOrNull(ports: Ports, address: string) {
  try {
    return ports.openSocket(address);
  } catch {
    // A blocked or malformed address: the caller falls back to polling.
    return null;
  }
}

/** Null: an empty frame (keep-alive), or nothing we know. */
function frame(data: unknown): ActivitySet | null {
  if (typeof data !== 'string' || data === '') return null;
  try {
    return readActivitySet(JSON.parse(data));
  } catch {
    return null;
  }
}
