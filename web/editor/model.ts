/** Everything the editors' page knows, and how each happening changes it. Pure: no clock, no network. */
import { isReturned } from '../../knowledge/authoring/version.ts';
import {
  reduceStaff,
  STAFF_STARTING,
  type StaffAction,
  type StaffState,
} from '../shared/staff/state.ts';
import type { Item, ItemContent, ItemLine, ItemRef, OpenVersion } from './contract.ts';
import type { Filter } from './lines.ts';

/** What somebody has written and not saved. */
export interface Writing {
  readonly content: ItemContent;
  /** For the approver: what changed. */
  readonly note: string;
  /** What it began from; null: a new item. */
  readonly base: ItemContent | null;
  /** Revision of the open version that it began from; null: there was none. */
  readonly revision: number | null;
  /** Number of the live version then. */
  readonly live: number | null;
}

export type Tab = 'content' | 'unanswered' | 'exchange';
export type Pane = 'list' | 'item' | 'preview';
/** What keeps the buttons still while it is being done. */
export type Doing = 'save' | 'move' | 'withdraw';

export interface EditorState extends StaffState {
  /** Null until the first reading. */
  readonly items: readonly ItemLine[] | null;
  /** How often the list was read. */
  readonly reads: number;
  /** Items with words that were never saved, this browser's. */
  readonly unsaved: readonly Unsaved[];
  readonly search: string;
  readonly filter: Filter;
  readonly tab: Tab;
  readonly pane: Pane;
  readonly open: ItemRef | null;
  readonly item: Item | null;
  /** Why the open item cannot be shown. */
  readonly problem: string | null;
  readonly writing: Writing | null;
  readonly doing: Doing | null;
  /** A save was tried with words that cannot be saved: from then on each field says what it lacks. */
  readonly strict: boolean;
}

export interface Unsaved extends ItemRef {
  readonly title: string;
}

export type EditorAction =
  | StaffAction
  | { readonly do: 'items-read'; readonly items: readonly ItemLine[] }
  | { readonly do: 'unsaved'; readonly unsaved: readonly Unsaved[] }
  | { readonly do: 'search'; readonly text: string }
  | { readonly do: 'filter'; readonly filter: Filter }
  | { readonly do: 'tab'; readonly tab: Tab }
  | { readonly do: 'pane'; readonly pane: Pane }
  | { readonly do: 'open'; readonly ref: ItemRef | null }
  | { readonly do: 'item-read'; readonly item: Item; readonly kept: Writing | null }
  | { readonly do: 'item-unread'; readonly ref: ItemRef; readonly code: string }
  | { readonly do: 'write'; readonly content: ItemContent; readonly note: string }
  | { readonly do: 'strict' }
  | { readonly do: 'drop-words' }
  | { readonly do: 'join'; readonly content: ItemContent }
  | { readonly do: 'doing'; readonly what: Doing }
  | { readonly do: 'done'; readonly notice: string | null }
  | {
      readonly do: 'saved';
      readonly ref: ItemRef;
      readonly open: OpenVersion;
      readonly content: ItemContent;
    };

export const STARTING: EditorState = {
  ...STAFF_STARTING,
  items: null,
  reads: 0,
  unsaved: [],
  search: '',
  filter: 'all',
  tab: 'content',
  pane: 'list',
  open: null,
  item: null,
  problem: null,
  writing: null,
  doing: null,
  strict: false,
};

export function reduce(state: EditorState, action: EditorAction): EditorState {
  switch (action.do) {
    case 'items-read':
      return { ...state, items: action.items, reads: state.reads + 1 };
    case 'unsaved':
      return { ...state, unsaved: action.unsaved };
    case 'search':
      return { ...state, search: action.text };
    case 'filter':
      return { ...state, filter: action.filter };
    case 'tab':
      return { ...state, tab: action.tab };
    case 'pane':
      return { ...state, pane: action.pane };
    case 'open':
      return opened(state, action.ref);
    case 'item-read':
      return itemRead(state, action.item, action.kept);
    case 'item-unread':
      return same(state.open, action.ref) ? { ...state, problem: action.code } : state;
    case 'write':
      return written(state, action.content, action.note);
    case 'strict':
      return { ...state, strict: true, notice: 'faulty' };
    case 'drop-words':
      return { ...state, writing: null, strict: false };
    case 'join':
      return state.item === null
        ? state
        : { ...state, writing: begun(state.item, action.content, noteOf(state)) };
    case 'doing':
      return { ...state, doing: action.what, notice: null };
    case 'done':
      return { ...state, doing: null, notice: action.notice };
    case 'saved':
      return saved(state, action);
    default:
      // Whoever signs in goes on where the address leads.
      return reduceStaff(state, action, { ...STARTING, open: state.open });
  }
}

