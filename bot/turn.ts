/**
 * One turn in the making: what it was caused by, what it adds, and at its end the one write that
 * makes all of it true. Nothing here reaches outside; the runner commits.
 */
import type { TurnContext } from 'botbuilder';
import type { Actor, CaseDetails, CaseEventData, CaseState } from '../cases/case.ts';
import { append } from '../cases/fold.ts';
import type { Activity, Speaker, StoredActivity } from '../integrations/activity.ts';
import { activityId } from '../integrations/activity.ts';
import type { MessageName, Reception } from '../integrations/channels/contract.ts';
import type {
  CaseRow,
  CaseWrite,
  ContactWrite,
  Conversation,
  ConversationKey,
  NewDueRow,
  Owner,
  TurnWrite,
} from '../integrations/database/contract.ts';
import type { PolicyNote } from '../integrations/database/knowledge-contract.ts';
import type { NewOutMessage } from '../integrations/database/outbox-contract.ts';
import type { Ids } from '../integrations/ports.ts';
import type { Understanding } from '../intents/understanding.ts';
import type { MessageChange } from './message-change.ts';

/** Why a turn runs: a resident's message, an agent's act, or a timer. */
export interface Cause {
  /** Unique; the same cause twice is done once. */
  readonly deliveryKey: string;
  readonly conversation: ConversationKey;
  /** The activity that arrived; null for staff and timers. */
  readonly arrival: Omit<Activity, 'id' | 'timestamp'> | null;
  /** How the vendor names the message; absent: it never changes one. */
  readonly message?: MessageName;
  /** How the person is reached from now on; absent: as before. */
  readonly contact?: ContactWrite;
  /** Until when the answers wait for the request to carry them; absent: they go at once. */
  readonly heldUntil?: Date;
  /** Nobody would bring it again: kept even where it is one too many. */
  readonly mustKeep?: boolean;
}

/** A new activity before it has its number. */
export type NewActivity = Omit<
  Activity,
  'id' | 'timestamp' | 'channelId' | 'conversation'
>;

export class Turn {
  readonly cause: Cause;
  readonly loaded: Conversation;
  readonly now: Date;
  /** Set by the understanding middleware on a resident's message. */
  understanding: Understanding | null = null;
  /** Why a message could not be understood; it is kept all the same. */
  unread: unknown = null;
  /** What the arrival does to what was said; set before anything is read. */
  change: MessageChange = { is: 'new' };
  /** What a message meant before it was given other words. */
  meantBefore: Understanding | null = null;
  /** What arrived, once recorded. */
  arrived: StoredActivity | null = null;
  /** The message that is to be decided about: what arrived, or the one that it gives other words. */
  heard: StoredActivity | null = null;
  /** An urgent message beyond every limit: kept, and not decided about. */
  overflows = false;
  /** A middleware's answer that ends the turn without a write. */
  settled: Reception | null = null;

  readonly #ids: Ids;
  readonly #activities: StoredActivity[] = [];
  readonly #rewritten = new Map<number, StoredActivity>();
  readonly #cases = new Map<string, CaseWrite>();
  readonly #before = new Map<string, CaseState>();
  readonly #due = new Map<string, NewDueRow>();
  readonly #cancelled = new Set<string>();
  readonly #notes: PolicyNote[] = [];
  readonly #outbox: NewOutMessage[] = [];
  #tie: TurnWrite['tie'] = null;
  #next: Pick<Conversation, 'owner' | 'staffId' | 'state' | 'sealed' | 'expiresAt'>;

  constructor(cause: Cause, loaded: Conversation, now: Date, ids: Ids) {
    this.cause = cause;
    this.loaded = loaded;
    this.now = now;
    this.#ids = ids;
    this.#next = loaded;
  }

  get owner(): Owner {
    return this.#next.owner;
  }

  get staffId(): string | null {
    return this.#next.staffId;
  }

  get state(): unknown {
    return this.#next.state;
  }

  get sealed(): unknown {
    return this.#next.sealed;
  }

