/**
 * A version's way: written, looked at by a second person, published. One open version an item;
 * what residents were told never changes any more.
 */
export type VersionState = 'draft' | 'review' | 'published' | 'cancelled' | 'discarded';

// biome-ignore format: the columns are read downwards
const MOVES: Readonly<Record<VersionState, readonly VersionState[]>> = {
  draft:     ['review', 'published', 'discarded'], // published at once: in an emergency
  review:    ['draft',  'published', 'discarded'],
  published: ['cancelled'], // before it begins
  cancelled: [],
  discarded: [],
};

export function canMove(from: VersionState, to: VersionState): boolean {
  return MOVES[from].includes(to);
}

export function isOpen(state: VersionState): boolean {
  return canMove(state, 'published');
}

/** A reviewer sent it back: its note is their reason. The next save makes it a draft like others. */
export function isReturned(version: {
  readonly state: VersionState;
  readonly decidedBy: string | null;
}): boolean {
  return version.state === 'draft' && version.decidedBy !== null;
}

export interface Publication {
  readonly state: VersionState;
  readonly writtenBy: string;
  readonly publisher: string;
  readonly emergency: string | null;
}

/** Why it may not be published now; null: it may. */
export function refusal({
  state,
  writtenBy,
  publisher,
  emergency,
}: Publication): 'wrong_state' | 'own_draft' | null {
  if (!canMove(state, 'published')) return 'wrong_state';
  // Alone means the writer's own words: what somebody else is still writing is not ready.
  if (emergency !== null) return writtenBy === publisher ? null : 'wrong_state';
  if (state !== 'review') return 'wrong_state';
  return writtenBy === publisher ? 'own_draft' : null;
}
