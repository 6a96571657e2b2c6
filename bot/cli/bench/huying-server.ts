/** The real server in a process of its own, with embedded database and a folder of the bench. */
import { setTimeout as wait } from 'node:timers/promises';
import { load } from './http-load.ts';
import { type Spawned, spawnServer } from './spawned.ts';

const MAIN = new URL('../../main.ts', import.meta.url).pathname;
const READY_WITHIN_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;

export class HuyingServer {
  readonly spawned: Spawned;
  /** From the spawn of node to the first 200 of `/readyz`. */
  readonly readyAfterS: number;

  private constructor(spawned: Spawned, readyAfterS: number) {
    this.spawned = spawned;
    this.readyAfterS = readyAfterS;
  }

  /** Throws where it is not ready within 30 s, with the process ended. */
  static async start(dataDir: string, onOneCore = true): Promise<HuyingServer> {
    const started = performance.now();
    const spawned = await spawnServer(
      [MAIN],
      {
        PORT: '0',
        DATA_DIR: dataDir,
        STAFF_PASSWORD: 'bench-password',
        // A bench is one very busy person's machine.
        RATE_BURST: '1000000',
        RATE_PER_MINUTE: '1000000',
        VISITOR_BURST: '1000000',
        VISITORS_PER_MINUTE: '1000000',
        LOG_LEVEL: 'warn',
      },
      portOfPage,
      onOneCore,
    );
    try {
      await untilReady(spawned.port);
    } catch (error) {
      await spawned.stop('SIGKILL');
      throw error;
    }
    const readyAfterS = Number(((performance.now() - started) / 1000).toFixed(2));
    return new HuyingServer(spawned, readyAfterS);
  }

  get url(): string {
    return `http://127.0.0.1:${this.spawned.port}`;
  }

  /** Visitors of the page with their tokens. */
  async visitors(count: number): Promise<readonly Visitor[]> {
    const visitors: Visitor[] = [];
    let asked = 0;
    const next = () => {
      asked += 1;
      return asked > count ? null : { path: '/chat/token', headers: {}, body: '' };
    };
    await load(this.spawned.port, next, (body) => {
      const { token, conversationId } = JSON.parse(body) as Visitor;
      visitors.push({ token, conversationId });
    });
    return visitors;
  }

  /** All that a visitor's client would read now, page by page. */
  async history(visitor: Visitor): Promise<readonly HistoryLine[]> {
    const address = `${this.url}/v3/directline/conversations/${visitor.conversationId}/activities`;
    const headers = { authorization: `Bearer ${visitor.token}` };
    const lines: HistoryLine[] = [];
    for (let watermark = '0'; ; ) {
      const answer = await fetch(`${address}?watermark=${watermark}`, {
        headers,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const page = (await answer.json()) as {
        readonly activities: readonly HistoryLine[];
        readonly watermark: string;
      };
      lines.push(...page.activities);
      if (page.watermark === watermark) return lines;
      watermark = page.watermark;
    }
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
    readonly huying?: { readonly say: string; readonly quotes: readonly unknown[] };
  };
}

/** The start prints the page's address once it listens. */
function portOfPage(line: string): number | null {
  const match = /http:\/\/[\d.]+:(\d+)\/chat/.exec(line);
  return match ? Number(match[1]) : null;
}

async function untilReady(port: number): Promise<void> {
  const signal = AbortSignal.timeout(READY_WITHIN_MS);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal });
    await answer.body?.cancel();
    if (answer.status === 200) return;
    await wait(10, null, { signal });
  }
}
