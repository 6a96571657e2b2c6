/**
 * What the editors' page asks of the house. Everything is plain JSON. Refusals are `WebError`: 404
 * `unknown_item`, 403 `not_allowed`, 409 `changed_meanwhile` (somebody saved since) · `wrong_state` ·
 * `own_draft` · `later_scheduled` (a version begins after this one: keep it or cancel it), 422
 * `bad_input` · `not_publishable`. Nothing of a resident's words comes through here but questions
 * without an answer, with everything that could name a person taken out.
 */

import type { VersionState } from '../../knowledge/authoring/version.ts';
import type { Article } from '../../knowledge/content/article.ts';
import type { ItemKind, ItemRef } from '../../knowledge/content/content.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import type { Fault } from '../../knowledge/content/fault.ts';
import type { Register } from '../../knowledge/content/register.ts';
import type { WebActor } from '../route.ts';

export type { ItemKind, ItemRef };

export type ItemContent =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'register'; readonly register: Register };

/** A line of the list. */
export interface ItemLine {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  /** The version that residents are told; null: none. */
  readonly live: number | null;
  /** The version in the making; null: none. */
  readonly open: {
    readonly number: number;
    readonly state: VersionState;
    readonly by: string;
    /** Sent back by a reviewer, and not written on since. */
    readonly returned: boolean;
  } | null;
  /** A published version whose moment is still to come. */
  readonly scheduled: { readonly number: number; readonly startsAt: string } | null;
  /** Of the live version, by the moment that knowledge speaks for. */
  readonly validity: 'holds' | 'over' | 'not_yet' | null;
  /** The day by which somebody must look at it again has come, or its end is within two days. */
  readonly due: 'review' | 'expires' | null;
  readonly validUntil: string | null;
  /** References of the live or open version that lead nowhere. */
  readonly broken: number;
  /** In the last 30 days. */
  readonly asked: number;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly updatedAt: string;
}

/** One version, without its content. */
export interface VersionLine {
  readonly number: number;
  readonly state: VersionState;
  /** This version takes the item away from residents. */
  readonly withdraws: boolean;
  readonly note: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Published by one person alone, with this reason. */
  readonly emergency: string | null;
  readonly startsAt: string | null;
}

export interface OpenVersion extends VersionLine {
  /** Goes up with every save; a save names the one that it changes. */
  readonly revision: number;
  /** Null: it withdraws the item. */
  readonly content: ItemContent | null;
  /** What must be mended before it can be published. */
  readonly faults: readonly Fault[];
}

export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  readonly live: { readonly number: number; readonly content: ItemContent } | null;
  readonly open: OpenVersion | null;
  /** Newest first. */
  readonly history: readonly VersionLine[];
  /** Published, and still to begin; the first to begin stands first. */
  readonly scheduled: readonly { readonly number: number; readonly startsAt: string }[];
  /** Conversations that in the last seven days were last told what of it no longer holds. */
  readonly toldOlder: number;
  /** Whether who asks may send those the correction. */
  readonly mayCorrect: boolean;
}

/** A line of the difference between two versions. */
export interface DifferenceLine {
  /** What the line is about: `answer.zh`, `questions`, a place of the register … */
  readonly field: string;
  /** Pieces in order; joined without `added` they are the old text, without `removed` the new. */
  readonly pieces: readonly {
    readonly text: string;
    readonly is: 'same' | 'added' | 'removed';
  }[];
}

/** What publishing would do. */
export interface Impact {
  readonly faults: readonly Fault[];
  /** Other live articles that answer the same question for the same people. */
  readonly conflicts: readonly {
    readonly id: string;
    readonly title: string;
    /** Of the questions newly filed, those that it answers already. */
    readonly asked: readonly string[];
  }[];
  /** Texts in English that stayed as they were while the Chinese changed: `answer.en`. */
  readonly behind: readonly string[];
  /** The item's own checks. */
  readonly checks: readonly {
    readonly text: string;
    readonly passed: boolean;
    /** What it would be answered. */
    readonly answer: string;
  }[];
  /** Checks of all articles whose answers change. */
  readonly changes: readonly {
    readonly text: string;
    /** Whose check it is: id and title. */
    readonly article: string;
    readonly of: string;
    readonly before: string;
    readonly after: string;
    readonly passes: boolean;
    /** Another article's, and passed until now: nothing is published over it but in an emergency. */
    readonly breaks: boolean;
  }[];
  /** How many checks were run. */
  readonly ran: number;
}

