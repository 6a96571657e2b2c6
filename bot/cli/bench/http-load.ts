/**
 * A small HTTP load: a number of keep-alive connections, each with one request in flight. Raw
 * sockets, so that the client's core can outrun the server's.
 */
import { connect, type Socket } from 'node:net';

export interface LoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Answers that were not 2xx. */
  readonly refused: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** POSTs what `next` gives until it gives null. `index` counts from 0 over all connections. */
export async function load(
  port: number,
  connections: number,
  next: (connection: number) => LoadRequest | null,
  answered: (connection: number, body: string) => void = () => {},
): Promise<LoadResult> {
  const times: number[] = [];
  let refused = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const client = await open(port);
      for (let request = next(connection); request; request = next(connection)) {
        const sent = performance.now();
        const { status, body } = await client.post(request);
        times.push(performance.now() - sent);
        if (status < 200 || status > 299) refused += 1;
        answered(connection, body);
      }
      client.end();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { requests: times.length, seconds, refused, p50Ms: at(0.5), p99Ms: at(0.99) };
}

interface Client {
  post(request: LoadRequest): Promise<{ readonly status: number; readonly body: string }>;
  end(): void;
}

async function open(port: number): Promise<Client> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const reader = readAnswers(socket);
  return {
    post({ path, headers, body }) {
      const answer = reader.next();
      const lines = Object.entries(headers).map(
        ([name, value]) => `${name}: ${value}\r\n`,
      );
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
          `${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return answer;
    },
    end: () => socket.destroy(),
  };
}

/** One answer after the other; content-length or chunked, as the servers of the bench send. */
function readAnswers(socket: Socket) {
  let buffered: Buffer = Buffer.alloc(0);
  let waiting = Promise.withResolvers<{ status: number; body: string }>();
  socket.on('error', (error) => waiting.reject(error));
  socket.on('close', () =>
    waiting.reject(new Error('The server closed the connection.')),
  );
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    const answer = parse(buffered);
    if (!answer) return;
    buffered = buffered.subarray(answer.length);
    waiting.resolve({ status: answer.status, body: answer.body });
  });
  return {
    next() {
      waiting = Promise.withResolvers();
      return waiting.promise;
    },
  };
}

function parse(bytes: Buffer): { status: number; body: string; length: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + 4;
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length) {
    const end = start + Number(length[1]);
    if (bytes.length < end) return null;
    return { status, body: bytes.toString('utf8', start, end), length: end };
  }
  if (/\r\ntransfer-encoding: chunked/i.test(head)) {
    const last = bytes.indexOf('0\r\n\r\n', start);
    if (last < 0) return null;
    return { status, body: bytes.toString('utf8', start, last), length: last + 5 };
  }
  return { status, body: '', length: start };
}
