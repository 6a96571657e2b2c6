/** The one way a channel reads a request's body: raw bytes, bounded in size and in time. */
import type { IncomingMessage } from 'node:http';

export type BodyFailure = 'too_large' | 'too_slow' | 'encoded' | 'busy' | 'gone';

export class BodyError extends Error {
  readonly failure: BodyFailure;
  constructor(failure: BodyFailure) {
    super(`request body: ${failure}`);
    this.failure = failure;
  }
}

/** How many bytes of bodies may be in memory at once, over all requests that share it. */
export interface ByteBudget {
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function createByteBudget(maxBytes: number): ByteBudget {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > maxBytes) return false;
      held += bytes;
      return true;
    },
    give(bytes) {
      held -= bytes;
    },
  };
}

export interface BodyLimits {
  readonly maxBytes: number;
  /** Milliseconds for the whole body. */
  readonly totalMs?: number;
  /** Milliseconds without a byte. */
  readonly idleMs?: number;
  /** The reader takes from it; whoever gets the body gives `body.length` back. */
  readonly budget?: ByteBudget;
}

const TEN_SECONDS = 10_000;

/**
 * The whole body as it came over the wire, which is what vendors sign. A compressed body is
 * refused, because its size says nothing about what it unpacks to.
 * @throws BodyError; the rest of the body is then unread (see `discardRest`).
 */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const { maxBytes, totalMs = TEN_SECONDS, idleMs = TEN_SECONDS, budget } = limits;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return Promise.reject(new BodyError('encoded'));
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    return Promise.reject(new BodyError('too_large'));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooSlow = () => fail('too_slow');
    const total = setTimeout(tooSlow, totalMs);
    // Silence that may last as long as the whole body is no reason of its own.
    const idle = idleMs < totalMs ? setTimeout(tooSlow, idleMs) : undefined;

    function settle(): void {
      clearTimeout(total);
      clearTimeout(idle);
      request.off('data', onData).off('end', onEnd).off('close', onGone);
      request.off('error', onGone);
    }
    function fail(failure: BodyFailure): void {
      settle();
      request.pause();
      budget?.give(size);
      reject(new BodyError(failure));
    }
    function onData(chunk: Buffer): void {
      if (size + chunk.length > maxBytes) fail('too_large');
      else if (budget && !budget.take(chunk.length)) fail('busy');
      else {
        size += chunk.length;
        chunks.push(chunk);
        idle?.refresh();
      }
    }
    function onEnd(): void {
      settle();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    }
    function onGone(): void {
      fail('gone');
    }
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

const DISCARD_BYTES = 32 * 1024 * 1024;
const DISCARD_MS = 5_000;

/**
 * Reads on and forgets what a refused sender still sends, so that it gets to read the refusal;
 * one that does not stop is cut off.
 */
export function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let left = DISCARD_BYTES;
  const patience = setTimeout(() => request.destroy(), DISCARD_MS);
  patience.unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.on('error', () => request.destroy());
  request.on('close', () => clearTimeout(patience));
  request.on('end', () => clearTimeout(patience));
  request.resume();
}
