/** What goes into and comes out of a turn's decision. Plain, immutable data. */
import type { CaseDetails, CaseStatus, HandoffReason } from '../cases/case.ts';
import type { Gazetteer } from '../intents/gazetteer.ts';
import type { Language, Understanding, Urgency } from '../intents/understanding.ts';
import type { Knowledge, Quote } from '../knowledge/answer.ts';
import type { City } from '../knowledge/content/city.ts';
import type { DialogState } from './state.ts';

export interface IncomingMedia {
  readonly id: string;
  readonly contentType: string;
}

/** A resident's message after the channel parsed it. */
export interface Message {
  /** Activity id. */
  readonly id: string;
  readonly text: string;
  /** Payload of a tapped choice; null when typed. */
  readonly choice: string | null;
  readonly media: readonly IncomingMedia[];
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  /** Language that the person's device asks for. */
  readonly locale: string | null;
  /** It was told before, under the same id, in other words. Absent: it is new. */
  readonly retells?: {
    /** Its other words, and what they mean. */
    readonly words: string;
    readonly before: Understanding;
    /** Nothing was said after it. */
    readonly last: boolean;
    /** The words of `before` took the place of these, which only come now. */
    readonly late: boolean;
  };
}

export interface Choice {
  /** ≤ 64 bytes; comes back as `Message.choice`. */
  readonly id: string;
  /** ≤ 20 characters; typed, it counts as tapped. So does its number. */
  readonly label: string;
}

export interface Reply {
  /** Key of the locale file: what is said, whatever the language. */
  readonly say: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** now: goes at once. quiet: a question, after the channel's quiet time, replaced by the next turn. */
  readonly at: 'now' | 'quiet';
  /** Numbers in the text that the page shows as links to ring. */
  readonly phones: readonly string[];
  /** The published text that it quotes. */
  readonly quotes: readonly Quote[];
  /** critical: shown as an alarm by pages that can. */
  readonly tone: 'plain' | 'critical';
}

/** What a turn wants done; natural keys, so that doing one twice is doing it once. */
export type Command =
  | {
      readonly do: 'open_case';
      /** The draft's id becomes the case's id. */
      readonly caseId: string;
      readonly number: string;
      readonly category: string;
      readonly urgency: Urgency;
      readonly flags: readonly string[];
      readonly district: string | null;
      readonly zone: string | null;
      readonly language: Language;
      readonly consent: 'given' | 'emergency' | 'pending';
      /** The form was confirmed; false where an emergency or 转人工 opened it early. */
      readonly confirmed: boolean;
      readonly details: CaseDetails;
    }
  | {
      readonly do: 'detail_case';
      readonly caseId: string;
      /** Absent, as district and zone: the resident said nothing new of it. */
      readonly category?: string;
      readonly district?: string | null;
      readonly zone?: string | null;
      readonly consent: 'given' | 'emergency' | 'pending';
      readonly confirmed: boolean;
      /** All that the resident told, and what of it was known before this turn. */
      readonly details: CaseDetails;
      readonly known: CaseDetails;
    }
  | {
      readonly do: 'raise_case';
      readonly caseId: string;
      readonly urgency: Urgency;
      readonly flags: readonly string[];
    }
  | {
      readonly do: 'request_person';
      readonly caseId: string;
      readonly reason: HandoffReason;
    }
  /** The resident says that it is not solved: open again, and a person is called. */
  | {
      readonly do: 'reopen_case';
      readonly caseId: string;
      readonly reason: 'asked' | 'urgent';
    }
  /** The resident says that it is solved. */
  | { readonly do: 'close_case'; readonly caseId: string }
  /** How satisfied the resident is with it, 1 to 5. */
  | { readonly do: 'rate_case'; readonly caseId: string; readonly score: number }
  /** The resident asks to be on the register of special needs. */
  | {
      readonly do: 'register_need';
      readonly caseId: string;
      readonly need: string;
      /** ISO 8601; null: not known, or it has no date. */
      readonly dueAt: string | null;
      /** How often it comes again; null: not said. */
      readonly everyDays: number | null;
    }
  | { readonly do: 'withdraw_case'; readonly caseId: string }
  /** A code goes to whom the case is of, to be typed here: `state.personal.tie` holds it. */
  | { readonly do: 'send_code'; readonly caseId: string }
  /** They showed whose it is: from now on this conversation follows the case of another one. */
  | { readonly do: 'follow_case'; readonly caseId: string }
  /** The message is for whoever works on this case of another conversation. */
  | { readonly do: 'pass_on'; readonly caseId: string }
  /** Nothing is followed from here any more, nor from elsewhere what was told here. */
  | { readonly do: 'untie' }
  /** The person wants everything personal of them deleted, and confirmed it. */
  | { readonly do: 'erase_person' }
  /** For the editors: what a policy question came to. */
  | {
      readonly do: 'note';
      readonly outcome: 'told' | 'expired' | 'open' | 'helpful' | 'unhelpful';
      readonly article: string | null;
      readonly version: number | null;
      /** What the text was filled with, or which row of the register was told. Absent: nothing. */
      readonly filled?: string;
      /** Id of a place whose zone was told. */
      readonly place?: string;
      readonly topic: string | null;
      readonly words: string | null;
    };

