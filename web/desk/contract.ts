/** What the desk's routes ask of the house. Implemented by the composition root. */
import type {
  CaseEvent,
  CaseStatus,
  Handoff,
  Handover,
  StaffNote,
  Task,
  TaskWords,
  Verdict,
} from '../../cases/case.ts';
import type { CaseEdit } from '../../cases/case-work.ts';
import type { JobKind, Paper, SpecialNeed } from '../../cases/parts.ts';
import type { HandoffSummary } from '../../cases/summary.ts';
import type { Urgency } from '../../intents/understanding.ts';
import type { WebActor } from '../route.ts';
import type { Citation } from './quoting/contract.ts';

/** Somebody is writing. */
export interface Typist {
  readonly conversationId: string;
  /** Of the agent; null: the resident. */
  readonly badge: string | null;
}

/** One row of `GET /api/desk/queue`. */
export interface QueueItem {
  readonly caseNumber: string;
  readonly urgency: Urgency;
  readonly category: string;
  readonly district: string | null;
  readonly zone: string | null;
  /** Since the hand-off was requested. */
  readonly waitingSeconds: number;
  /** queue: waits; otherwise the badge of the agent who has it. */
  readonly owner: 'queue' | string;
  readonly mine: boolean;
  readonly alarms: number;
  /**
   * Seconds until its clock warns, and until somebody must have attended to it, below 0 when that
   * is over; null where somebody has.
   */
  readonly clock: { readonly warn: number; readonly late: number } | null;
  /** For whom it waits first: a staff id, or one of the city's skills; null: nobody by name. */
  readonly first: NonNullable<Handoff['first']> | null;
  /** Of the account only the beginning: one entry, 200 characters. The case view has all. */
  readonly summary: HandoffSummary;
}

export interface TranscriptLine {
  /** Activity id; the summary's fields point to it. */
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly speaker: 'resident' | 'bot' | 'agent' | 'system';
  /** Badge of the agent who spoke. */
  readonly name: string | null;
  readonly text: string;
  readonly media: readonly { readonly id: string; readonly contentType: string }[];
  readonly choices: readonly string[];
  /** The articles that it was told from. */
  readonly quotes: readonly Citation[];
  /** How far it went; null: no vendor carries it, the resident's page reads it here. */
  readonly delivery: Delivery | null;
  /** The words that it had before, oldest first. */
  readonly before: readonly string[];
  /** It was taken back; nothing of its words is kept. */
  readonly withdrawn: boolean;
  /** Id of the message that got other words here, or was taken back; null: this is a message. */
  readonly changes: string | null;
}

/**
 * queued: waits to be sent. sent: the vendor has it. uncertain: perhaps shown. failed: not there.
 * settled: somebody saw to it otherwise. dropped: not wanted any more.
 */
export type Delivery =
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'uncertain'
  | 'failed'
  | 'settled'
  | 'dropped';

/** A body's part of the work, with the address of its page. */
export interface DeskTask extends Task {
  readonly page: string;
  readonly words: readonly TaskWords[];
  /** Who handed the person over to whom. */
  readonly handovers: readonly Handover[];
}

export interface DeskCase {
  readonly caseNumber: string;
  /** What `changed` names: the page reads the open case again only when it is its own. */
  readonly conversationId: string;
  /** An idea for the city: it is decided on, not solved. */
  readonly suggestion: boolean;
  /** They rang or came, and read nothing that is written; null: they write themselves. */
  readonly way: CaseWay | null;
  /** Null: they came to us. */
  readonly source: CaseSource | null;
  readonly status: CaseStatus;
  readonly urgency: Urgency;
  readonly category: string;
  readonly district: string | null;
  readonly zone: string | null;
  readonly openedAt: string;
  readonly owner: 'bot' | 'queue' | string;
  readonly mine: boolean;
  readonly summary: HandoffSummary;
  /** How satisfied the resident is, 1 to 5. */
  readonly score: number | null;
  readonly tasks: readonly DeskTask[];
  /** What the resident owes or owed, with its name (容缺). */
  readonly papers: readonly (Paper & { readonly name: string })[];
  /** On the register of special needs, with the address of the community's page. */
  readonly special: readonly (SpecialNeed & { readonly page: string })[];
  /** Ids of those who work such a case by default. */
  readonly usualBodies: readonly string[];
  /** Badge of who answers for it; null: nobody yet. */
  readonly inCharge: string | null;
  /** What staff wrote for each other, oldest first. */
  readonly notes: readonly StaffNote[];
  /** What is known for the form, as it is told; empty: not. */
  readonly known: Readonly<Record<'contactName' | 'phone' | 'address', string>>;
  /** The issue that it is part of: who leads it, and all others. */
  readonly issue: { readonly lead: string; readonly others: readonly string[] } | null;
  /** Numbers of the cases that it went into, that went into it, and that have to do with it. */
  readonly related: readonly {
    readonly number: string;
    readonly how: 'into' | 'joined' | 'linked';
  }[];
  readonly transcript: readonly TranscriptLine[];
  readonly timeline: readonly CaseEvent[];
  /** Badges of the staff in timeline and notes, by staff id. */
  readonly badges: Readonly<Record<string, string>>;
}

