/**
 * The system of record as the house sees it. Every change of a conversation is a turn; a commit
 * takes a list of turns and writes them in one transaction. One contract suite
 * (`test/contract/database.test.ts`) runs over every implementation.
 */

import type { AgentChoice, Attendance } from '../../cases/agents.ts';
import type { DayCounts, TotalCounts } from '../../cases/bulletin.ts';
import type { CaseDetails, CaseEvent, CaseState } from '../../cases/case.ts';
import type { CaseFilter } from '../../cases/finding.ts';
import type { OpenedCount } from '../../cases/overview.ts';
import type { Role } from '../../cases/roles.ts';
import type { Urgency } from '../../intents/understanding.ts';
import type { StoredActivity } from '../activity.ts';
import type { DeliveryOutcome, MediaStore, RateLimits } from '../ports.ts';
import type { Cursors } from './cursors-contract.ts';
import type { DueRow, NewDueRow } from './due-row.ts';
import type { KnowledgeStore, PolicyNote } from './knowledge-contract.ts';
import type { Ledger } from './ledger-contract.ts';
import type { NewOutMessage, Outbox } from './outbox-contract.ts';
import type { Persons } from './person-contract.ts';
import type { PosterCounts } from './poster-contract.ts';
import type { Tie, Ties } from './tie-contract.ts';

// ---------------------------------------------------------------------------- conversations

export type Owner = 'bot' | 'queue' | 'agent';

/** A conversation as it was loaded, or as a turn leaves it. */
export interface Conversation {
  readonly id: string;
  readonly channelId: string;
  /** Opaque id of the person in the house; their key encrypts everything personal. */
  readonly personId: string;
  /** 0: not stored yet. A commit writes version + 1 and only if the stored one did not move. */
  readonly version: number;
  /** Number of the last activity. */
  readonly seq: number;
  readonly owner: Owner;
  /** Staff id where the owner is an agent. */
  readonly staffId: string | null;
  /** Small JSON without personal data: step, remembered zone, language … */
  readonly state: unknown;
  /** JSON with personal data (draft, account, delivery address); encrypted where it is stored. */
  readonly sealed: unknown;
  /** ISO 8601; when the timer forgets the draft. */
  readonly expiresAt: string;
}

// ---------------------------------------------------------------------------- due rows

export type { DueRow, NewDueRow };

export interface DueRows {
  /** Rows due by `now` whose lease is free, oldest first, leased until `now + leaseSeconds`. */
  claim(now: Date, limit: number, leaseSeconds: number): Promise<readonly DueRow[]>;
  /** Deletes the row, but only while it is the same claim (a replaced row stays). */
  done(row: DueRow): Promise<void>;
  /** Frees the row for another try at `at` and counts the attempt. */
  retry(row: DueRow, at: Date): Promise<void>;
  /** Moves the row out of the way after its last try, for a person to see. */
  bury(row: DueRow, reason: string): Promise<void>;
  /** Frees the row for `at` without counting an attempt: nothing was tried. */
  putOff(row: DueRow, at: Date): Promise<void>;
  /** Plans rows outside a turn; a key that waits already stays as it is. */
  plan(rows: readonly NewDueRow[]): Promise<void>;
  /** When the next row falls due; null: none waits. */
  next(): Promise<Date | null>;
  counts(): Promise<readonly { readonly kind: string; readonly waiting: number }[]>;
}

// ---------------------------------------------------------------------------- contacts

/** What a message that came through a vendor says of how its person is reached. */
export interface ContactWrite {
  /** As the channel gave it; encrypted where it is stored. */
  readonly address: unknown;
  /** Until when and for how many messages answers may go out; null: without end. ISO 8601. */
  readonly windowUntil: string | null;
  readonly budget: number | null;
  /** Only an event, or an old message: a wider window that is open already stays. */
  readonly narrow: boolean;
}

