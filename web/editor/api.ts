/** The house as the page reaches it: `EditorPort` over HTTP, for whoever is signed in. */
import type { WebActor } from '../route.ts';
import { type Call, Calls, type Session } from '../shared/staff/calls.ts';
import type { EditorPort, ItemKind } from './contract.ts';

type Signed<F> = F extends (actor: WebActor, ...rest: infer A) => infer R
  ? (...rest: A) => R
  : never;

/** What the panes take: `EditorPort` without the actor. Failures are `ApiError`. */
export type EditorApi = {
  readonly [K in Exclude<keyof EditorPort, 'watch' | 'export'>]: Signed<EditorPort[K]>;
} & { readonly export: () => Promise<Blob> };

/** The doors of the house, beside the editors' own requests. */
export interface SessionApi {
  session(): Promise<Session>;
  signIn(username: string, password: string): Promise<Session>;
  signOut(): Promise<void>;
}

const ROOT = '/api/editor';

/** A request without an answer for this long counts as lost. */
const PATIENCE_MS = 15_000;
/** A register of fifty thousand rows takes its time to be read, checked and written. */
const LONG_PATIENCE_MS = 120_000;

/** An `EditorApi` of plain functions, so that they can be passed on one by one. */
export function editorApi(fetcher: typeof fetch): EditorApi & SessionApi {
  const calls = new Calls(fetcher, PATIENCE_MS);
  const read = async <T>(call: Call): Promise<T> => JSON.parse(await calls.text(call));
  const get = <T>(path: string): Promise<T> =>
    read({ method: 'GET', path: `${ROOT}/${path}`, patience: LONG_PATIENCE_MS });
  const send = (method: 'POST' | 'PUT', path: string, body: object): Call => ({
    method,
    path: `${ROOT}/${path}`,
    body,
    patience: LONG_PATIENCE_MS,
  });
  const ask = <T>(path: string, body: object): Promise<T> =>
    read(send('POST', path, body));
  const tell = async (path: string, body: object): Promise<void> => {
    await calls.text(send('POST', path, body));
  };

  return {
    session: () => calls.session(),
    signIn: (username, password) => calls.signIn(username, password),
    signOut: () => calls.signOut(),

    list: () => get('items'),
    search: (words) => get(`search?${new URLSearchParams({ words })}`),
    find: (kind, id) => get(pathOf(kind, id)),
    save: (id, save) => read(send('PUT', pathOf(save.content.kind, id), save)),
    withdraw: (kind, id, note) => ask(`${pathOf(kind, id)}/withdraw`, { note }),
    restore: (kind, id, number) => ask(`${pathOf(kind, id)}/restore`, { number }),
    move: (kind, id, move) => tell(`${pathOf(kind, id)}/move`, move),
    publish: (kind, id, publish) => tell(`${pathOf(kind, id)}/publish`, publish),
    cancel: (kind, id, number) => tell(`${pathOf(kind, id)}/cancel`, { number }),
    difference: (kind, id, from, to) =>
      get(`${pathOf(kind, id)}/difference?${new URLSearchParams(between(from, to))}`),

    impact: (kind, id, content) => ask(`${pathOf(kind, id)}/impact`, { content }),
    ask: (question) => ask('ask', question),
    unanswered: () => get('unanswered'),
    settle: (key) => tell('unanswered/settle', { key }),
    import: (file) => ask('import', file),
    export: () =>
      calls.blob({ method: 'GET', path: `${ROOT}/export`, patience: LONG_PATIENCE_MS }),
    correct: (kind, id) => ask(`${pathOf(kind, id)}/correct`, {}),
  };
}

function pathOf(kind: ItemKind, id: string): string {
  return `items/${kind}/${encodeURIComponent(id)}`;
}

function between(from: number | null, to: number): Record<string, string> {
  return from === null ? { to: String(to) } : { from: String(from), to: String(to) };
}
