/** Everything the desk's page knows, and how each happening changes it. Pure: no clock, no network. */
import { may, ROLES, type Role } from '../../cases/roles.ts';
import { isOver } from '../../cases/transitions.ts';
import {
  reduceStaff,
  STAFF_STARTING,
  type StaffAction,
  type StaffState,
} from '../shared/staff/state.ts';
import type { DeskCase, QueueItem, Typist } from './contract.ts';
import {
  type Finding,
  type FindingAction,
  NOTHING_FOUND,
  reduceFinding,
  withCase,
} from './finding.ts';
import type { HotIssues } from './issues/contract.ts';
import type { Citation, FittingArticle } from './quoting/contract.ts';
import { arrange, arrangeHeld, type Row } from './rows.ts';
import type { Team } from './team/contract.ts';

/**
 * An answer on its way. sending → sent, and it leaves when the transcript holds it; no network:
 * waiting, tried again with the same id; refused: back to the agent with the reason.
 */
export interface Outgoing {
  readonly requestId: string;
  readonly caseNumber: string;
  readonly text: string;
  readonly quotes: readonly Citation[];
  readonly state: 'sending' | 'waiting' | 'sent' | 'refused';
  readonly code: string | null;
  /** When it was acknowledged, on the page's clock. */
  readonly sentAt: number | null;
}

/** Resolve or hand back, said by the agent and not yet done: it can be undone until `due`. */
export interface Ending {
  readonly kind: 'resolve' | 'hand-back';
  readonly caseNumber: string;
  readonly requestId: string;
  /** Milliseconds of the page's clock. */
  readonly due: number;
  /** Last line the resident had said by then: a later one stops it. */
  readonly heard: number;
  readonly state: 'counting' | 'sending' | 'waiting';
}

/** A hint of writing counts this long; it comes again while they write. */
const TYPING_MS = 6000;

export type Pane = 'queue' | 'talk' | 'case';

export interface DeskState extends StaffState {
  /** Null until the first reading. */
  readonly items: readonly QueueItem[] | null;
  readonly readAt: number;
  /** Null until the first reading. */
  readonly team: Team | null;
  readonly rows: readonly Row[];
  readonly held: boolean;
  /** The case number on the screen, read or not yet. */
  readonly open: string | null;
  readonly found: DeskCase | null;
  /** Why the open case cannot be shown. */
  readonly problem: string | null;
  /** Case number, or `next` where the first that waits was asked for. */
  readonly taking: string | null;
  readonly outgoing: readonly Outgoing[];
  /** Grows when a kept draft changed elsewhere than in the answer box. */
  readonly drafts: number;
  readonly ending: Ending | null;
  readonly pane: Pane;
  /** What the first pane lists: those that need a person, all, or many of one matter. */
  readonly view: 'queue' | 'all' | 'issues';
  /** Many of one matter; null until the first reading. */
  readonly hot: HotIssues | null;
  readonly finding: Finding;
  /** Whether the bodies for the open case are being chosen. */
  readonly handingOut: boolean;
  /** Whether a caller's words are being taken in. */
  readonly intake: boolean;
  /** Whether the overview stands in place of the panes. */
  readonly overview: boolean;
  /** Whether a prepared reply is being chosen. */
  readonly replying: boolean;
  /** What was put into the open case's answer from articles. */
  readonly quoted: readonly FittingArticle[];
  /** Who was last seen writing in the open case, and until when that counts. */
  readonly typist: (Typist & { readonly until: number }) | null;
  /** Whether somebody is being chosen to hand the open case to. */
  readonly directing: boolean;
  /** Whether the open case is being put right. */
  readonly editing: boolean;
}

