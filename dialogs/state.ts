/**
 * A conversation between two messages: small, plain, versioned by the store. Questions are known
 * by id, never by position, so a deploy may add or reorder them while people are mid-form.
 */
import type { CaseDetails, Sourced } from '../cases/case.ts';
import type { Language, Need, Urgency } from '../intents/understanding.ts';

/** The question that was put last, with its choices: a number, label or payload answers it. */
export interface Asked {
  readonly question: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** How often its answers could not be read. */
  readonly failures: number;
}

/** A request being told. Personal values stand in `DialogState.personal.draft`. */
export interface Draft {
  readonly id: string;
  readonly startedAt: string;
  readonly category: string | null;
  readonly district: string | null;
  readonly zone: string | null;
  readonly consent: 'given' | 'pending';
  /** Question ids that the person passed over. */
  readonly skipped: readonly string[];
  /** The field being changed from the summary card, or null. */
  readonly editing: string | null;
  /** How urgent its words are; only rises. */
  readonly urgency: Urgency;
  /** Set once a case exists for it (an emergency opens one early). */
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  /** A safety question was put: never twice for the same account. */
  readonly safetyAsked: boolean;
  /** What it was put about is grave enough that no answer to it calls a person. */
  readonly grave: boolean;
  /** The person said stop; kept until they say which. */
  readonly cancelling: boolean;
  /** request: help is needed; suggestion: an idea for the city, asked for less. */
  readonly kind: 'request' | 'suggestion';
  /** The words or the person settled the category; otherwise it is a guess and is asked. */
  readonly categorySure: boolean;
  /** Question ids in the order in which they were put, as often as they were: the way back. */
  readonly trail: readonly string[];
  /** Put aside: not asked for until the person comes back to it. */
  readonly shelved: boolean;
  /** When it was confirmed; afterwards the draft only gathers additions. ISO 8601. */
  readonly filedAt: string | null;
}

/** The personal half of the draft: words, names, numbers, with the message that held each. */
export interface DraftDetails extends CaseDetails {
  readonly needs: readonly Sourced<Need>[];
}

/** A draft with its personal half, while it is not the one being told. */
export interface Kept {
  readonly draft: Draft;
  readonly details: DraftDetails;
}

/** Typed here within its time, it shows that they are whom the request is of. */
export interface SentCode {
  readonly number: string;
  /** Null: there is no such request, which nobody is told. */
  readonly caseId: string | null;
  readonly code: string;
  readonly until: string;
  /** Wrong ones typed. */
  readonly failures: number;
}

export interface DialogState {
  readonly language: Language;
  /** The person chose it; their next words no longer switch it. */
  readonly languageChosen: boolean;
  readonly greeted: boolean;
  /** When the person last wrote, ISO 8601: tells a burst from an answer, and a new day. */
  readonly lastAt: string | null;
  /** Remembered for policy answers. */
  readonly zone: string | null;
  /** The zone was only asked about: nobody said that they live there. */
  readonly zoneAsked: boolean;
  readonly district: string | null;
  readonly asked: Asked | null;
  readonly draft: Draft | null;
  /** A policy question that waits for its missing slot, and the last answer's article. */
  readonly policy: {
    readonly waiting: 'zone' | 'district' | 'place' | null;
    readonly article: string | null;
  };
  /** Wrong tries at another conversation's case, and until when they wait. */
  readonly status: {
    readonly failures: number;
    readonly blockedUntil: string | null;
    readonly number: string | null;
  };
  /** A request of another conversation is followed from here, unless that ended there. */
  readonly follows: boolean;
  /** Everything personal; encrypted where it is stored. */
  readonly personal: {
    readonly draft: DraftDetails | null;
    /** The policy question's words, while it waits. */
    readonly question: string | null;
    /** What the last policy question told, should it become a request: nothing is asked twice. */
    readonly told: Kept | null;
    /** A request that danger interrupted, or the urgent one while that is taken up again. */
    readonly aside: Kept | null;
    /** The code that they were sent to follow a request of another conversation. */
    readonly tie: SentCode | null;
  };
}

/** A conversation in which nothing was said yet. */
export function initialState(language: Language): DialogState {
  return {
    language,
    languageChosen: false,
    greeted: false,
    lastAt: null,
    zone: null,
    zoneAsked: false,
    district: null,
    asked: null,
    draft: null,
    policy: { waiting: null, article: null },
    status: { failures: 0, blockedUntil: null, number: null },
    follows: false,
    personal: { draft: null, question: null, told: null, aside: null, tie: null },
  };
}

/** The zone in which they live, as told; the form asks for it where it is not known. */
export function homeZone({ zone, zoneAsked }: DialogState): string | null {
  return zoneAsked ? null : zone;
}

/** Whether anything is kept that must not lie about for ever. */
export function holdsWords({ draft, personal }: DialogState): boolean {
  const { question, told, aside } = personal;
  return [draft, question, told, aside].some((kept) => kept !== null);
}

/** What is left when the draft's time is over: language, place and manners; no personal word. */
export function withoutDraft(state: DialogState): DialogState {
  return {
    ...state,
    asked: null,
    draft: null,
    policy: { ...state.policy, waiting: null },
    status: { ...state.status, number: null },
    personal: { draft: null, question: null, told: null, aside: null, tie: null },
  };
}

/** A request of which nothing is known yet. */
export function newDraft(id: string, now: Date): Draft {
  return {
    id,
    startedAt: now.toISOString(),
    category: null,
    district: null,
    zone: null,
    consent: 'pending',
    skipped: [],
    editing: null,
    urgency: 'normal',
    caseId: null,
    caseNumber: null,
    safetyAsked: false,
    grave: false,
    cancelling: false,
    kind: 'request',
    categorySure: false,
    trail: [],
    shelved: false,
    filedAt: null,
  };
}