/** What is looked for among all cases; what is null does not matter. */
export interface CasesWanted {
  /** A case's number, a phone, or words; empty: all. */
  readonly search: string;
  readonly state: CaseStatus | 'open' | null;
  readonly urgency: Urgency | null;
  readonly category: string | null;
  readonly district: string | null;
  readonly body: string | null;
  /** mine: who asks answers for them; overdue: a body is late; toRing: nobody said whether it is solved;
   * special: somebody of them is on the register of special needs. */
  readonly only: 'mine' | 'overdue' | 'toRing' | 'special' | null;
  /** The last one seen: those behind it. */
  readonly after: string | null;
}

/** One row among all cases. Of the resident's words only the headline's. */
export interface CaseLine {
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly urgency: Urgency;
  readonly category: string;
  readonly district: string | null;
  readonly zone: string | null;
  readonly openedAt: string;
  readonly summary: Pick<HandoffSummary, 'headline' | 'urgency'>;
  readonly owner: 'bot' | 'queue' | string;
  /** Badge of who answers for it. */
  readonly inCharge: string | null;
  /** Bodies that have it now. */
  readonly bodies: readonly string[];
  /** One of them is late. */
  readonly overdue: boolean;
}

export interface CasesFound {
  readonly lines: readonly CaseLine[];
  readonly more: boolean;
}

/** What the resident said when they were rung back. */
export interface RungBack {
  readonly requestId: string;
  readonly solved: boolean;
  /** 1 to 5; null: not said. */
  readonly score: number | null;
}

/** What staff put right; what is not named stays. */
export interface CaseChange extends CaseEdit {
  readonly requestId: string;
}

export interface NoteWritten {
  readonly requestId: string;
  readonly words: string;
}

export interface CaseMerge {
  readonly requestId: string;
  /** Number of the case that stays. */
  readonly into: string;
}

export interface CaseLink {
  readonly requestId: string;
  /** Number of the other case. */
  readonly to: string;
  readonly linked: boolean;
}

export interface TaskOrder {
  readonly requestId: string;
  /** Ids of the city's bodies. */
  readonly bodies: readonly string[];
  /** What they should know beyond the case; may be empty. */
  readonly words: string;
  /** Its dates by the city's clock (`2022-01-12T14:00`), for one body alone; none: work without dates. */
  readonly dates: readonly { readonly kind: JobKind; readonly at: string }[];
}

/** What the desk does with a date of a task: the person can be fetched, or it falls away. */
export interface JobOrder {
  readonly requestId: string;
  readonly task: number;
  readonly job: number;
  readonly step: 'called' | 'cancelled';
}

/**
 * The register of special needs: with consent, when it is next due by the city's clock
 * (`2022-01-12T08:00`) and after how many days it comes again; null: not known, or never.
 */
export type NeedChange = { readonly requestId: string } & (
  | {
      readonly do: 'registered';
      readonly need: string;
      readonly consent: true;
      readonly dueAt: string | null;
      readonly everyDays: number | null;
    }
  | {
      readonly do: 'dated';
      readonly special: number;
      readonly dueAt: string | null;
      readonly everyDays: number | null;
    }
  | { readonly do: 'arranged' | 'ended'; readonly special: number }
);

/** What the desk decides on a suggestion. */
export interface Judgement {
  readonly requestId: string;
  readonly verdict: Verdict;
  /** What the sender is told. */
  readonly answer: string;
  /** What editors are asked to write about; null: nothing. Only where it was adopted. */
  readonly article: string | null;
}

/** How somebody came to the desk who does not write themselves. */
/** How somebody came who reads nothing; door: they wrote elsewhere. */
export type CaseWay = IntakeWay | 'door';

/** The other door that a message came to, and its number there. */
export interface CaseSource {
  readonly door: string;
  readonly id: string;
  /** When it came there, ISO 8601; null: not told. */
  readonly at: string | null;
}

export type IntakeWay = 'phone' | 'visit';