/** What must be read before the decision. */
export type Lookup =
  /** `tries`: the message holds digits that are compared with the case's phone. */
  | { readonly find: 'case'; readonly number: string; readonly tries: boolean }
  /** This conversation's own cases, with their place in the queue. */
  | { readonly find: 'own_cases' }
  /** What is kept of this conversation's person. */
  | { readonly find: 'own_data' }
  /** Cases of other conversations that this one follows. */
  | { readonly find: 'followed' }
  /** Whether one more code may be sent for this number, and at the wish of this conversation. */
  | { readonly find: 'code'; readonly number: string };

/** A case as a resident may be told of it. */
export interface CaseFact {
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly category: string;
  /** Ids of the bodies that work it now; while nobody does, of the one that usually would. */
  readonly bodies: readonly string[];
  /** It is with a body, whose clock runs. */
  readonly handedOn: boolean;
  readonly urgency: Urgency;
  readonly district: string | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly conversationId: string;
  /** Digits of its phone; null: none known. Compared, never shown. */
  readonly phone: string | null;
  /** Hand-offs waiting before it; null: nobody was called, or the request was only filed. */
  readonly position: number | null;
  readonly withPerson: boolean;
  /** When a person was called for it, ISO 8601; null: nobody is. */
  readonly calledAt: string | null;
  /** How the case stands that it went into; absent: into none. */
  readonly leading?: Pick<CaseFact, 'status' | 'bodies'>;
}

/** What is kept of a person with their cases, each value once. */
export interface HeldData {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  readonly photos: number;
  /** Null: nothing was filed, or nobody asked yet. */
  readonly consent: 'given' | 'emergency' | null;
}

export interface Facts {
  /** By number; null: no such case. Absent: not looked up. */
  readonly byNumber?: CaseFact | null;
  readonly own?: readonly CaseFact[];
  readonly held?: HeldData;
  readonly followed?: readonly CaseFact[];
  /** This conversation follows a case, or one of its cases is followed; read with `followed`. */
  readonly tied?: boolean;
  /** false: codes were asked for too often of late. */
  readonly codeAllowed?: boolean;
  /** How many hand-offs of others wait now, by urgency; read with `own`. Absent: not known. */
  readonly waiting?: Readonly<Partial<Record<Urgency, number>>>;
  /**
   * false: digits were tried for that number too often of late, by whomever. Then only the whole
   * phone number opens it, which its owner knows and nobody guesses. Absent: four digits do.
   */
  readonly tailEnough?: boolean;
}

export interface TurnInput {
  readonly conversationId: string;
  readonly state: DialogState;
  readonly message: Message;
  readonly understanding: Understanding;
  readonly now: Date;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: Date;
  readonly city: City;
  readonly gazetteer: Gazetteer;
  readonly knowledge: Knowledge;
  readonly facts: Facts;
  /** Who has the conversation: in `agent` only urgency is watched. */
  readonly owner: 'bot' | 'queue' | 'agent';
  readonly ids: {
    uuid(): string;
    /** A fresh case number; the commit refuses one that is taken. */
    caseNumber(): string;
    /** So many digits by chance. */
    digits(count: number): string;
  };
}

export interface Decision {
  readonly state: DialogState;
  readonly replies: readonly Reply[];
  readonly commands: readonly Command[];
}

export type Locale = Language;