  get expiresAt(): Date {
    return new Date(this.#next.expiresAt);
  }

  get activities(): readonly StoredActivity[] {
    return this.#activities;
  }

  get changesCases(): boolean {
    return this.#cases.size > 0;
  }

  /** When the first of the planned work is due; null: nothing was planned. */
  get nextDue(): Date | null {
    const [first] = [...this.#due.values()].map(({ dueAt }) => dueAt).sort();
    return first === undefined ? null : new Date(first);
  }

  /** Adds an activity to the transcript under the next number. */
  record(activity: NewActivity, speaker: Speaker): StoredActivity {
    const seq = this.loaded.seq + this.#activities.length + 1;
    const stored: StoredActivity = {
      conversationId: this.loaded.id,
      seq,
      speaker,
      activity: {
        ...activity,
        id: activityId(this.loaded.id, seq),
        timestamp: this.now.toISOString(),
        channelId: this.loaded.channelId,
        conversation: { id: this.loaded.id },
      },
    };
    this.#activities.push(stored);
    return stored;
  }

  /** Gives a message other words, or none. */
  rewrite(stored: StoredActivity): void {
    const own = this.#activities.findIndex(({ seq }) => seq === stored.seq);
    if (own >= 0) this.#activities[own] = stored;
    else this.#rewritten.set(stored.seq, stored);
  }

  keep(state: unknown, sealed: unknown, expiresAt: Date): void {
    this.#next = { ...this.#next, state, sealed, expiresAt: expiresAt.toISOString() };
  }

  handTo(owner: Owner, staffId: string | null): void {
    this.#next = { ...this.#next, owner, staffId };
  }

  /** Opens a case; its id is the draft's, so that doing it twice is doing it once. */
  openCase(
    caseId: string,
    opened: Extract<CaseEventData, { kind: 'opened' }>,
    details: CaseDetails,
    actor: Actor,
  ): void {
    const { state, events } = append(null, caseId, [opened], { actor, at: this.now });
    this.#cases.set(caseId, { state, events, details });
  }

  /** The case as this turn leaves it so far; null: this turn has not touched it. */
  caseState(caseId: string): CaseState | null {
    return this.#cases.get(caseId)?.state ?? null;
  }

  /** The cases that it changed, as they were before it and as it leaves them so far. */
  get changes(): readonly { readonly before: CaseState; readonly after: CaseState }[] {
    return [...this.#before].map(([id, before]) => ({
      before,
      after: this.#cases.get(id)?.state ?? before,
    }));
  }

  /** Cases of the conversation as this turn leaves them so far: those stored, and its own. */
  rowsNow(stored: readonly CaseRow[]): readonly CaseRow[] {
    const rows = new Map(stored.map((row) => [row.state.id, row]));
    for (const { state, details } of this.#cases.values()) {
      const known = details ?? rows.get(state.id)?.details;
      if (known) rows.set(state.id, { state, details: known });
    }
    return [...rows.values()];
  }

  /** Adds events to a case that was read before, or that this turn already changed. */
  changeCase(
    row: CaseRow,
    data: readonly CaseEventData[],
    actor: Actor,
    details: CaseDetails | null = null,
  ): CaseState {
    const before = this.#cases.get(row.state.id);
    const from = before?.state ?? row.state;
    if (!before) this.#before.set(row.state.id, row.state);
    const { state, events } = append(from, row.state.id, data, { actor, at: this.now });
    this.#cases.set(row.state.id, {
      state,
      events: [...(before?.events ?? []), ...events],
      details: details ?? before?.details ?? null,
    });
    return state;
  }

  /**
   * Plans work; a key that waits already is replaced. `outlives`: it is said to others than the person,
   * who may be forgotten meanwhile.
   */
  plan(row: {
    readonly key: string;
    readonly kind: string;
    readonly dueAt: Date;
    readonly payload: unknown;
    readonly outlives?: boolean;
  }): void {
    this.#cancelled.delete(row.key);
    this.#due.set(row.key, {
      id: this.#ids.uuid(this.now),
      key: row.key,
      kind: row.kind,
      dueAt: row.dueAt.toISOString(),
      conversationId: row.outlives ? null : this.loaded.id,
      payload: row.payload,
    });
  }

  /** What a policy question of this turn came to. */
  note(...notes: readonly PolicyNote[]): void {
    this.#notes.push(...notes);
  }

  /** Nothing is to be noted after all: the words are not kept. */
  unnote(): void {
    this.#notes.length = 0;
  }

  /** An activity of this turn leaves through a vendor. */
  leave(message: NewOutMessage): void {
    this.#outbox.push(message);
  }

  /** The conversation follows a case of another one; `untie`: nothing follows any more. */
  tie(tie: NonNullable<TurnWrite['tie']>): void {
    this.#tie = tie;
  }

  cancel(key: string): void {
    this.#due.delete(key);
    this.#cancelled.add(key);
  }

  /** Everything this turn changes, as one write. */
  write(): TurnWrite {
    return {
      deliveryKey: this.cause.deliveryKey,
      conversation: {
        ...this.loaded,
        ...this.#next,
        seq: this.loaded.seq + this.#activities.length,
      },
      activities: this.#activities,
      rewritten: [...this.#rewritten.values()],
      cases: [...this.#cases.values()].filter(
        (write) => write.events.length > 0 || write.details,
      ),
      due: [...this.#due.values()],
      cancelDue: [...this.#cancelled],
      notes: this.#notes,
      contact: this.cause.contact ?? null,
      outbox: this.#outbox,
      tie: this.#tie,
      at: this.now.toISOString(),
    };
  }
}

const TURN = Symbol('turn');

export function bindTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** The turn that a context belongs to. */
export function turnOf(context: TurnContext): Turn {
  const turn: unknown = context.turnState.get(TURN);
  if (!(turn instanceof Turn)) throw new TypeError('This context belongs to no turn.');
  return turn;
}