export interface PreviewQuestion {
  readonly text: string;
  /** `YYYY-MM-DDTHH:MM` by the city's clock; null: now. */
  readonly at: string | null;
  readonly zone: string | null;
  readonly district: string | null;
  readonly language: 'zh' | 'en';
  /** `full` pages and chats; `short` channels that charge by the message. */
  readonly form: 'full' | 'short';
  /** Article of the answer before, for follow-ups. */
  readonly previous: string | null;
  /** Unsaved work that is to count as published; null: what is published. */
  readonly draft: ItemContent | null;
}

export interface PreviewAnswer {
  readonly kind:
    | 'answered'
    | 'ask'
    | 'ahead'
    | 'expired'
    | 'unknown'
    | 'other_city'
    | 'place';
  /** As a resident reads it. */
  readonly text: string;
  readonly phones: readonly string[];
  /** Choices, where a slot is asked. */
  readonly choices: readonly string[];
  readonly article: string | null;
  readonly version: number | null;
}

/** Questions of one kind that nothing answered. */
export interface UnansweredGroup {
  readonly key: string;
  readonly count: number;
  readonly lastAt: string;
  /** Up to three wordings, newest first, whatever could name a person taken out. */
  readonly words: readonly string[];
}

export interface ImportResult {
  readonly faults: readonly Fault[];
  /** Items that would be, or were, given a new draft. */
  readonly changed: readonly { readonly id: string; readonly is: 'new' | 'changed' }[];
  readonly unchanged: number;
  /** Whether drafts were written: only without faults, and only when asked to. */
  readonly applied: boolean;
}

export interface EditorPort {
  list(actor: WebActor): Promise<readonly ItemLine[]>;
  /** Items with all of these words anywhere in them, and what would answer them as a question. */
  search(actor: WebActor, words: string): Promise<readonly ItemRef[]>;
  find(actor: WebActor, kind: ItemKind, id: string): Promise<Item>;
  /** Writes the open version; `revision` null where there was none. Makes the item where it is new. */
  save(
    actor: WebActor,
    id: string,
    save: {
      readonly revision: number | null;
      readonly content: ItemContent;
      readonly note: string;
    },
  ): Promise<OpenVersion>;
  /** An open version that withdraws the item. */
  withdraw(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    note: string,
  ): Promise<OpenVersion>;
  /** An open version with the content of an older one. */
  restore(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    number: number,
  ): Promise<OpenVersion>;
  /** draft → review, review → draft (with a reason), or thrown away. */
  move(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    move: {
      readonly revision: number;
      readonly to: 'review' | 'draft' | 'discarded';
      readonly note: string;
    },
  ): Promise<void>;
  /**
   * Makes the open version what residents are told, at once or from `startsAt`. A second person
   * does it; with `emergency`, a reason, the writer alone, and the history says so.
   */
  publish(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    publish: {
      readonly revision: number;
      /** ISO 8601; null: at once. */
      readonly startsAt: string | null;
      readonly emergency: string | null;
      /** What becomes of versions that are to begin after this one; null: there are none. */
      readonly later: 'keep' | 'cancel' | null;
    },
  ): Promise<void>;
  /** Takes back a published version that has yet to begin. */
  cancel(actor: WebActor, kind: ItemKind, id: string, number: number): Promise<void>;
  difference(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    from: number | null,
    to: number,
  ): Promise<readonly DifferenceLine[]>;
  /** `content` null: withdrawing the item. */
  impact(
    actor: WebActor,
    kind: ItemKind,
    id: string,
    content: ItemContent | null,
  ): Promise<Impact>;
  ask(actor: WebActor, question: PreviewQuestion): Promise<PreviewAnswer>;
  unanswered(actor: WebActor): Promise<readonly UnansweredGroup[]>;
  /** Takes a group off the list: it was dealt with. */
  settle(actor: WebActor, key: string): Promise<void>;
  /** CSV of the directory or of the register, or an article's Markdown. */
  import(
    actor: WebActor,
    file: { readonly name: string; readonly text: string; readonly apply: boolean },
  ): Promise<ImportResult>;
  /** A zip of all live content as the files of a city pack. */
  export(actor: WebActor): Promise<Uint8Array>;
  /**
   * Sends what holds now to everybody who was last told something else of it; to how many. Of an
   * entry: the articles that quote it. An approver does it, or who published alone in an emergency.
   */
  correct(
    actor: WebActor,
    kind: ItemKind,
    id: string,
  ): Promise<{ readonly sent: number }>;
  /** Calls `changed` after each change; returns the way to stop. */
  watch(changed: () => void): () => void;
}
