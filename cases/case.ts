/**
 * A case: one resident's request, as an append-only list of events without personal data, folded
 * to a state. Words, names, phones and addresses stand elsewhere (`CaseDetails`, encrypted), so
 * that they can be forgotten while the ledger stays whole.
 */
import type { Language, Urgency } from '../intents/understanding.ts';
import type { Job, JobPlan, JobStep, Paper, SpecialNeed } from './parts.ts';
import type { Patient } from './patient.ts';

export const STATUSES = [
  'received',
  'verified',
  'dispatched',
  'in_progress',
  'resolved',
  'closed',
  'reopened',
  'merged',
  'withdrawn',
] as const;
export type CaseStatus = (typeof STATUSES)[number];

export interface Actor {
  /** duty: somebody of the roster, who needs no account. */
  readonly kind: 'resident' | 'bot' | 'staff' | 'timer' | 'body' | 'duty';
  /** Staff id, the body's id or the roster's; absent for the others. */
  readonly id?: string;
}

/**
 * Why a person is needed. filed: a confirmed request waits to be worked; nobody waits to be spoken
 * with. returned, overdue: a body gave its task back, or did not end it in time. callback: nobody
 * answered whether it is solved. need_due: somebody on the register needs help soon, and nobody has
 * said that it is seen to. taken_over: an agent took up a case that waited for nobody.
 */
export type HandoffReason =
  | 'urgent'
  | 'asked'
  | 'filed'
  | 'misunderstood'
  | 'failure'
  | 'returned'
  | 'overdue'
  | 'callback'
  | 'need_due'
  | 'taken_over';

const WORK: readonly HandoffReason[] = [
  'filed',
  'returned',
  'overdue',
  'callback',
  'need_due',
  'taken_over',
];

/** Whether the resident waits to speak with the person; else it is work that waits. */
export function waitsToSpeak(reason: HandoffReason): boolean {
  return !WORK.includes(reason);
}

/** Why a person lowers an urgency; what else there is to say of it stands in a note. */
export const LOWER_REASONS = ['misread', 'relieved', 'in_care', 'less'] as const;
export type LowerReason = (typeof LOWER_REASONS)[number];

