/** The ledger of all cases' events: chained where it is written, sealed by time, verified from itself. */

/** Where the ledger is not what was written. */
export interface LedgerFault {
  /** Null: it is a seal's, over many cases. */
  readonly caseId: string | null;
  readonly seq: number | null;
  /** changed: not as it was written; gap: one is missing before it; cut: the last ones are; or the seal. */
  readonly what: string;
}

export interface LedgerReport {
  readonly events: number;
  readonly cases: number;
  readonly seals: number;
  readonly faults: readonly LedgerFault[];
}

/** How far a case's chain goes; the digest in hexadecimal digits. */
export interface LedgerHead {
  readonly caseId: string;
  readonly events: number;
  readonly digest: string;
}

/** Each event's digest covers the one before it; seals cover all that was written. */
export interface Ledger {
  /** Covers what was written before `until` and since the last seal; nothing where that is later. */
  seal(until: Date): Promise<void>;
  verify(): Promise<LedgerReport>;
  /** The end of each of these cases' chains, in their order: its digest covers all before it. */
  heads(caseIds: readonly string[]): Promise<readonly LedgerHead[]>;
}
