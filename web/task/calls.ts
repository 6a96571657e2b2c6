/** The house as the page reaches it: one task, by the token in the page's address. */
import type { ReturnReason } from '../../cases/case.ts';
import type { TaskPort, TaskView } from './contract.ts';

/**
 * gone: there is no such task; changed: it ended meanwhile; bad_photo: it is none, or too many;
 * failed: try again.
 */
export type Outcome = 'done' | 'gone' | 'changed' | 'failed' | 'offline' | 'bad_photo';

export type JobStepSaid = Omit<Parameters<TaskPort['stepJob']>[1], 'requestId'>;

export interface TaskCalls {
  /** The task, or why it could not be read. */
  find(): Promise<TaskView | Exclude<Outcome, 'done' | 'changed' | 'bad_photo'>>;
  /** `requestId`: the same one when the same act is tried again. */
  accept(requestId: string): Promise<Outcome>;
  giveBack(requestId: string, reason: ReturnReason, words: string): Promise<Outcome>;
  stepJob(requestId: string, step: JobStepSaid): Promise<Outcome>;
  /** `photos`: their bytes; each is sent once, however often the report is tried. */
  report(
    requestId: string,
    words: string,
    photos: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<Outcome>;
}

const PATIENCE_MS = 15_000;

export function taskCalls(token: string, fetcher: typeof fetch): TaskCalls {
  const root = `/api/task/${encodeURIComponent(token)}`;

  const kept = new Map<Uint8Array, string>();

  function call(path: string, body?: object): Promise<Response | null> {
    if (!body) return request(path);
    return request(path, 'application/json', JSON.stringify(body));
  }

  async function request(
    path: string,
    type?: string,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Response | null> {
    const post = type &&
      body && { method: 'POST', headers: { 'content-type': type }, body };
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      return await fetcher(root + path, { ...post, signal });
    } catch {
      return null;
    }
  }

  async function act(path: string, body: object): Promise<Outcome> {
    return outcomeOf(await call(path, body));
  }

  /** Its id, or why it was not kept. */
  async function keep(photo: Uint8Array<ArrayBuffer>): Promise<Outcome | { id: string }> {
    const known = kept.get(photo);
    if (known !== undefined) return { id: known };
    const answer = await request('/photos', 'application/octet-stream', photo);
    if (!answer?.ok) return outcomeOf(answer);
    const { photo: id } = (await answer.json()) as { readonly photo: string };
    kept.set(photo, id);
    return { id };
  }

  return {
    async find() {
      const answer = await call('');
      if (!answer) return 'offline';
      if (answer.status === 404) return 'gone';
      return answer.ok ? ((await answer.json()) as TaskView) : 'failed';
    },
    accept: (requestId) => act('/accept', { requestId }),
    stepJob: (requestId, said) => act('/job', { requestId, ...said }),
    giveBack: (requestId, reason, words) => act('/return', { requestId, reason, words }),
    async report(requestId, words, files) {
      const photos: string[] = [];
      for (const file of files) {
        const sent = await keep(file);
        if (typeof sent === 'string') return sent;
        photos.push(sent.id);
      }
      return act('/done', { requestId, words, photos });
    },
  };
}

const OUTCOMES: Readonly<Record<number, Outcome>> = {
  404: 'gone',
  409: 'changed',
  413: 'bad_photo',
  415: 'bad_photo',
  429: 'bad_photo',
};

function outcomeOf(answer: Response | null): Outcome {
  if (!answer) return 'offline';
  return answer.ok ? 'done' : (OUTCOMES[answer.status] ?? 'failed');
}
