/** The plain echo servers to compare with. */
import { type LoadResult, load } from './http-load.ts';
import { spawnServer } from './spawned.ts';

const SERVER = new URL('./echo-server.ts', import.meta.url).pathname;

export type EchoKind = 'bare' | 'own' | 'cloud';

export interface EchoServer {
  /** Echoes for so many seconds. */
  run(seconds: number): Promise<LoadResult>;
  stop(): Promise<void>;
}

export async function startEcho(kind: EchoKind): Promise<EchoServer> {
  const server = await spawnServer([SERVER, kind], {}, portLine);
  const request = { path: '/api/messages', headers: {}, body: BODY };
  return {
    run(seconds) {
      const end = performance.now() + seconds * 1000;
      return load(server.port, () => (performance.now() < end ? request : null));
    },
    stop: () => server.stop(),
  };
}

const BODY = JSON.stringify({
  type: 'message',
  id: '1',
  text: '管控区怎么去透析',
  channelId: 'test',
  serviceUrl: 'http://127.0.0.1:1',
  deliveryMode: 'expectReplies',
  from: { id: 'user' },
  recipient: { id: 'bot' },
  conversation: { id: 'c' },
});

function portLine(line: string): number | null {
  return line.startsWith('{') ? Number(JSON.parse(line).port) : null;
}
