/** The desk's page and its JSON routes. What they do is the house's, behind `DeskPort`. */
import { parse } from '../parse.ts';
import type { WebRoute } from '../route.ts';
import {
  DONE,
  json,
  pageRoute,
  staffRoute as staff,
  streamRoute,
} from '../shared/staff/routes.ts';
import { type StaffPage, staffShell } from '../shared/staff/shell.ts';
import { caseWorkRoutes } from './case-work-routes.ts';
import type { DeskPort } from './contract.ts';
import { streamChanges } from './events.ts';
import {
  Answer,
  CallBack,
  Change,
  ChangeNeed,
  ChangePaper,
  caseNumberOf,
  Dispatch,
  Heartbeat,
  Judge,
  MediaId,
  Recall,
  SayForCaller,
  Search,
  StepJob,
  Take,
} from './input.ts';
import { mediaResponse } from './media.ts';
import type { DeskSettings } from './settings.ts';

const SHELL = {
  id: 'desk',
  noScript: '值班台需要启用 JavaScript。 The desk needs JavaScript.',
  sounds: true,
};

/**
 * Everything under `/desk` and `/api/desk`. Refusals are `WebError`: 401 `signed_out`, 403
 * `not_allowed`, 422 `bad_input`, and those that `DeskPort` names. The CSRF token is the server's.
 */
export function deskRoutes(
  desk: DeskPort,
  page: StaffPage<DeskSettings>,
): readonly WebRoute[] {
  return [
    pageRoute('/desk', () => staffShell(SHELL, page)),
    streamRoute('/api/desk/events', 'desk.read', (sink) => streamChanges(desk, sink)),
    staff('GET', '/api/desk/queue', 'desk.read', async (actor) =>
      json(await desk.queue(actor)),
    ),
    // What is looked for may be a phone or a name: it stands in the body, which nobody logs.
    staff('POST', '/api/desk/search', 'desk.read', async (actor, { body }) =>
      json(await desk.search(actor, parse(Search, body))),
    ),
    staff('GET', '/api/desk/cases/:number', 'desk.read', async (actor, { params }) =>
      json(await desk.find(actor, caseNumberOf(params.number))),
    ),
    staff('GET', '/api/desk/media/:id', 'desk.read', async (actor, { params }) =>
      mediaResponse(await desk.media(actor, parse(MediaId, params.id))),
    ),
    staff('POST', '/api/desk/take', 'desk.take', async (actor, { body }) => {
      const { caseNumber } = parse(Take, body);
      return json({ caseNumber: await desk.take(actor, caseNumber) });
    }),
    staff(
      'POST',
      '/api/desk/cases/:number/answer',
      'desk.answer',
      async (actor, { params, body }) => {
        await desk.answer(actor, caseNumberOf(params.number), parse(Answer, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/resolve',
      'desk.resolve',
      async (actor, { params, body }) => {
        const { requestId } = parse(Change, body);
        await desk.resolve(actor, caseNumberOf(params.number), requestId);
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/hand-back',
      'desk.take',
      async (actor, { params, body }) => {
        const { requestId } = parse(Change, body);
        await desk.handBack(actor, caseNumberOf(params.number), requestId);
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/callback',
      'desk.resolve',
      async (actor, { params, body }) => {
        await desk.callBack(actor, caseNumberOf(params.number), parse(CallBack, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/dispatch',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.dispatch(actor, caseNumberOf(params.number), parse(Dispatch, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/recall',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.recall(actor, caseNumberOf(params.number), parse(Recall, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/judge',
      'desk.resolve',
      async (actor, { params, body }) => {
        await desk.judge(actor, caseNumberOf(params.number), parse(Judge, body));
        return DONE;
      },
    ),
    staff('POST', '/api/desk/intake', 'desk.answer', async (actor, { body }) =>
      json(await desk.sayForCaller(actor, parse(SayForCaller, body))),
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/job',
      'desk.dispatch',
      async (actor, { params, body }) => {
        await desk.stepJob(actor, caseNumberOf(params.number), parse(StepJob, body));
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/paper',
      'desk.dispatch',
      async (actor, { params, body }) => {
        const change = parse(ChangePaper, body);
        await desk.changePaper(actor, caseNumberOf(params.number), change);
        return DONE;
      },
    ),
    staff(
      'POST',
      '/api/desk/cases/:number/need',
      'desk.dispatch',
      async (actor, { params, body }) => {
        const change = parse(ChangeNeed, body);
        await desk.changeNeed(actor, caseNumberOf(params.number), change);
        return DONE;
      },
    ),
    ...caseWorkRoutes(desk),
    staff(
      'POST',
      '/api/desk/cases/:number/typing',
      'desk.answer',
      async (actor, { params }) => {
        await desk.typing(actor, caseNumberOf(params.number));
        return DONE;
      },
    ),
    staff('POST', '/api/desk/heartbeat', 'desk.read', async (actor, { body }) => {
      await desk.heartbeat(actor, parse(Heartbeat, body ?? {}).touched);
      return DONE;
    }),
  ];
}
