/** What Microsoft's client needs to run in Node: a fetch-based `ajax`, and a clock that hurries. */
import { createRequire } from 'node:module';
import type { Observable as RxObservable } from 'rxjs/Observable.js';
import type { IScheduler } from 'rxjs/Scheduler.js';
import type { async as RxAsync } from 'rxjs/scheduler/async.js';

// rxjs 5 comes with the client and belongs to it.
const ofClient = createRequire(import.meta.resolve('botframework-directlinejs'));
const { Observable }: { Observable: typeof RxObservable } = ofClient('rxjs/Observable');
const { async }: { async: typeof RxAsync } = ofClient('rxjs/scheduler/async');

interface AjaxRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly responseType?: string;
}

/** Answers as rxjs 5's `ajax` does, as far as the client looks. */
export function fetchAjax(request: AjaxRequest): RxObservable<unknown> {
  return Observable.create(
    (subscriber: {
      next(value: unknown): void;
      error(error: unknown): void;
      complete(): void;
    }) => {
      const { method, url, headers = {}, body, responseType } = request;
      fetch(url, {
        method,
        headers: { ...headers },
        ...(body === undefined
          ? {}
          : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      })
        .then(async (answer) => {
          if (!answer.ok) {
            const xhr = {
              getResponseHeader: (name: string) => answer.headers.get(name),
            };
            throw Object.assign(new Error('refused'), { status: answer.status, xhr });
          }
          const response =
            responseType === 'arraybuffer'
              ? await answer.arrayBuffer()
              : JSON.parse((await answer.text()) || 'null');
          subscriber.next({ response, status: answer.status });
          subscriber.complete();
        })
        .catch((error: unknown) => subscriber.error(error));
    },
  );
}

/** Waits `factor` times shorter than it is asked to. */
export function hurried(factor: number): IScheduler {
  return {
    now: () => performance.now() * factor,
    // A timer may fire a moment early; the client would then wait the rest at its own pace.
    schedule: (work, delay = 0, state) =>
      async.schedule(work, delay === 0 ? 0 : delay / factor + 2, state),
  };
}
