/** A task's page and its JSON routes: whoever has the address is the body. */
import { z } from 'zod';
import { RETURN_REASONS } from '../../cases/case.ts';
import { parse, RequestId, said } from '../parse.ts';
import type { WebRequest, WebResponse, WebRoute } from '../route.ts';
import { DONE } from '../shared/staff/routes.ts';
import { type StaffPage, staffShell } from '../shared/staff/shell.ts';
import { BODY_STEPS, type TaskPort } from './contract.ts';
import { LONGEST_NAME, LONGEST_WORDS, MOST_PHOTOS, PHOTO_BYTES } from './limits.ts';
import type { TaskSettings } from './settings.ts';

const Accept = z.strictObject({ requestId: RequestId });
const GiveBack = z.strictObject({
  requestId: RequestId,
  reason: z.enum(RETURN_REASONS),
  words: said(LONGEST_WORDS).default(''),
});
const Report = z.strictObject({
  requestId: RequestId,
  words: said(LONGEST_WORDS).default(''),
  photos: z
    .array(z.string().regex(/^[\w-]{1,64}$/))
    .max(MOST_PHOTOS)
    .default([]),
});
const StepJob = z.strictObject({
  requestId: RequestId,
  job: z.int().positive(),
  step: z.enum(BODY_STEPS),
  given: said(LONGEST_NAME).default(''),
  taken: said(LONGEST_NAME).default(''),
  words: said(LONGEST_WORDS).default(''),
});
const Photo = z.instanceof(Uint8Array);

const SHELL = {
  id: 'task',
  noScript: '交办单需要启用 JavaScript。 The task page needs JavaScript.',
  files: true,
};

/** Everything under `/task` and `/api/task`. Refusals are `WebError`, as `TaskPort` names them. */
export function taskRoutes(
  tasks: TaskPort,
  page: StaffPage<TaskSettings>,
): readonly WebRoute[] {
  const route = (
    method: 'GET' | 'POST',
    path: string,
    handle: (token: string, request: WebRequest) => Promise<WebResponse>,
  ): WebRoute => ({
    method,
    path,
    access: 'public',
    handle: (request) => handle(request.params.token ?? '', request),
  });
  return [
    route('GET', '/task/:token', async () => staffShell(SHELL, page)),
    route('GET', '/api/task/:token', async (token) => ({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: await tasks.find(token),
    })),
    route('POST', '/api/task/:token/accept', async (token, { body }) => {
      await tasks.accept(token, parse(Accept, body));
      return DONE;
    }),
    route('POST', '/api/task/:token/return', async (token, { body }) => {
      await tasks.giveBack(token, parse(GiveBack, body));
      return DONE;
    }),
    route('POST', '/api/task/:token/done', async (token, { body }) => {
      await tasks.report(token, parse(Report, body));
      return DONE;
    }),
    route('POST', '/api/task/:token/job', async (token, { body }) => {
      await tasks.stepJob(token, parse(StepJob, body));
      return DONE;
    }),
    {
      ...route('POST', '/api/task/:token/photos', async (token, { body }) => ({
        status: 201,
        body: { photo: await tasks.addPhoto(token, parse(Photo, body)) },
      })),
      takes: 'bytes',
      maxBytes: PHOTO_BYTES,
    },
  ];
}