/** Why a body gives a task back; its own words stand with the details. */
export const RETURN_REASONS = [
  'not_ours',
  'more_needed',
  'unreachable',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What happened to a case. Codes and ids only; `messages` are activity ids. */
export type CaseEventData =
  | {
      readonly kind: 'opened';
      readonly number: string;
      readonly conversationId: string;
      readonly category: string;
      readonly urgency: Urgency;
      readonly flags: readonly string[];
      readonly district: string | null;
      readonly zone: string | null;
      /** What the resident is spoken to in; absent in older ledgers. */
      readonly language?: Language;
      /** given on the form; emergency: opened at once to protect life or health. */
      readonly consent: 'given' | 'emergency' | 'pending';
      readonly messages: readonly string[];
    }
  | {
      readonly kind: 'detailed';
      /** Names of the fields that were added or changed, never their values. */
      readonly fields: readonly string[];
      readonly category?: string;
      readonly district?: string | null;
      readonly zone?: string | null;
      readonly consent?: 'given';
      /** The resident confirmed the form. */
      readonly confirmed?: boolean;
      readonly messages: readonly string[];
    }
  | {
      readonly kind: 'raised';
      readonly urgency: Urgency;
      readonly flags: readonly string[];
      readonly messages: readonly string[];
    }
  | { readonly kind: 'lowered'; readonly urgency: Urgency; readonly reason: LowerReason }
  | { readonly kind: 'handoff_requested'; readonly reason: HandoffReason }
  | { readonly kind: 'handoff_taken' }
  | {
      readonly kind: 'handoff_released';
      readonly reason: 'returned' | 'lease_lost' | 'resolved';
    }
  /** Meant for somebody: handed over with a note (转办), or given out by a supervisor. */
  | {
      readonly kind: 'handoff_directed';
      /** A staff id, or a skill of the city's. */
      readonly to: { readonly agent: string } | { readonly skill: string };
    }
  /** Nobody took it, or did anything about it, within the clock; step 1 is the first alarm. */
  | {
      readonly kind: 'alarmed';
      readonly step: number;
      /** Ids of the roster's people who were called as well; absent: nobody. */
      readonly duty?: readonly string[];
    }
  /** Somebody of the roster sees to it that somebody comes. */
  | { readonly kind: 'duty_acknowledged' }
  | { readonly kind: 'answered'; readonly messages: readonly string[] }
  | {
      readonly kind: 'moved';
      readonly to: CaseStatus;
      readonly reason?: string;
      /** Number of the case that it went into, where it is merged. */
      readonly into?: string;
    }
  /** Another case, of this number, went into this one. */
  | { readonly kind: 'joined'; readonly number: string }
  /** It has to do with the case of this number, or no longer. */
  | { readonly kind: 'linked' | 'unlinked'; readonly number: string }
  /** It is one of many of the same matter, which the case of this number leads; or no longer. */
  | { readonly kind: 'grouped'; readonly issue: string }
  | { readonly kind: 'ungrouped' }
  /** So many of the same matter came so soon after another, this one the last. */
  | { readonly kind: 'surged'; readonly cases: number }
  /** Staff wrote a note; its words stand with the details. */
  | { readonly kind: 'noted' }
  /** Asked again whether it is solved (回访); step 2 is the first time after it was resolved. */
  | { readonly kind: 'outcome_asked'; readonly step: number }
  /** How satisfied the resident is, 1 to 5. */
  | { readonly kind: 'rated'; readonly score: number }
  /** A suggestion is taken up, or not; the sender is told why. */
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  /** Handed to a body (交办). Tasks of a case are numbered 1, 2, 3 … */
  | {
      readonly kind: 'tasked';
      readonly task: number;
      readonly body: string;
      /** ISO 8601: to be done by then. */
      readonly dueAt: string;
      /** Its dates, where it has some. */
      readonly jobs?: readonly JobPlan[];
    }
  | { readonly kind: 'task_accepted'; readonly task: number }
  | {
      readonly kind: 'task_returned';
      readonly task: number;
      readonly reason: ReturnReason;
    }
  | {
      readonly kind: 'task_done';
      readonly task: number;
      /** Ids of the media that show it. */
      readonly photos?: readonly string[];
    }
  /** The desk takes it back: done otherwise, or handed to the wrong one. */
  | { readonly kind: 'task_recalled'; readonly task: number }
  /** The body was reminded; step 1 is the first time. */
  | { readonly kind: 'task_reminded'; readonly task: number; readonly step: number }
  /** A dated job of a task; jobs are numbered in the order of their dates. */
  | {
      readonly kind: 'job';
      readonly task: number;
      readonly job: number;
      readonly step: JobStep;
    }
  /** A paper that the resident still owes (容缺); numbered 1, 2, 3 … */
  | { readonly kind: 'paper'; readonly paper: number; readonly step: Paper['stage'] }
  /** Asked for the papers owed; step 1 is the first time. */
  | { readonly kind: 'papers_asked'; readonly step: number }
  /** An entry of the register of special needs (登记造册); numbered 1, 2, 3 … */
  | ({ readonly kind: 'need'; readonly special: number } & NeedStep);

/** dueAt: when it is next due; everyDays: how often it comes again. Null: not known. */
type NeedStep =
  | {
      readonly step: 'registered';
      readonly need: string;
      readonly dueAt: string | null;
      readonly everyDays: number | null;
    }
  | {
      readonly step: 'dated';
      readonly dueAt: string | null;
      readonly everyDays: number | null;
    }
  /** So many reminders of this date are out. */
  | { readonly step: 'reminded'; readonly reminders: number }
  /** arranged: seen to by the community, for this date; passed: the date is over. */
  | { readonly step: 'arranged' | 'passed' | 'ended' };

/** What becomes of a suggestion. */
export type Verdict = 'adopted' | 'declined';

export type CaseEventKind = CaseEventData['kind'];

export interface CaseEvent {
  readonly caseId: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly actor: Actor;
  readonly data: CaseEventData;
}

/** A case as its events tell it. */
export interface CaseState {
  readonly id: string;
  /** Number of the last event: the version to write against. */
  readonly version: number;
  readonly number: string;
  readonly conversationId: string;
  readonly status: CaseStatus;
  readonly category: string;
  readonly urgency: Urgency;
  /** All flags ever raised; those of the highest urgency first. */
  readonly flags: readonly string[];
  readonly district: string | null;
  readonly zone: string | null;
  /** Absent: not known. */
  readonly language?: Language;
  readonly consent: 'given' | 'emergency' | 'pending';
  readonly confirmed: boolean;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly handoff: Handoff | null;
  /** Staff id of the first who took it or handed it on: answers for it until it is closed (首接负责). */
  readonly inCharge: string | null;
  /** How often it was asked whether it is solved, since it was resolved. */
  readonly outcomeAsks: number;
  /** How satisfied the resident is, 1 to 5; null: not said. */
  readonly score: number | null;
  /** In the order of their numbers. */
  readonly tasks: readonly Task[];
  /** What became of a suggestion; absent: it is no suggestion, or not decided. */
  readonly verdict?: Verdict;
  /** What the resident owes or owed; absent: nothing. */
  readonly papers?: readonly Paper[];
  /** How often it was asked for; absent: never. */
  readonly paperAsks?: number;
  /** On the register of special needs; absent: not. */
  readonly special?: readonly SpecialNeed[];
  /** Number of the case that it went into; its resident follows that one. */
  readonly mergedInto: string | null;
  /** Other cases went into it, or are led by it. */
  readonly followed: boolean;
  /** Number of the case that leads the issue it is part of: its own, where it leads. */
  readonly issue: string | null;
  /** Numbers of cases that it has to do with. */
  readonly links: readonly string[];
}

/** A body's part of the work on a case. */
export interface Task {
  readonly number: number;
  readonly body: string;
  readonly stage: 'offered' | 'accepted' | 'returned' | 'done' | 'recalled';
  readonly offeredAt: string;
  readonly dueAt: string;
  readonly acceptedAt: string | null;
  /** Returned, done or recalled then. */
  readonly endedAt: string | null;
  readonly reminders: number;
  readonly remindedAt: string | null;
  /** Ids of the media that show that it is done; absent: none. */
  readonly photos?: readonly string[];
  /** Its dates; absent: it has none. */
  readonly jobs?: readonly Job[];
}

/** A case that waits for a person or is with one. Null on the case when neither. */
export interface Handoff {
  readonly reason: HandoffReason;
  readonly requestedAt: string;
  readonly takenBy: string | null;
  readonly takenAt: string | null;
  /** How many alarms were raised since it was requested. */
  readonly alarms: number;
  /** The last of them; absent before the first. */
  readonly alarmedAt?: string;
  /** Whoever has it did something about it since they took it. */
  readonly attended?: boolean;
  /** When the duty roster last answered a call; absent: never. */
  readonly acknowledgedAt?: string;
  /** For whom it waits first, for a time (`agents.ts`); absent: nobody by name. */
  readonly first?: {
    readonly agent?: string;
    readonly skill?: string;
    /** ISO 8601. */
    readonly since: string;
  };
}

/** Where a value of the summary was said. */
export interface Sourced<T> {
  readonly value: T;
  /** Activity id; null: set by staff. */
  readonly message: string | null;
}

/** Everything personal about a case; encrypted under the person's key wherever it is stored. */
export interface CaseDetails {
  /** The account in the resident's own words, one entry a message. */
  readonly account: readonly Sourced<string>[];
  readonly contactName?: Sourced<string>;
  readonly phone?: Sourced<string>;
  readonly address?: Sourced<string>;
  /** Who needs help ("母亲，88岁"). */
  readonly patient?: Patient;
  readonly needs: readonly Sourced<string>[];
  /** Other facts with their label key: pregnancy, medicine, temperature … */
  readonly facts: readonly (Sourced<string> & { readonly key: string })[];
  readonly flags: readonly {
    readonly id: string;
    readonly words: string;
    readonly message: string;
  }[];
  /** Activity ids of photos and other media. */
  readonly media: readonly string[];
  /** Safety advice in the words that were shown, each line once. */
  readonly adviceGiven: readonly string[];
  readonly location?: Sourced<{ readonly latitude: number; readonly longitude: number }>;
  /** What desk and bodies wrote to each other about the tasks, oldest first; absent: nothing. */
  readonly taskWords?: readonly TaskWords[];
  /** What staff wrote for each other alone, oldest first; absent: nothing. */
  readonly staffNotes?: readonly StaffNote[];
  /** Who handed the person over to whom (书面交接), oldest first; absent: nobody. */
  readonly handovers?: readonly Handover[];
  /** Names of the papers, in the order of their numbers; absent: none. */
  readonly papers?: readonly string[];
}

/** Signed with their names by who gives and who takes, at the pick-up and at the arrival. */
export interface Handover {
  readonly task: number;
  readonly job: number;
  readonly end: 'pick_up' | 'arrival';
  readonly given: string;
  readonly taken: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface StaffNote {
  /** Staff id. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly words: string;
}

export interface TaskWords {
  readonly task: number;
  readonly by: 'desk' | 'body';
  readonly words: string;
}

/** Nothing is known yet, or all of it was forgotten. */
export const NO_CASE_DETAILS = {
  account: [],
  needs: [],
  facts: [],
  flags: [],
  media: [],
  adviceGiven: [],
} as const satisfies CaseDetails;
