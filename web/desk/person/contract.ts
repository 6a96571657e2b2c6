/** All that is kept of one person: a copy of it, and its end. For supervisors, by the number of a case. */
import type { CaseDetails, CaseEvent, CaseState } from '../../../cases/case.ts';
import type { WebActor } from '../../route.ts';

/** A copy to be handed to the person, as JSON. */
export interface PersonExport {
  /** The number by which they were found. */
  readonly caseNumber: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly cases: readonly {
    readonly state: CaseState;
    readonly details: CaseDetails;
    readonly events: readonly CaseEvent[];
  }[];
  readonly conversations: readonly {
    readonly id: string;
    readonly channel: string;
    /** Where answers go, as the channel names it; null: the page itself. */
    readonly address: unknown;
    /** What the house remembers between two messages, a draft among it. */
    readonly remembered: unknown;
    readonly said: readonly {
      readonly at: string;
      readonly speaker: string;
      readonly text: string;
      /** Ids of the files that came with it. */
      readonly files: readonly string[];
    }[];
  }[];
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly contentType: string;
    readonly size: number;
    /** Null: too much for one copy; it is read at the desk by its id. */
    readonly base64: string | null;
  }[];
}

/** That everything personal is gone and the ledger is as it was. */
export interface ErasureProof {
  readonly caseNumber: string;
  /** ISO 8601. */
  readonly erasedAt: string;
  /** Nothing is left, and no chain changed. */
  readonly complete: boolean;
  readonly cases: readonly {
    readonly number: string;
    readonly events: number;
    /** End of the case's chain, which covers all its events; the same before and after. */
    readonly digest: string;
    readonly unchanged: boolean;
  }[];
  /** Rows that still tell of the person, by table. */
  readonly left: Readonly<Record<string, number>>;
}

export interface PersonPort {
  /** Recorded among the reads before it is handed out. @throws WebError 404 `unknown_case`. */
  copy(actor: WebActor, caseNumber: string): Promise<PersonExport>;
  /** Key, words, drafts and files go; cases stay as codes. @throws WebError 404 `unknown_case`. */
  erase(actor: WebActor, caseNumber: string): Promise<ErasureProof>;
}
