/** Parts of a case that have a life of their own: dated jobs, papers owed, entries of the register. */

/** visit: somebody comes; trip: the person is driven there; fetch: driven back, when they can be. */
export const JOB_KINDS = ['visit', 'trip', 'fetch'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** A task's most jobs: one for each working day of a quarter. */
export const MOST_JOBS = 66;

export interface JobPlan {
  readonly kind: JobKind;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * called: whoever has the person says that they can be fetched, and the pick-up clock runs;
 * picked_up: handed over at the door, both ends signed. declined: not on this date, says the body.
 */
export const JOB_STEPS = [
  'reminded',
  'called',
  'picked_up',
  'done',
  'declined',
  'cancelled',
  'overdue',
] as const;
export type JobStep = (typeof JOB_STEPS)[number];

export interface Job extends JobPlan {
  /** 1, 2, 3 … in the order of their dates. */
  readonly number: number;
  readonly stage: 'planned' | 'called' | 'picked_up' | 'done' | 'declined' | 'cancelled';
  /** When it came to its stage; null: planned. */
  readonly since: string | null;
  readonly reminded: boolean;
  /** Somebody was told that it is late. */
  readonly overdue: boolean;
}

/** Its name stands with the details. waived: it is not needed after all. */
export interface Paper {
  /** 1, 2, 3 … in the order they were listed. */
  readonly number: number;
  readonly stage: 'owed' | 'received' | 'waived';
}

/** An entry of the register of special needs. */
export interface SpecialNeed {
  /** 1, 2, 3 … of its case. */
  readonly number: number;
  /** Id of the city's need. */
  readonly need: string;
  readonly stage: 'registered' | 'ended';
  /** ISO 8601: the next dialysis, the expected birth; null: not known, or it has none. */
  readonly dueAt: string | null;
  /** Comes again after so many days; null: it does not, or nobody knows when. */
  readonly everyDays: number | null;
  /** How many reminders of this date went out, or were left out. */
  readonly reminders: number;
  /** The community said that it is seen to, for this date. */
  readonly arranged: boolean;
}
