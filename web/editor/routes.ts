/** The editors' page and its JSON routes. What they do is the house's, behind `EditorPort`. */
import { type Act, may, ROLES } from '../../cases/roles.ts';
import type { WebRoute } from '../route.ts';
import {
  actorFor,
  DONE,
  json,
  pageRoute,
  staffRoute,
  streamRoute,
} from '../shared/staff/routes.ts';
import { type StaffPage, staffShell } from '../shared/staff/shell.ts';
import type { EditorPort } from './contract.ts';
import { streamChanges } from './events.ts';
import * as input from './input.ts';
import { LONGEST_BODY } from './limits.ts';
import type { EditorSettings } from './settings.ts';

const SHELL = {
  id: 'editor',
  noScript: '内容编辑台需要启用 JavaScript。 The editor needs JavaScript.',
};
const ITEM = '/api/editor/items/:kind/:id';

/**
 * Everything under `/editor` and `/api/editor`. Refusals are `WebError`: 401 `signed_out`, 403
 * `not_allowed`, 422 `bad_input`, and those that `EditorPort` names. The CSRF token is the server's.
 */
export function editorRoutes(
  editor: EditorPort,
  page: StaffPage<EditorSettings>,
): readonly WebRoute[] {
  return [
    pageRoute('/editor', () => staffShell(SHELL, page)),
    streamRoute('/api/editor/events', 'editor.read', (sink) =>
      streamChanges(editor, sink),
    ),
    ...itemRoutes(editor),
    staff('POST', '/api/editor/ask', 'editor.read', async (actor, { body }) =>
      json(await editor.ask(actor, input.parse(input.Ask, body))),
    ),
    staff('GET', '/api/editor/unanswered', 'editor.read', async (actor) =>
      json(await editor.unanswered(actor)),
    ),
    staff(
      'POST',
      '/api/editor/unanswered/settle',
      'editor.write',
      async (actor, { body }) => {
        await editor.settle(actor, input.parse(input.Settle, body).key);
        return DONE;
      },
    ),
    staff('POST', '/api/editor/import', 'editor.write', async (actor, { body }) =>
      json(await editor.import(actor, input.parse(input.Import, body))),
    ),
    staff('GET', '/api/editor/export', 'editor.read', async (actor) => ({
      status: 200,
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="huying-content.zip"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
      body: await editor.export(actor),
    })),
  ];
}

function itemRoutes(editor: EditorPort): readonly WebRoute[] {
  return [
    staff('GET', '/api/editor/items', 'editor.read', async (actor) =>
      json(await editor.list(actor)),
    ),
    staff('GET', '/api/editor/search', 'editor.read', async (actor, { query }) => {
      const { words } = input.parse(input.Search, { words: query.get('words') });
      return json(await editor.search(actor, words));
    }),
    staff('GET', ITEM, 'editor.read', async (actor, { params }) => {
      const { kind, id } = input.itemOf(params);
      return json(await editor.find(actor, kind, id));
    }),
    staff('PUT', ITEM, 'editor.write', async (actor, { params, body }) => {
      const item = input.itemOf(params);
      const save = input.parse(input.Save, body);
      input.mustBe(item, save.content);
      return json(await editor.save(actor, item.id, save));
    }),
    staff('POST', `${ITEM}/withdraw`, 'editor.write', async (actor, { params, body }) => {
      const { kind, id } = input.itemOf(params);
      const { note } = input.parse(input.Withdraw, body);
      return json(await editor.withdraw(actor, kind, id, note));
    }),
    staff('POST', `${ITEM}/restore`, 'editor.write', async (actor, { params, body }) => {
      const { kind, id } = input.itemOf(params);
      const { number } = input.parse(input.Restore, body);
      return json(await editor.restore(actor, kind, id, number));
    }),
    staff('POST', `${ITEM}/move`, 'editor.write', async (actor, { params, body }) => {
      const { kind, id } = input.itemOf(params);
      await editor.move(actor, kind, id, input.parse(input.Move, body));
      return DONE;
    }),
    publishRoute(editor),
    staff('POST', `${ITEM}/cancel`, 'editor.publish', async (actor, { params, body }) => {
      const { kind, id } = input.itemOf(params);
      await editor.cancel(actor, kind, id, input.parse(input.Cancel, body).number);
      return DONE;
    }),
    staff('POST', `${ITEM}/impact`, 'editor.read', async (actor, { params, body }) => {
      const item = input.itemOf(params);
      const { content } = input.parse(input.Judge, body);
      if (content) input.mustBe(item, content);
      return json(await editor.impact(actor, item.kind, item.id, content));
    }),
    correctRoute(editor),
    staff('GET', `${ITEM}/difference`, 'editor.read', async (actor, request) => {
      const { kind, id } = input.itemOf(request.params);
      const { from, to } = input.parse(input.Between, {
        from: request.query.get('from'),
        to: request.query.get('to'),
      });
      return json(await editor.difference(actor, kind, id, from, to));
    }),
  ];
}

/** Publishing, and what writes to residents as publishing does. */
const TOLD: readonly Act[] = ['editor.publish', 'editor.emergency'];
const TELLERS = ROLES.filter((role) => TOLD.some((act) => may(role, act)));

/** Who published alone may correct alone: the house knows who did. */
function correctRoute(editor: EditorPort): WebRoute {
  return {
    method: 'POST',
    path: `${ITEM}/correct`,
    access: TELLERS,
    handle: async (request) => {
      const { kind, id } = input.itemOf(request.params);
      return json(await editor.correct(actorFor(request, ...TOLD), kind, id));
    },
  };
}

/** Two acts lead here: the input says which of them is needed. */
function publishRoute(editor: EditorPort): WebRoute {
  return {
    method: 'POST',
    path: `${ITEM}/publish`,
    access: TELLERS,
    handle: async (request) => {
      actorFor(request, ...TOLD);
      const { kind, id } = input.itemOf(request.params);
      const publish = input.parse(input.Publish, request.body);
      const act = publish.emergency === null ? 'editor.publish' : 'editor.emergency';
      await editor.publish(actorFor(request, act), kind, id, publish);
      return DONE;
    },
  };
}

/** A route for whoever holds `act`; what is sent here can be long. */
function staff(...route: Parameters<typeof staffRoute>): WebRoute {
  return { ...staffRoute(...route), maxBytes: LONGEST_BODY };
}
