/** The life of a request as one table: received, handed on, worked, cleared. */
import type { Actor, CaseStatus } from './case.ts';
import type { Act } from './roles.ts';

export type ActorKind = Actor['kind'];

interface Transition {
  readonly from: CaseStatus;
  readonly to: CaseStatus;
  /** Who may make the move. */
  readonly by: readonly ActorKind[];
  /** What a member of staff must hold for it; see `roles.ts`. */
  readonly act: Act;
}

type Row = readonly [CaseStatus, CaseStatus, readonly ActorKind[], Act];

// Resolving at once (received, verified → resolved) is the answer given on the spot.
// A body that accepts, gives back (退回) or ends its task moves the case as `dispatch.ts` says.
// closed by the resident who says 办好了, by staff after the callback, or by its clock.
// biome-ignore format: the columns are read downwards
const TABLE: readonly Row[] = [
  // from          to             by                              act
  ['received',    'verified',    ['staff'],                      'desk.dispatch'],
  ['received',    'dispatched',  ['staff'],                      'desk.dispatch'],
  ['received',    'resolved',    ['staff'],                      'desk.resolve' ],
  ['received',    'merged',      ['staff'],                      'desk.merge'   ],
  ['received',    'withdrawn',   ['resident', 'bot', 'staff'],   'desk.resolve' ],

  ['verified',    'dispatched',  ['staff'],                      'desk.dispatch'],
  ['verified',    'in_progress', ['staff'],                      'desk.dispatch'],
  ['verified',    'resolved',    ['staff'],                      'desk.resolve' ],
  ['verified',    'merged',      ['staff'],                      'desk.merge'   ],
  ['verified',    'withdrawn',   ['resident', 'bot', 'staff'],   'desk.resolve' ],

  ['dispatched',  'in_progress', ['staff', 'body'],              'desk.dispatch'],
  ['dispatched',  'verified',    ['staff', 'body'],              'desk.dispatch'],
  ['dispatched',  'resolved',    ['staff', 'body'],              'desk.resolve' ],
  ['dispatched',  'merged',      ['staff'],                      'desk.merge'   ],
  ['dispatched',  'withdrawn',   ['resident', 'bot', 'staff'],   'desk.resolve' ],

  ['in_progress', 'verified',    ['staff', 'body'],              'desk.dispatch'],
  ['in_progress', 'dispatched',  ['staff'],                      'desk.dispatch'],
  ['in_progress', 'resolved',    ['staff', 'body'],              'desk.resolve' ],
  ['in_progress', 'merged',      ['staff'],                      'desk.merge'   ],
  ['in_progress', 'withdrawn',   ['resident', 'bot', 'staff'],   'desk.resolve' ],

  ['resolved',    'closed',      ['resident', 'staff', 'timer'], 'desk.resolve' ],
  ['resolved',    'reopened',    ['resident', 'bot', 'staff'],   'desk.dispatch'],

  ['closed',      'reopened',    ['resident', 'bot', 'staff'],   'desk.dispatch'],

  ['reopened',    'verified',    ['staff'],                      'desk.dispatch'],
  ['reopened',    'dispatched',  ['staff'],                      'desk.dispatch'],
  ['reopened',    'in_progress', ['staff'],                      'desk.dispatch'],
  ['reopened',    'resolved',    ['staff'],                      'desk.resolve' ],
  ['reopened',    'merged',      ['staff'],                      'desk.merge'   ],
  ['reopened',    'withdrawn',   ['resident', 'bot', 'staff'],   'desk.resolve' ],

  // An urgent case stays in the queue when it is withdrawn: a person looks, and ends it.
  ['withdrawn',   'resolved',    ['staff'],                      'desk.resolve' ],
  ['withdrawn',   'reopened',    ['resident', 'bot', 'staff'],   'desk.dispatch'],
];

/** Every allowed move. What is not listed is refused; nothing leads out of `merged`. */
export const TRANSITIONS: readonly Transition[] = TABLE.map(([from, to, by, act]) => ({
  from,
  to,
  by,
  act,
}));

/** Nobody works on a case that stands so. */
export function isOver(status: CaseStatus): boolean {
  return ['resolved', 'closed', 'merged', 'withdrawn'].includes(status);
}

/** Whether anybody may move a case from one status to the other. */
export function canMove(from: CaseStatus, to: CaseStatus): boolean {
  return find(from, to) !== undefined;
}

/** Whether this kind of actor may make the move. */
export function mayMove(kind: ActorKind, from: CaseStatus, to: CaseStatus): boolean {
  return find(from, to)?.by.includes(kind) ?? false;
}

/** What a member of staff must hold to make the move (`may(role, act)`); null: no such move. */
export function actOfMove(from: CaseStatus, to: CaseStatus): Act | null {
  return find(from, to)?.act ?? null;
}

/** Where a case may go from here, in the table's order. */
export function nextStatuses(from: CaseStatus): readonly CaseStatus[] {
  return TRANSITIONS.filter((row) => row.from === from).map((row) => row.to);
}

function find(from: CaseStatus, to: CaseStatus): Transition | undefined {
  return TRANSITIONS.find((row) => row.from === from && row.to === to);
}
