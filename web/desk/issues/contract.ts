/** What the routes about hot issues ask of the house. Implemented by the composition root. */
import type { WebActor } from '../../route.ts';
import type { CaseLine } from '../contract.ts';

export interface Heat {
  /** How many came in the time that the city's alarm counts, and that time. */
  readonly lately: number;
  readonly minutes: number;
  /** As many as alarm. */
  readonly hot: boolean;
}

/** Open cases that are alike, and that nobody has made one yet. */
export interface Proposal extends Heat {
  /** Stands for the matter; tells nothing of it. */
  readonly id: string;
  /** The estate or road that they have in common, as it is written. */
  readonly place: string;
  /** The body that their words name; null: they are alike in their words. */
  readonly body: string | null;
  readonly category: string;
  /** How far back they were looked for, in hours. */
  readonly hours: number;
  /** Oldest first; the first would lead. */
  readonly cases: readonly CaseLine[];
}

/** One matter of many, led by one case. */
export interface Issue extends Heat {
  readonly lead: CaseLine;
  /** With the leading one. */
  readonly cases: number;
}

export interface HotIssues {
  readonly proposals: readonly Proposal[];
  readonly issues: readonly Issue[];
}

/** Changes throw `WebError` as the desk's. */
export interface IssuePort {
  hotIssues(actor: WebActor): Promise<HotIssues>;
  /** These are one: the first leads, the others wait with it. Those that cannot join any more do not. */
  gather(
    actor: WebActor,
    order: { readonly requestId: string; readonly cases: readonly string[] },
  ): Promise<void>;
  /** They are not one: not to be proposed again for some time. */
  dismiss(actor: WebActor, proposal: string): Promise<void>;
  /** Into the issue that this case leads or belongs to; null: out of the one that it is in. */
  regroup(
    actor: WebActor,
    caseNumber: string,
    order: { readonly requestId: string; readonly with: string | null },
  ): Promise<void>;
}
