/**
 * A small HTTP load: a number of keep-alive connections, each with one request in flight. Raw
 * sockets, so that the client's core can outrun the server's.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

const CONNECTIONS = 50;
/** A server that is silent for so long has failed. */
const PATIENCE_MS = 10_000;

/**
 * POSTs what `next` gives on each of 50 connections until it gives null. Throws where an answer is
 * not 2xx, does not come within 10 s, or the server hangs up.
 */
export async function load(
  port: number,
  next: (connection: number) => LoadRequest | null,
  answered: (body: string) => void = () => {},
): Promise<LoadResult> {
  const times: number[] = [];
  const started = performance.now();
  const work = async (connection: number) => {
    const client = await open(port);
    try {
      for (let request = next(connection); request; request = next(connection)) {
        const sent = performance.now();
        const { status, body } = await client.post(request);
        times.push(performance.now() - sent);
        if (status < 200 || status > 299) {
          throw new Error(`POST ${request.path} was answered with ${status}.`);
        }
        answered(body);
      }
    } finally {
      client.end();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => work(i)));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

async function open(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
  const nextAnswer = readAnswers(socket);
  return {
    post({ path, headers, body }: LoadRequest): Promise<Answer> {
      const lines = Object.entries(headers).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      );
      const answer = nextAnswer();
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
          `${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return answer;
    },
    end: () => socket.destroy(),
  };
}

/** One answer after the other. Each call gives the one that comes next. */
function readAnswers(socket: Socket): () => Promise<Answer> {
  let buffered: Buffer = Buffer.alloc(0);
  let failure: Error | null = null;
  let waiting: PromiseWithResolvers<Answer> | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(failure);
  };
  socket.setTimeout(PATIENCE_MS, () => {
    fail(new Error(`The server gave no answer within ${PATIENCE_MS / 1000} s.`));
    socket.destroy();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    try {
      const answer = parse(buffered);
      if (!answer) return;
      buffered = buffered.subarray(answer.length);
      waiting?.resolve(answer);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error('not HTTP'));
    }
  });
  return () => {
    if (failure) return Promise.reject(failure);
    waiting = Promise.withResolvers();
    return waiting.promise;
  };
}

/** The first answer of the bytes and its length; null: it is not complete yet. */
function parse(bytes: Buffer): (Answer & { readonly length: number }) | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('An answer without content-length.');
  const start = headEnd + 4;
  const end = start + Number(length);
  if (bytes.length < end) return null;
  return {
    status: Number(head.slice(9, 12)),
    body: bytes.toString('utf8', start, end),
    length: end,
  };
}
