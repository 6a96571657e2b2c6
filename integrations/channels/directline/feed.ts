/** One socket that follows its conversation. */
import type { WebSocket } from 'ws';
import type { Page } from './history.ts';
import type { Pace } from './limits.ts';

export interface Feed {
  /** There may be something new. */
  look(): void;
  /** A frame that may be lost: not sent to a client that is behind. */
  tell(frame: string): void;
  /** Resolves when the socket is closed. */
  close(code: number): Promise<void>;
}

export interface FeedOptions {
  readonly pace: Pace;
  /** The page after a number. */
  read(after: number): Promise<Page>;
  fault(error: unknown): void;
  closed(): void;
}

/**
 * Sends what follows number `after`, in order and once. One frame at a time is under way, so a
 * slow client holds one page in memory and reads the rest from the history when it can.
 */
export function openFeed(socket: WebSocket, after: number, options: FeedOptions): Feed {
  const { pace, read, fault } = options;
  let cursor = after;
  let greeted = false;
  let running = false;
  let wanted = false;
  let frames = 0;
  let looks = 0;
  let alive = true;

  const timer = setInterval(() => {
    frames = 0;
    looks += 1;
    if (looks % pace.looksPerPing === 0) {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }
    look();
  }, pace.lookMs);
  timer.unref();

  const gone = new Promise<void>((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      options.closed();
      resolve();
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('pong', () => {
    alive = true;
  });
  // Clients keep the line open with empty frames; whatever else they send is not for us either.
  socket.on('message', () => {
    alive = true;
    frames += 1;
    if (frames > pace.framesPerLook) socket.close(1008);
  });

  function look(): void {
    wanted = true;
    if (!running) {
      running = true;
      void run();
    }
  }

  async function run(): Promise<void> {
    try {
      while (wanted) {
        wanted = false;
        await drain();
      }
    } catch (error) {
      fault(error);
    } finally {
      running = false;
    }
  }

  async function drain(): Promise<void> {
    let more = true;
    while (more && socket.readyState === socket.OPEN) {
      const page = await read(cursor);
      // The first frame goes even when it is empty: it gives the client a watermark to come back
      // with.
      if (page.last > cursor || !greeted) await send(socket, JSON.stringify(page.set));
      cursor = page.last;
      greeted = true;
      more = page.more;
    }
  }

  look();
  return {
    look,
    tell(frame) {
      if (greeted && !running && socket.readyState === socket.OPEN) socket.send(frame);
    },
    async close(code) {
      socket.close(code);
      const deadline = setTimeout(() => socket.terminate(), pace.closeMs);
      await gone;
      clearTimeout(deadline);
    },
  };
}

/** Resolves when the frame has left, or the socket is gone and its client will come back. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    socket.send(text, (error) => {
      if (error) socket.terminate();
      resolve();
    });
  });
}