export type DeskAction =
  | StaffAction
  | {
      readonly do: 'queue-read';
      readonly items: readonly QueueItem[];
      readonly team: Team;
      readonly at: number;
    }
  | { readonly do: 'hold'; readonly held: boolean }
  | { readonly do: 'open'; readonly caseNumber: string | null }
  | {
      readonly do: 'case-read';
      readonly found: DeskCase;
      /** When it was asked for: what was sent before that is in it. */
      readonly askedAt: number;
    }
  | { readonly do: 'case-unread'; readonly caseNumber: string; readonly code: string }
  | { readonly do: 'taking'; readonly caseNumber: string | null }
  | { readonly do: 'taken'; readonly caseNumber: string | null }
  | { readonly do: 'take-refused'; readonly code: string }
  | { readonly do: 'outgoing'; readonly outgoing: Outgoing }
  | {
      readonly do: 'outgoing-moved';
      readonly requestId: string;
      readonly to: Outgoing['state'];
      readonly code?: string;
      readonly at?: number;
    }
  | { readonly do: 'outgoing-dropped'; readonly requestId: string }
  | { readonly do: 'draft-changed' }
  | { readonly do: 'ending'; readonly ending: Omit<Ending, 'heard' | 'state'> }
  | {
      readonly do: 'ending-moved';
      readonly requestId: string;
      readonly to: 'sending' | 'waiting' | 'undone' | 'done' | 'refused';
      readonly code?: string;
    }
  | { readonly do: 'pane'; readonly pane: Pane }
  | { readonly do: 'view'; readonly view: DeskState['view'] }
  | { readonly do: 'issues-read'; readonly issues: HotIssues }
  | FindingAction
  | { readonly do: 'handing-out'; readonly shown: boolean }
  | { readonly do: 'intake'; readonly shown: boolean }
  | { readonly do: 'directing'; readonly shown: boolean }
  | { readonly do: 'editing'; readonly shown: boolean }
  | { readonly do: 'overview'; readonly shown: boolean }
  | { readonly do: 'replying'; readonly shown: boolean }
  | { readonly do: 'quoted'; readonly article: FittingArticle }
  | { readonly do: 'typing'; readonly typist: Typist; readonly at: number };

export const STARTING: DeskState = {
  ...STAFF_STARTING,
  items: null,
  readAt: 0,
  team: null,
  rows: [],
  held: false,
  open: null,
  found: null,
  problem: null,
  taking: null,
  outgoing: [],
  drafts: 0,
  ending: null,
  pane: 'queue',
  view: 'queue',
  hot: null,
  finding: NOTHING_FOUND,
  handingOut: false,
  intake: false,
  overview: false,
  replying: false,
  quoted: [],
  typist: null,
  directing: false,
  editing: false,
};

export function reduce(state: DeskState, action: DeskAction): DeskState {
  switch (action.do) {
    case 'queue-read': {
      const { items, team, at } = action;
      const rows = state.held ? arrangeHeld(state.rows, items) : arrange(items);
      return { ...state, items, team, readAt: at, rows };
    }
    case 'hold':
      if (action.held === state.held) return state;
      return {
        ...state,
        held: action.held,
        rows: action.held ? state.rows : arrange(state.items ?? []),
      };
    case 'open':
      return open(state, action.caseNumber);
    case 'case-read':
      return caseRead(state, action.found, action.askedAt);
    case 'case-unread':
      if (action.caseNumber !== state.open) return state;
      return { ...state, problem: action.code };
    case 'taking':
      return { ...state, taking: action.caseNumber ?? 'next', notice: null };
    case 'taken': {
      const free = { ...state, taking: null };
      if (action.caseNumber === null) return { ...free, notice: 'none_waiting' };
      return open(free, action.caseNumber);
    }
    case 'take-refused':
      return { ...state, taking: null, notice: action.code };
    case 'outgoing':
      return { ...state, quoted: [], outgoing: [...state.outgoing, action.outgoing] };
    case 'outgoing-moved':
      return {
        ...state,
        outgoing: state.outgoing.map((one) =>
          one.requestId === action.requestId
            ? {
                ...one,
                state: action.to,
                code: action.code ?? null,
                sentAt: action.at ?? null,
              }
            : one,
        ),
      };
    case 'outgoing-dropped':
      return {
        ...state,
        outgoing: state.outgoing.filter((one) => one.requestId !== action.requestId),
      };
    case 'draft-changed':
      return { ...state, drafts: state.drafts + 1 };
    case 'ending':
      return {
        ...state,
        notice: null,
        ending: { ...action.ending, heard: lastHeard(state.found), state: 'counting' },
      };
    case 'ending-moved':
      return endingMoved(state, action);
    case 'pane':
      return { ...state, pane: action.pane };
    case 'view':
      return { ...state, view: action.view, pane: 'queue' };
    case 'issues-read':
      return { ...state, hot: action.issues };
    case 'find':
    case 'finding':
    case 'found':
    case 'find-refused':
      return { ...state, finding: reduceFinding(state.finding, action) };
    case 'handing-out':
      if (action.shown && !abilities(state).dispatch) return state;
      return { ...state, handingOut: action.shown };
    case 'intake':
      return { ...state, intake: action.shown };
    case 'overview':
      return { ...state, overview: action.shown };
    case 'replying':
      if (action.shown && !abilities(state).answer) return state;
      return { ...state, replying: action.shown };
    case 'quoted':
      return { ...state, quoted: [...state.quoted, action.article] };
    case 'typing': {
      const { typist, at } = action;
      if (typist.conversationId !== state.found?.conversationId) return state;
      if (typist.badge !== null && typist.badge === state.session?.actor.badge)
        return state;
      return { ...state, typist: { ...typist, until: at + TYPING_MS } };
    }
    case 'directing':
      if (action.shown && !abilities(state).direct) return state;
      return { ...state, directing: action.shown };
    case 'editing':
      if (action.shown && !abilities(state).edit) return state;
      return { ...state, editing: action.shown };
    default:
      return reduceStaff(state, action, STARTING);
  }
}

