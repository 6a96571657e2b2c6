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
import { caseAct } from './case-act-route.ts';
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
  Edit,
  Heartbeat,
  Judge,
  Link,
  MediaId,
  Merge,
  Note,
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
    caseAct('answer', 'desk.answer', Answer, desk.answer),
    caseAct('resolve', 'desk.resolve', Change, desk.resolve),
    caseAct('hand-back', 'desk.take', Change, desk.handBack),
    caseAct('callback', 'desk.resolve', CallBack, desk.callBack),
    caseAct('dispatch', 'desk.dispatch', Dispatch, desk.dispatch),
    caseAct('recall', 'desk.dispatch', Recall, desk.recall),
    caseAct('judge', 'desk.resolve', Judge, desk.judge),
    staff('POST', '/api/desk/intake', 'desk.answer', async (actor, { body }) =>
      json(await desk.sayForCaller(actor, parse(SayForCaller, body))),
    ),
    caseAct('job', 'desk.dispatch', StepJob, desk.stepJob),
    caseAct('paper', 'desk.dispatch', ChangePaper, desk.changePaper),
    caseAct('need', 'desk.dispatch', ChangeNeed, desk.changeNeed),
    caseAct('edit', 'desk.dispatch', Edit, desk.edit),
    caseAct('note', 'desk.dispatch', Note, desk.note),
    caseAct('merge', 'desk.merge', Merge, desk.merge),
    caseAct('link', 'desk.dispatch', Link, desk.link),
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
