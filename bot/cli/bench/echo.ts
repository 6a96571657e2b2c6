/** Turns a second of the plain echo servers. */
import { load } from './http-load.ts';
import { spawnServer } from './spawned.ts';

const SERVER = new URL('./echo-server.ts', import.meta.url).pathname;
const CONNECTIONS = 50;
const WARM_UP = 3_000;
const REQUESTS = 12_000;

export async function measureEcho(kind: 'bare' | 'own' | 'cloud'): Promise<number> {
  const server = await spawnServer([SERVER, kind], {}, portLine);
  const body = JSON.stringify({
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
  const run = async (requests: number) => {
    let left = requests;
    const next = () => {
      left -= 1;
      return left < 0 ? null : { path: '/api/messages', headers: {}, body };
    };
    return await load(server.port, CONNECTIONS, next);
  };
  await run(WARM_UP);
  const result = await run(REQUESTS);
  await server.stop();
  if (result.refused > 0)
    throw new Error(`The ${kind} echo refused ${result.refused} requests.`);
  return result.requests / result.seconds;
}

function portLine(line: string): number | null {
  return line.startsWith('{') ? Number(JSON.parse(line).port) : null;
}