/** How the person of a conversation is reached through their channel. */
export interface Contact {
  readonly conversationId: string;
  /** Null: they never wrote, or were forgotten. */
  readonly address: unknown;
  readonly windowUntil: string | null;
  readonly budget: number | null;
  /** They asked for no more messages here. Outlives forgetting. */
  readonly optedOut: boolean;
  /** When a template asked them to write again; null: not since they last wrote. ISO 8601. */
  readonly knockedAt: string | null;
}

export interface Contacts {
  find(conversationId: string): Promise<Contact | null>;
  optOut(conversationId: string, stopped: boolean): Promise<void>;
  /** Takes one of the window's messages; false: it is closed, or has none left. */
  spend(conversationId: string, now: Date): Promise<boolean>;
  /** The vendor did not take it after all. */
  giveBack(conversationId: string): Promise<void>;
  /** The vendor says that it is closed. */
  shut(conversationId: string, now: Date): Promise<void>;
  knocked(conversationId: string, now: Date): Promise<void>;
}

// ---------------------------------------------------------------------------- the commit

export interface CaseWrite {
  /** The case after its events. */
  readonly state: CaseState;
  /** The new events only; the first one's seq is the stored version + 1. */
  readonly events: readonly CaseEvent[];
  /** The details after the turn; null: unchanged. */
  readonly details: CaseDetails | null;
}

/** Everything one turn changes. All of it is written, or nothing. */
export interface TurnWrite {
  /** Unique key of what caused the turn; the same key twice is written once. */
  readonly deliveryKey: string;
  /** The conversation as the turn leaves it; `version` still the loaded one. */
  readonly conversation: Conversation;
  /** New activities, numbered from the loaded `seq` + 1; `conversation.seq` is the last one's. */
  readonly activities: readonly StoredActivity[];
  /** Stored activities whose words are other ones now, or gone. */
  readonly rewritten: readonly StoredActivity[];
  readonly cases: readonly CaseWrite[];
  readonly due: readonly NewDueRow[];
  /** Keys of waiting due rows that the turn makes void. */
  readonly cancelDue: readonly string[];
  /** What its policy questions came to. */
  readonly notes: readonly PolicyNote[];
  /** How the person is reached from now on; null: as before. */
  readonly contact: ContactWrite | null;
  /** Which of the activities leave through a vendor. */
  readonly outbox: readonly NewOutMessage[];
  /**
   * A case that the conversation follows from now on; `untie`: it follows none any more, nor does
   * any other follow its cases. Null: as before.
   */
  readonly tie: Tie | 'untie' | null;
  /** ISO 8601. */
  readonly at: string;
}

export type CommitResult =
  | { readonly result: 'committed' }
  /** The delivery was committed before; this is its outcome. */
  | { readonly result: 'known'; readonly outcome: DeliveryOutcome }
  /** Conversation or case moved meanwhile: decide again. */
  | { readonly result: 'moved' }
  /** A number of the turn belongs to another case: decide again, which draws another. */
  | { readonly result: 'number_taken' };

export interface ConversationKey {
  readonly conversationId: string;
  readonly channelId: string;
  /** How the channel names the person; stored as an HMAC. */
  readonly personKey: string;
}

export interface Turns {
  /** A conversation never seen comes back with version 0, owner bot and `state` null. */
  load(keys: readonly ConversationKey[]): Promise<readonly Conversation[]>;
  /** Conversation by id alone; null: unknown. */
  find(conversationId: string): Promise<Conversation | null>;
  /**
   * Writes the turns in one transaction, in order. A turn that is known or moved writes nothing;
   * the others are not touched by it. At most one turn of a conversation in one call.
   */
  commit(turns: readonly TurnWrite[]): Promise<readonly CommitResult[]>;
  delivery(key: string): Promise<DeliveryOutcome | null>;
  /** Activities with seq > `after`, in order. */
  activities(
    conversationId: string,
    after: number,
    limit: number,
  ): Promise<readonly StoredActivity[]>;
  /** What arrived under a vendor's key of a message, in order: itself, or that it was taken back. */
  underKey(
    conversationId: string,
    messageKey: string,
  ): Promise<readonly StoredActivity[]>;
}