/** What the agent may do with the open case; each is a button and a key. */
export function abilities(state: DeskState): {
  readonly take: boolean;
  readonly answer: boolean;
  readonly end: boolean;
  /** Hand to a body, or take a task back. */
  readonly dispatch: boolean;
  /** Hand it over to a colleague; a supervisor also what others hold, or nobody. */
  readonly direct: boolean;
  /** Note whether it is solved, as the resident said on the phone. */
  readonly callBack: boolean;
  /** Put right what it says, write notes, say what belongs together. */
  readonly edit: boolean;
  /** Copy or delete all that is kept of the person. */
  readonly person: boolean;
} {
  const { found, open: number } = state;
  const ready = found !== null && found.caseNumber === number;
  const ending = state.ending !== null && state.ending.caseNumber === number;
  // With the bot nobody holds it: whoever looks may work on it.
  const free = ready && (found.mine || found.owner === 'bot');
  return {
    // What waits; and what is open with nobody, whose resident is told that somebody came.
    take:
      ready &&
      state.taking === null &&
      (found.owner === 'queue' || (found.owner === 'bot' && !isOver(found.status))),
    answer: ready && found.mine && !ending,
    end: ready && found.mine && !ending,
    dispatch: ready && !ending && !isOver(found.status) && free,
    direct:
      ready &&
      !ending &&
      (found.mine || (!isOver(found.status) && may(roleOf(state), 'desk.assign'))),
    callBack: ready && !ending && found.status === 'resolved' && free,
    edit:
      ready && !ending && found.status !== 'merged' && (free || found.owner === 'queue'),
    person: ready && may(roleOf(state), 'desk.person'),
  };
}

function open(state: DeskState, caseNumber: string | null): DeskState {
  const pane: Pane = caseNumber === null ? 'queue' : 'talk';
  if (caseNumber === state.open) return { ...state, pane, overview: false };
  return {
    ...state,
    overview: false,
    open: caseNumber,
    found: null,
    problem: null,
    notice: null,
    pane,
    handingOut: false,
    directing: false,
    editing: false,
    replying: false,
    quoted: [],
  };
}

function roleOf({ session }: DeskState): Role {
  return ROLES.find((role) => role === session?.actor.role) ?? 'agent';
}

function caseRead(state: DeskState, found: DeskCase, askedAt: number): DeskState {
  if (found.caseNumber !== state.open) return state;
  const outgoing = state.outgoing.filter(
    (one) =>
      one.caseNumber !== found.caseNumber ||
      one.state !== 'sent' ||
      one.sentAt === null ||
      one.sentAt > askedAt,
  );
  const finding = withCase(state.finding, found);
  // Who had been writing has said it.
  const spoke = lastHeard(found) > lastHeard(state.found);
  const typist = spoke ? null : state.typist;
  const read = { ...state, found, finding, problem: null, outgoing, typist };
  const { ending } = state;
  const interrupted =
    ending?.state === 'counting' &&
    ending.caseNumber === found.caseNumber &&
    lastHeard(found) > ending.heard;
  return interrupted ? { ...read, ending: null, notice: 'ending_stopped' } : read;
}

function endingMoved(
  state: DeskState,
  action: Extract<DeskAction, { do: 'ending-moved' }>,
): DeskState {
  const { ending } = state;
  if (ending === null || ending.requestId !== action.requestId) return state;
  switch (action.to) {
    case 'sending':
    case 'waiting':
      return { ...state, ending: { ...ending, state: action.to } };
    case 'undone':
      return { ...state, ending: null };
    case 'done':
      return {
        ...state,
        ending: null,
        notice: ending.kind === 'resolve' ? 'resolved' : 'handed_back',
      };
    case 'refused':
      return { ...state, ending: null, notice: action.code ?? 'our_fault' };
  }
}

function lastHeard(found: DeskCase | null): number {
  const lines = found?.transcript ?? [];
  return Math.max(
    0,
    ...lines.filter((line) => line.speaker === 'resident').map((line) => line.seq),
  );
}