/** What the form shows: the words not saved, else the version in the making, else what is live. */
export function contentOf({ item, writing }: EditorState): ItemContent | null {
  return writing?.content ?? (item === null ? null : savedContent(item));
}

/** What the words on the screen began from; null: nothing was there. */
export function baseOf({ item, writing }: EditorState): ItemContent | null {
  if (writing !== null) return writing.base;
  return item === null ? null : savedContent(item);
}

/** The note to the approver, saved or not. */
export function noteOf({ item, writing }: EditorState): string {
  return writing?.note ?? (item === null ? '' : savedNote(item));
}

/** The reason of who sent it back is no note of its writer. */
function savedNote({ open }: Item): string {
  return open === null || isReturned(open) ? '' : open.note;
}

export function savedContent({ open, live }: Item): ItemContent | null {
  return open?.content ?? live?.content ?? null;
}

/** Somebody saved or published since these words were begun. */
export function clashes({ item, writing, doing }: EditorState): boolean {
  if (item === null || writing === null || doing !== null) return false;
  const revision = item.open?.revision ?? null;
  return revision !== writing.revision || (item.live?.number ?? null) !== writing.live;
}

export function same(a: ItemRef | null, b: ItemRef | null): boolean {
  return a !== null && b !== null && a.kind === b.kind && a.id === b.id;
}

/** An item that nobody has saved yet. */
export function blankItem({ kind, id }: ItemRef): Item {
  return {
    kind,
    id,
    live: null,
    open: null,
    history: [],
    scheduled: [],
    toldOlder: 0,
    mayCorrect: false,
  };
}

function opened(state: EditorState, ref: ItemRef | null): EditorState {
  const pane = ref === null ? 'list' : 'item';
  if (same(state.open, ref)) return { ...state, tab: 'content', pane };
  return {
    ...state,
    tab: 'content',
    pane,
    open: ref,
    item: null,
    problem: null,
    writing: null,
    strict: false,
    notice: null,
  };
}

function itemRead(state: EditorState, item: Item, kept: Writing | null): EditorState {
  if (!same(state.open, item)) return state;
  return { ...state, item, problem: null, writing: state.writing ?? kept };
}

function written(state: EditorState, content: ItemContent, note: string): EditorState {
  const { item, writing } = state;
  if (item === null) return state;
  const next =
    writing === null ? begun(item, content, note) : { ...writing, content, note };
  // Typed and taken back: nothing is unsaved.
  const back =
    next.base !== null && equal(next.base, content) && note === savedNote(item);
  return { ...state, writing: back ? null : next };
}

function begun(item: Item, content: ItemContent, note: string): Writing {
  return {
    content,
    note,
    base: savedContent(item),
    revision: item.open?.revision ?? null,
    live: item.live?.number ?? null,
  };
}

function saved(
  state: EditorState,
  { ref, open, content }: Extract<EditorAction, { do: 'saved' }>,
): EditorState {
  const done = { ...state, doing: null, notice: 'saved', strict: false };
  if (!same(state.open, ref) || state.item === null) return done;
  const { number, revision: _, content: __, faults: ___, ...line } = open;
  const older = state.item.history.filter((one) => one.number !== number);
  // The very content that was sent: what was typed since is compared with it.
  const item = {
    ...state.item,
    open: { ...open, content },
    history: [{ number, ...line }, ...older],
  };
  // What was typed while the save was on its way goes on from what was saved.
  const more = state.writing !== null && state.writing.content !== content;
  const writing =
    more && state.writing !== null
      ? begun(item, state.writing.content, state.writing.note)
      : null;
  return { ...done, item, writing };
}

/** Same words. A register is compared by its rows' identity: forms keep the rows they do not change. */
export function equal(a: ItemContent, b: ItemContent): boolean {
  if (a === b) return true;
  if (a.kind === 'register' && b.kind === 'register') {
    const rows = b.register.rows;
    return (
      a.register.rows.length === rows.length &&
      a.register.rows.every((row, n) => row === rows[n])
    );
  }
  return JSON.stringify(a) === JSON.stringify(b);
}
