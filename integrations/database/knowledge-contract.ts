/**
 * The editors' tables as the house sees them: versions of articles, directory entries and the zone
 * register, and what conversations were told of them. One contract suite
 * (`test/contract/database-knowledge.test.ts`) runs over every implementation.
 */
import type { VersionState } from '../../knowledge/authoring/version.ts';
import type { NewDueRow } from './due-row.ts';

/** `kind` and `item` together name an item; its content is JSON that `knowledge` checks. */
export interface ItemKey {
  readonly kind: string;
  readonly item: string;
}

export interface VersionRow extends ItemKey {
  /** From 1; one more with each new open version. */
  readonly number: number;
  readonly state: VersionState;
  /** Goes up with every save of the item: no two contents of it have the same. */
  readonly revision: number;
  /** Null: it withdraws the item. */
  readonly content: unknown;
  readonly note: string;
  /** Staff id; null: the city pack. */
  readonly writtenBy: string | null;
  /** ISO 8601, as are all moments here. */
  readonly writtenAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Reason of a publication by its writer alone. */
  readonly emergency: string | null;
  /** From when a published version is told. */
  readonly startsAt: string | null;
  /** Order of publication; null: not published. */
  readonly seq: number | null;
}

/** What one policy question came to, for one conversation. No words but cleaned ones. */
export interface PolicyNote {
  readonly outcome: 'told' | 'expired' | 'open' | 'helpful' | 'unhelpful' | 'corrected';
  /** Null: nothing was found. */
  readonly article: string | null;
  readonly version: number | null;
  /** Tells what the text was filled with of the directory, or which row of the register was told. */
  readonly filled?: string;
  /** Id of a place of the register whose zone was told. */
  readonly place?: string;
  /** What it was about, as concepts: groups questions without an answer. */
  readonly topic: string | null;
  /** The question with everything that could name a person taken out. */
  readonly words: string | null;
}

export interface ArticleCounts {
  readonly article: string;
  readonly asked: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

export interface OpenQuestions {
  readonly topic: string;
  readonly count: number;
  readonly lastAt: string;
  /** Up to three, newest first. */
  readonly words: readonly string[];
}

/** A question without an answer, by itself. */
export interface OpenQuestion {
  readonly id: number;
  readonly at: string;
  /** Null: too much in it could name somebody. */
  readonly words: string | null;
}

/** What holds of an article now, for who was told something else. */
export interface ToldArticle {
  readonly article: string;
  readonly version: number;
  /** Null: whatever it was filled with. */
  readonly filled: string | null;
}

/** What a conversation was last told of a place of the register. */
export interface ToldPlace {
  readonly conversationId: string;
  readonly place: string;
  readonly row: string;
}

export interface Saved extends ItemKey {
  /** The revision that was changed; null: there was no open version. */
  readonly revision: number | null;
  readonly content: unknown;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

export interface Moved extends ItemKey {
  readonly revision: number;
  readonly to: 'review' | 'draft' | 'discarded';
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface Publishing extends ItemKey {
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
  readonly startsAt: Date;
  readonly emergency: string | null;
  /**
   * What becomes of versions that are to begin after this one: they begin as planned, or are
   * cancelled. Null: there must be none.
   */
  readonly later: 'keep' | 'cancel' | null;
}

export interface Cancelling extends ItemKey {
  readonly number: number;
  readonly by: string;
  readonly at: Date;
}

/** Its place in the order of publication; `changed`: somebody was faster; `later`: see `Publishing`. */
export type PublishResult =
  | { readonly seq: number }
  | { readonly refused: 'changed' | 'later' };

/** Whatever changes something writes its line of the audit trail with it: `article:pump@3`. */
export interface KnowledgeStore {
  /** Publishes a pack as first versions where no item exists at all; whether it did. */
  seed(
    items: readonly (ItemKey & { readonly content: unknown })[],
    at: Date,
  ): Promise<boolean>;
  /**
   * Versions published or cancelled after `seq`, in order. From 0: only those that still matter at
   * `now` (the last that began of each item, and what is to begin).
   */
  published(seq: number, now: Date): Promise<readonly VersionRow[]>;
  /** All versions of all items but their content, by item and number. */
  lines(): Promise<readonly Omit<VersionRow, 'content'>[]>;
  /** All open versions. */
  open(): Promise<readonly VersionRow[]>;
  /** All versions of an item, oldest first. */
  versions(key: ItemKey): Promise<readonly VersionRow[]>;
  /** The open version as saved; null: somebody changed it meanwhile, nothing was written. */
  save(save: Saved): Promise<VersionRow | null>;
  /** All of them or none; false: somebody changed one meanwhile. */
  saveAll(saves: readonly Saved[]): Promise<boolean>;
  /** false: somebody changed it meanwhile. */
  move(move: Moved): Promise<boolean>;
  /** Without `emergency` only what is in review. */
  publish(publishing: Publishing): Promise<PublishResult>;
  /** Takes a published version back that has yet to begin; false: it has begun, or is none. */
  cancel(cancelling: Cancelling): Promise<boolean>;
  counts(since: Date): Promise<readonly ArticleCounts[]>;
  /**
   * Conversations that since then were last told, as current or as the last that there was, an older
   * version of one of these, or the same filled with something else.
   */
  toldOlder(now: readonly ToldArticle[], since: Date): Promise<readonly ToldOlder[]>;
  toldPlaces(since: Date): Promise<readonly ToldPlace[]>;
  openQuestions(since: Date, limit: number): Promise<readonly OpenQuestions[]>;
  /** Those on this matter, one by one, newest first. */
  openOn(topic: string, since: Date, limit: number): Promise<readonly OpenQuestion[]>;
  /** Questions on this matter, or these alone, up to `at` were dealt with. */
  settle(what: string | readonly number[], by: string, at: Date): Promise<void>;
  /** What is to be said to residents of an item, once each, by natural keys. */
  correct(correction: Correcting): Promise<void>;
}

export interface ToldOlder {
  readonly conversationId: string;
  readonly article: string;
}

export interface Correcting extends ItemKey {
  readonly number: number;
  readonly by: string;
  readonly at: Date;
  readonly rows: readonly NewDueRow[];
}
