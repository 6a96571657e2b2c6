/** The house as the page reaches it: one task, by the token in the page's address. */
import type { ReturnReason } from '../../cases/case.ts';
import type { TaskView } from './contract.ts';

/** gone: there is no such task; changed: it ended meanwhile; failed: try again. */
export type Outcome = 'done' | 'gone' | 'changed' | 'failed' | 'offline';

export interface TaskCalls {
  /** The task, or why it could not be read. */
  find(): Promise<TaskView | Exclude<Outcome, 'done' | 'changed'>>;
  /** `requestId`: the same one when the same act is tried again. */
  accept(requestId: string): Promise<Outcome>;
  giveBack(requestId: string, reason: ReturnReason, words: string): Promise<Outcome>;
  report(requestId: string, words: string): Promise<Outcome>;
}

const PATIENCE_MS = 15_000;

export function taskCalls(token: string, fetcher: typeof fetch): TaskCalls {
  const root = `/api/task/${encodeURIComponent(token)}`;

  async function call(path: string, body?: object): Promise<Response | null> {
    const post = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      return await fetcher(root + path, { ...post, signal });
    } catch {
      return null;
    }
  }

  async function act(path: string, body: object): Promise<Outcome> {
    const answer = await call(path, body);
    if (!answer) return 'offline';
    if (answer.ok) return 'done';
    if (answer.status === 409) return 'changed';
    return answer.status === 404 ? 'gone' : 'failed';
  }

  return {
    async find() {
      const answer = await call('');
      if (!answer) return 'offline';
      if (answer.status === 404) return 'gone';
      return answer.ok ? ((await answer.json()) as TaskView) : 'failed';
    },
    accept: (requestId) => act('/accept', { requestId }),
    giveBack: (requestId, reason, words) => act('/return', { requestId, reason, words }),
    report: (requestId, words) => act('/done', { requestId, words }),
  };
}