// ---------------------------------------------------------------------------- cases

export interface CaseRow {
  readonly state: CaseState;
  readonly details: CaseDetails;
}

export interface QueueEntry extends CaseRow {
  readonly leaseUntil: string | null;
}

export interface Cases {
  byId(caseId: string): Promise<CaseRow | null>;
  byNumber(number: string): Promise<CaseRow | null>;
  /** Cases of a conversation, newest first. */
  ofConversation(conversationId: string): Promise<readonly CaseRow[]>;
  events(caseId: string): Promise<readonly CaseEvent[]>;
  /** The cases that went into this one, oldest first. */
  mergedInto(number: string): Promise<readonly CaseRow[]>;
  /** Everything that waits for or is with a person: most urgent first, then longest waiting. */
  queue(limit: number): Promise<readonly QueueEntry[]>;
  /** Everything that is with a person, and the first `limit` of what waits, in the queue's order. */
  standing(limit: number): Promise<readonly CaseState[]>;
  /** How many waiting hand-offs stand before this case; null: it does not wait. */
  position(caseId: string): Promise<number | null>;
  /** Waiting and taken hand-offs by urgency, for the metrics. */
  waiting(): Promise<
    readonly {
      readonly urgency: Urgency;
      readonly waiting: number;
      readonly taken: number;
    }[]
  >;
  /**
   * Reserves a waiting case for `staffId` until `leaseUntil`. False: gone, or held by another. The
   * turn that records it follows; a reservation whose turn never came falls back at `leaseUntil`.
   */
  claim(caseId: string, staffId: string, now: Date, leaseUntil: Date): Promise<boolean>;
  /** Ends this agent's reservation of a case that they did not take after all. */
  giveBack(caseId: string, staffId: string): Promise<void>;
  /** Prolongs the leases of all cases that this agent holds. */
  renew(staffId: string, leaseUntil: Date): Promise<void>;
  /** Taken cases whose lease ran out by `now`. */
  lapsed(
    now: Date,
  ): Promise<readonly { readonly caseId: string; readonly staffId: string }[]>;
}

/** A part of a list, newest first; `more`: another follows. */
export interface CasePage {
  readonly rows: readonly CaseRow[];
  readonly more: boolean;
}

/** All cases, those too for which nobody waits. `after`: the number of the last one seen. */
export interface CaseLists {
  list(filter: CaseFilter, after: string | null, limit: number): Promise<CasePage>;
  /** Those whose contact number is one of `phones` (digits); the newest `limit`. */
  byPhone(
    phones: readonly string[],
    filter: CaseFilter,
    limit: number,
  ): Promise<CasePage>;
  /** Those in which each part of `words` stands as it is written, for words that were read. */
  byWords(
    words: string,
    filter: CaseFilter,
    after: string | null,
    limit: number,
  ): Promise<CasePage>;
  /**
   * Reads up to `limit` new or changed cases for their words, and for what they are about, which
   * `matterOf` says (see `cases/matter.ts`); returns them.
   */
  readWords(
    limit: number,
    matterOf: (row: CaseRow) => string | null,
  ): Promise<readonly CaseRow[]>;
}

/** Many cases, one matter. An issue is called by the number of the case that leads it. */
export interface Issues {
  /** Open cases since then of the same matter, `least` of them or more and in no issue: largest first. */
  alike(
    since: Date,
    least: number,
  ): Promise<readonly { readonly matter: string; readonly numbers: readonly string[] }[]>;
  /** It is not one: not to be found alike for cases since then. `matter`: its hash. */
  dismiss(matter: string, at: Date): Promise<void>;
  /** The leading cases of issues that are not over, newest first. */
  open(): Promise<readonly CaseRow[]>;
  /** All cases of an issue, the leading one first. */
  members(issue: string): Promise<readonly CaseRow[]>;
  /** Cases by their numbers, oldest first. */
  rows(numbers: readonly string[]): Promise<readonly CaseRow[]>;
  /** The leading case of the open issue that this matter belongs to; null: none. */
  of(matter: string): Promise<CaseRow | null>;
  /** How many cases of a matter were opened since then. */
  since(matter: string, from: Date): Promise<number>;
  /** What stands for a matter outside of the database. */
  hashOf(matter: string): string;
}

