/** What an agent may say with a source: published articles that fit the case. */
import type { WebActor } from '../../route.ts';

/** A version of an article, as an answer quotes it. */
export interface Citation {
  readonly article: string;
  readonly version: number;
}

export interface FittingArticle extends Citation {
  readonly title: string;
  /** What may be said, whole. */
  readonly text: string;
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly announcedOn: string;
}

export interface QuotingPort {
  /** For these words; null: for what the resident said last. Best first; throws 404 `unknown_case`. */
  fitting(
    actor: WebActor,
    caseNumber: string,
    words: string | null,
  ): Promise<readonly FittingArticle[]>;
}