/** What they said, or the choice of the bot's that they took. */
export interface IntakeSaid {
  readonly requestId: string;
  /** As `IntakeView` named it; null: a new call. */
  readonly conversation: string | null;
  readonly way: IntakeWay;
  readonly text: string;
  readonly choice: string | null;
}

/** The call so far: what was said, what the bot offers to choose from, what came of it. */
export interface IntakeView {
  readonly conversation: string;
  readonly lines: readonly TranscriptLine[];
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly cases: readonly {
    readonly caseNumber: string;
    readonly urgency: Urgency;
    /** The caller confirmed the form. */
    readonly filed: boolean;
  }[];
}

/** A paper that is missing is listed; one that is listed came, or is not needed. */
export type PaperChange = { readonly requestId: string } & (
  | { readonly do: 'owed'; readonly name: string }
  | { readonly do: 'received' | 'waived'; readonly paper: number }
);

/**
 * Changes throw `WebError`: 404 `unknown_case`, 409 `held_by_other` · `not_yours` · `not_waiting`,
 * 422 for bad input. A change with a `requestId` seen before does nothing and succeeds.
 */
export interface DeskPort {
  queue(actor: WebActor): Promise<readonly QueueItem[]>;
  find(actor: WebActor, caseNumber: string): Promise<DeskCase>;
  /** Newest first; 422 `search_too_short` where there is too little to look for. */
  search(actor: WebActor, wanted: CasesWanted): Promise<CasesFound>;
  /** The named case, or the first that waits; null where none waits. */
  take(actor: WebActor, caseNumber: string | null): Promise<string | null>;
  answer(
    actor: WebActor,
    caseNumber: string,
    message: {
      readonly requestId: string;
      readonly text: string;
      /** Articles that its words are of; 409 `article_changed` where one is told no more. */
      readonly quotes: readonly Citation[];
    },
  ): Promise<void>;
  resolve(actor: WebActor, caseNumber: string, requestId: string): Promise<void>;
  /** Back to the bot; the resident is told. */
  handBack(actor: WebActor, caseNumber: string, requestId: string): Promise<void>;
  /** What the resident said on the phone: solved closes the case, else it is opened again. */
  callBack(actor: WebActor, caseNumber: string, said: RungBack): Promise<void>;
  /** Each body gets a task, and the resident is told; 422 `unknown_body`, 409 as the rules say. */
  dispatch(actor: WebActor, caseNumber: string, order: TaskOrder): Promise<void>;
  /** Verified, completed, judged anew; 409 `reason_missing` where it becomes less urgent for nothing. */
  edit(actor: WebActor, caseNumber: string, change: CaseChange): Promise<void>;
  note(actor: WebActor, caseNumber: string, note: NoteWritten): Promise<void>;
  /** It ends in another case, whose progress its resident is told. */
  merge(actor: WebActor, caseNumber: string, merge: CaseMerge): Promise<void>;
  link(actor: WebActor, caseNumber: string, link: CaseLink): Promise<void>;
  /** Takes a task back from its body. */
  recall(
    actor: WebActor,
    caseNumber: string,
    task: { readonly requestId: string; readonly task: number },
  ): Promise<void>;
  /** Closes a suggestion with an answer to its sender; 409 `no_suggestion`. */
  judge(actor: WebActor, caseNumber: string, judgement: Judgement): Promise<void>;
  /** 404 `unknown_conversation` for another agent's call, 429 `too_fast`. */
  sayForCaller(actor: WebActor, said: IntakeSaid): Promise<IntakeView>;
  /** 409 as the rules say: `illegal_move`, `task_ended`. */
  stepJob(actor: WebActor, caseNumber: string, order: JobOrder): Promise<void>;
  /** 409 `unknown_paper`. */
  changePaper(actor: WebActor, caseNumber: string, change: PaperChange): Promise<void>;
  /** 409 `unknown_need`; 422 for a need that nobody is registered for. */
  changeNeed(actor: WebActor, caseNumber: string, change: NeedChange): Promise<void>;
  /**
   * Keeps the agent's leases; called by the open page every 15 s. `touched`: somebody used the
   * page since the last.
   */
  heartbeat(actor: WebActor, touched: boolean): Promise<void>;
  media(
    actor: WebActor,
    id: string,
  ): Promise<{ readonly contentType: string; readonly bytes: Uint8Array }>;
  /** The actor is writing to the resident, who sees so, as colleagues do. */
  typing(actor: WebActor, caseNumber: string): Promise<void>;
  /** Calls `heard` while somebody is writing; returns the way to stop. */
  watchTyping(heard: (typist: Typist) => void): () => void;
  /** Calls `changed` after each change of queue or conversations; returns the way to stop. */
  watch(changed: (conversationId: string) => void): () => void;
}