/** Figures for the public, from events and cases alone: they stay when persons are forgotten. */
export interface BulletinCounts {
  /** As `countDay` counts; `from` inclusive, `until` exclusive. */
  day(from: Date, until: Date): Promise<DayCounts>;
  totals(): Promise<TotalCounts>;
  /** Cases opened, by quarter of an hour, district and level, as `countOpened` counts them. */
  opened(from: Date, until: Date): Promise<readonly OpenedCount[]>;
}

// ---------------------------------------------------------------------------- staff

export interface Staff {
  readonly id: string;
  readonly username: string;
  /** What residents see instead of a name. */
  readonly badge: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** Ids of the city's skills. */
  readonly skills: readonly string[];
  /** Cases at a time. */
  readonly capacity: number;
}

/** Who works at the desk, as they were last heard. */
export interface TeamMember {
  readonly staff: Staff;
  /** Null: never seen. */
  readonly attendance: Attendance | null;
}

export interface StaffSession {
  /** SHA-256 of the cookie's secret. */
  readonly tokenHash: string;
  readonly staffId: string;
  readonly csrfToken: string;
  readonly expiresAt: string;
}

export interface StaffStore {
  count(): Promise<number>;
  add(staff: Staff): Promise<void>;
  byUsername(username: string): Promise<Staff | null>;
  byId(id: string): Promise<Staff | null>;
  /** Everybody with one of these roles whose account is open, by badge. */
  team(roles: readonly Role[]): Promise<readonly TeamMember[]>;
  /** What an agent can do, and how much at a time. */
  equip(id: string, abilities: Pick<Staff, 'skills' | 'capacity'>): Promise<void>;
  /** What an agent says of themselves; seen and touched now. */
  attend(id: string, choice: AgentChoice, now: Date): Promise<void>;
  /** Their page is open; `touched`: by the person, since it was last heard. First heard: ready. */
  seen(id: string, touched: boolean, now: Date): Promise<void>;
  openSession(session: StaffSession): Promise<void>;
  session(tokenHash: string, now: Date): Promise<StaffSession | null>;
  closeSession(tokenHash: string): Promise<void>;
  audit(entry: {
    readonly at: string;
    readonly staffId: string | null;
    readonly act: string;
    readonly subject: string | null;
  }): Promise<void>;
}

// ---------------------------------------------------------------------------- the database

export interface Database {
  readonly turns: Turns;
  readonly cases: Cases;
  readonly lists: CaseLists;
  readonly issues: Issues;
  readonly bulletin: BulletinCounts;
  readonly posters: PosterCounts;
  readonly ledger: Ledger;
  readonly due: DueRows;
  readonly contacts: Contacts;
  readonly cursors: Cursors;
  readonly ties: Ties;
  readonly outbox: Outbox;
  readonly persons: Persons;
  readonly staff: StaffStore;
  readonly knowledge: KnowledgeStore;
  readonly media: MediaStore;
  /** Buckets that all processes of this database share. */
  readonly limits: RateLimits;
  /** What to say at start: embedded or server, and how durable it is. */
  readonly description: string;
  readonly embedded: boolean;
  /** 32 bytes for one purpose (a channel's tokens, cookies), derived from the data key. */
  secret(purpose: string): Buffer;
  /** Answers a trivial query; throws when it cannot. */
  ping(): Promise<void>;
  /**
   * Forgets a person: their key, words, drafts and media go; cases, events and figures stay.
   */
  forget(personId: string): Promise<void>;
  /**
   * Deletes staff sessions that ended by `now`, deliveries older than 14 days, and media older than
   * an hour that no activity and no event names, and policy notes older than 400 days; looks at `limit` rows of each at most. Returns how many were
   * worked off.
   */
  cleanUp(now: Date, limit: number): Promise<number>;
  close(): Promise<void>;
}
