/** The real server in a process of its own, with embedded database and a folder of the bench. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Spawned, spawnServer } from './spawned.ts';

const MAIN = new URL('../../main.ts', import.meta.url).pathname;

export class HuyingServer {
  readonly spawned: Spawned;
  /** From the spawn of node to the first 200 of `/readyz`. */
  readonly readyAfterS: number;

  private constructor(spawned: Spawned, readyAfterS: number) {
    this.spawned = spawned;
    this.readyAfterS = readyAfterS;
  }

  static async start(dataDir: string, onOneCore = true): Promise<HuyingServer> {
    const port = await freePort();
    const started = performance.now();
    const spawning = spawnServer(
      [MAIN],
      {
        PORT: String(port),
        DATA_DIR: dataDir,
        STAFF_PASSWORD: 'bench-password',
        // A bench is one very busy person's machine.
        RATE_BURST: '1000000',
        RATE_PER_MINUTE: '1000000',
        LOG_LEVEL: 'warn',
      },
      (line) => (line.includes('/chat') ? port : null),
      onOneCore,
    );
    await untilReady(port);
    const readyAfterS = Number(((performance.now() - started) / 1000).toFixed(2));
    return new HuyingServer(await spawning, readyAfterS);
  }

  get url(): string {
    return `http://127.0.0.1:${this.spawned.port}`;
  }

  /** Visitors of the page with their tokens. */
  async visitors(count: number): Promise<readonly Visitor[]> {
    const visitors: Visitor[] = [];
    for (let i = 0; i < count; i += 1) {
      const answer = await fetch(`${this.url}/chat/token`, { method: 'POST' });
      const { token, conversationId } = (await answer.json()) as Visitor;
      visitors.push({ token, conversationId });
    }
    return visitors;
  }

  /** What a visitor's client would read now. */
  async history(visitor: Visitor): Promise<readonly HistoryLine[]> {
    const path = `/v3/directline/conversations/${visitor.conversationId}/activities`;
    const headers = { authorization: `Bearer ${visitor.token}` };
    const answer = await fetch(`${this.url}${path}`, { headers });
    const { activities } = (await answer.json()) as { activities: HistoryLine[] };
    return activities;
  }
}

export interface Visitor {
  readonly token: string;
  readonly conversationId: string;
}

export interface HistoryLine {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly value?: { readonly summary?: { readonly caseNumber: string } };
  readonly from: { readonly id: string };
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly huying?: { readonly say: string };
  };
  readonly suggestedActions?: { readonly actions: readonly { readonly value: string }[] };
}

async function untilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await wait(10);
  }
  throw new Error('The server did not get ready.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
